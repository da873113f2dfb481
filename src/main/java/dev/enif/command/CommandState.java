/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.failover.Drill;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.instance.InstanceTypes;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Zone;
import dev.enif.core.partition.Founding;
import dev.enif.core.partition.PartitionDrafts;
import dev.enif.log.kafka.Follower;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The accounts as this process's follower knows them, for reads that need the exact image and not a
 * view of it. Thread-safe.
 */
public final class CommandState {

    private final Follower follower;
    private final List<Zone> zones;
    private final InstanceTypes types;
    private final Cidr6 ipv6Pool;

    public CommandState(Follower follower, List<Zone> zones, InstanceTypes types, Cidr6 ipv6Pool) {
        this.follower = follower;
        this.zones = List.copyOf(zones);
        this.types = types;
        this.ipv6Pool = ipv6Pool;
    }

    /** The account's image now; an account in which nothing has happened is empty. */
    public AccountView account(AccountId account) {
        var current = follower.current(account.partition(follower.partitions()));
        return new AccountView(current.position(), current.state().account(account));
    }

    /**
     * What a failover of the group would do now. Nothing is handed over, written or changed.
     *
     * @param standby who shall take over, or null for the first that can
     * @throws RefusedException as the failover itself would be refused
     */
    public DrillView drill(
            AccountId account, FailoverGroupId groupId, @Nullable InstanceId standby) {
        var current = follower.current(account.partition(follower.partitions()));
        Founding founding = current.state().founding();
        if (founding == null) {
            throw new RefusedException(new CommonRefusal.NotFound(groupId));
        }
        var environment =
                new Draft.Environment(
                        founding.ids(),
                        founding.region(),
                        zones,
                        types,
                        founding.ipv6Pool(ipv6Pool));
        var draft = PartitionDrafts.of(current.state(), account, environment);
        return new DrillView(current.position(), Drill.of(draft, groupId, standby));
    }
}
