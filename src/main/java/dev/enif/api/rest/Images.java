/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.command.AccountView;
import dev.enif.command.CommandState;
import dev.enif.command.DrillView;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.log.kafka.EndOffsets;
import dev.enif.log.kafka.Follower;
import dev.enif.query.Consistency;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Reads of an account's image itself, for what no view shows. Thread-safe. */
@ApplicationScoped
public class Images {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final CommandState state;
    private final Reach reach;

    public Images(CommandState state, Follower follower, EndOffsets endOffsets) {
        this.state = state;
        this.reach = new Reach(Reach.Source.of(follower), endOffsets, PATIENCE);
    }

    /**
     * What a failover would do in the account's image, as recent as demanded; fails with the
     * refusal that the failover itself would meet.
     */
    Uni<DrillView> drill(
            AccountId account,
            FailoverGroupId groupId,
            @Nullable InstanceId standby,
            Consistency consistency) {
        return reach.of(account, consistency).map(_ -> state.drill(account, groupId, standby));
    }

    /** The account's image, as recent as demanded. */
    Uni<AccountView> account(AccountId account, Consistency consistency) {
        return reach.of(account, consistency).map(_ -> state.account(account));
    }
}
