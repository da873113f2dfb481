/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Draft;
import dev.enif.core.failover.FailoverWatch;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.instance.InstanceEvent;
import dev.enif.core.loadbalancer.TargetWatch;
import dev.enif.core.nat.NatGatewayEvent;
import dev.enif.core.peering.PeeringDecider;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the timers that have passed bring about: one decision for all accounts of the partition. At
 * most {@value #EVENTS_AT_ONCE} events or little more come of one tick, so that no decision grows
 * without bound; what is left over is due at the next. Lives for one decision.
 */
final class Due {
    private static final int EVENTS_AT_ONCE = 500;

    private final PartitionState state;
    private final Draft.Environment environment;
    private final long timeMillis;
    private final Map<AccountId, AccountState> accounts = new HashMap<>();
    private final List<PartitionEvent> events = new ArrayList<>();
    private Draft.PublicAddresses publicAddresses;
    private final Posting posting;
    private long nextId;

    Due(PartitionState state, Draft.Environment environment, long timeMillis) {
        this.state = state;
        this.environment = environment;
        this.timeMillis = timeMillis;
        this.publicAddresses = new PoolAddresses(state.requirePool());
        this.posting = new Posting(state);
        this.nextId = state.nextId();
    }

    void decide() {
        for (Timer timer : state.timers()) {
            if (timer.atMillis() > timeMillis || events.size() >= EVENTS_AT_ONCE) {
                return;
            }
            decide(timer);
        }
    }

    private void decide(Timer timer) {
        AccountId account = timer.account();
        AccountState image = accounts.get(account);
        Draft draft =
                new Draft(
                        image == null ? state.account(account).begin(state.ordinal() + 1) : image,
                        publicAddresses,
                        environment,
                        timeMillis,
                        nextId);
        switch (timer.resource()) {
            case InstanceId id -> draft.happened(new InstanceEvent.InstanceForgotten(id));
            case NatGatewayId id -> draft.happened(new NatGatewayEvent.NatGatewayForgotten(id));
            case FailoverGroupId id -> FailoverWatch.due(draft, id);
            case TargetGroupId id -> TargetWatch.due(draft, id);
            case PeeringId id -> PeeringDecider.due(draft, id);
            case ResourceId other -> throw new IllegalStateException(other + " has no timer");
        }
        TargetWatch.look(draft);
        FailoverWatch.look(draft);
        events.addAll(posting.events(account, draft));
        accounts.put(account, draft.account());
        publicAddresses = draft.publicAddresses();
        nextId = draft.nextId();
    }

    List<PartitionEvent> events() {
        return List.copyOf(events);
    }

    long nextId() {
        return nextId;
    }
}
