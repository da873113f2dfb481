/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Entity;
import dev.enif.core.account.Quota;
import dev.enif.core.account.Table;
import dev.enif.core.account.Tables;
import dev.enif.core.account.Tags;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RuleId;
import dev.enif.core.partition.PartitionState;
import dev.enif.core.partition.PublicPool;
import dev.enif.core.partition.Timers;
import dev.enif.core.partition.Tokens;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What must hold of every image that decisions have led to. */
public final class ImageLaws {
    private ImageLaws() {}

    /** What is kept up to date step by step equals what is computed from the resources alone. */
    public static void derivedPartsAreRight(PartitionState state) {
        List<AccountState> rebuilt = new ArrayList<>();
        for (AccountState account : state.accounts().values()) {
            AccountState again =
                    AccountState.restored(account.id(), again(account.tables()), account.quotas());
            assertThat(account.indexes()).isEqualTo(again.indexes());
            assertThat(account.contents()).isEqualTo(again.contents());
            assertThat(account.routing()).isEqualTo(again.routing());
            assertThat(account.fingerprint()).isEqualTo(again.fingerprint());
            rebuilt.add(again);
        }
        PublicPool pool = state.requirePool();
        PartitionState again =
                PartitionState.restored(
                        Objects.requireNonNull(state.founding()),
                        state.featureLevel(),
                        state.nextCommandOffset(),
                        state.timeMillis(),
                        state.nextId(),
                        state.ordinal(),
                        PublicPool.restored(
                                state.founding(), pool.blocks(), pool.taken(), pool.next()),
                        rebuilt,
                        Tokens.of(state.tokens().stored()),
                        Timers.of(state.timers()),
                        state.exchanges());
        assertThat(state.fingerprint()).isEqualTo(again.fingerprint());
    }

    private static Tables again(Tables tables) {
        Tables again = Tables.EMPTY;
        for (ResourceKind kind : ResourceKind.values()) {
            again = again.with(kind, again(tables.of(kind)));
        }
        return again;
    }

    private static <K extends ResourceId, V extends Entity<K>> Table<K, V> again(
            Table<K, V> table) {
        Table<K, V> again = Table.empty();
        for (Table.Row<V> row : table.rows().descendingMap().values()) {
            again = again.put(row.value(), row.revision());
        }
        return again;
    }

    /** The rules of VPCs, subnets and groups, each looked for the slow way. */
    public static void networksAreSound(AccountState account) {
        account.vpcs().values().forEach(vpc -> isSound(account, vpc));
        account.subnets().values().forEach(subnet -> isSound(account, subnet));
        account.securityGroups().values().forEach(group -> isSound(account, group));
        RoutingLaws.check(account);
        Set<String> held = new HashSet<>();
        for (NetworkInterface eni : account.networkInterfaces().values()) {
            Subnet subnet = Objects.requireNonNull(account.subnets().find(eni.subnetId()));
            for (PrivateAddress own : eni.addresses()) {
                assertThat(held.add(subnet.id() + " " + own.address())).isTrue();
                assertThat(subnet.cidr().contains(own.address())).isTrue();
                assertThat(subnet.reserves(own.address())).isFalse();
            }
            eni.groupIds().forEach(id -> assertThat(account.find(id)).isNotNull());
        }
    }

    private static void isSound(AccountState account, Vpc vpc) {
        SecurityGroup group =
                Objects.requireNonNull(account.securityGroups().find(vpc.defaultGroupId()));
        assertThat(group.isDefault()).isTrue();
        assertThat(group.vpcId()).isEqualTo(vpc.id());
        assertThat(vpc.blocks()).hasSizeBetween(1, account.quota(Quota.CIDR_BLOCKS_PER_VPC));
        assertThat(vpc.dnsHostnames() && !vpc.dnsSupport()).isFalse();
        for (Vpc.Block one : vpc.blocks()) {
            assertThat(one.cidr().length()).isBetween(16, 28);
            for (Vpc.Block two : vpc.blocks()) {
                assertThat(one.equals(two) || !one.cidr().overlaps(two.cidr())).isTrue();
            }
        }
        isSound(vpc.tags());
    }

    private static void isSound(AccountState account, Subnet subnet) {
        Vpc vpc = Objects.requireNonNull(account.vpcs().find(subnet.vpcId()));
        assertThat(vpc.contains(subnet.cidr())).isTrue();
        for (Subnet other : account.subnets().values()) {
            assertThat(
                            other.equals(subnet)
                                    || !other.vpcId().equals(subnet.vpcId())
                                    || !other.cidr().overlaps(subnet.cidr()))
                    .isTrue();
        }
        isSound(subnet.tags());
    }

    private static void isSound(AccountState account, SecurityGroup group) {
        assertThat(account.vpcs().contains(group.vpcId())).isTrue();
        for (SecurityGroup other : account.securityGroups().values()) {
            assertThat(
                            other.id().equals(group.id())
                                    || !other.vpcId().equals(group.vpcId())
                                    || !other.name().equals(group.name()))
                    .isTrue();
        }
        Set<RuleId> ids = new HashSet<>();
        Set<String> statements = new HashSet<>();
        for (Rule rule : group.rules()) {
            assertThat(ids.add(rule.id())).isTrue();
            assertThat(statements.add(rule.direction() + " " + rule.traffic() + rule.peer()))
                    .isTrue();
            if (rule.peer() instanceof Peer.GroupPeer(var peerId)) {
                SecurityGroup peer = Objects.requireNonNull(account.securityGroups().find(peerId));
                assertThat(peer.vpcId()).isEqualTo(group.vpcId());
            }
            isSound(rule.tags());
        }
        for (Direction direction : Direction.values()) {
            long ipv4 =
                    group.rules().stream()
                            .filter(rule -> rule.direction() == direction)
                            .filter(rule -> !(rule.peer() instanceof Peer.Ipv6Peer))
                            .count();
            assertThat(ipv4).isLessThanOrEqualTo(account.quota(Quota.RULES_PER_SECURITY_GROUP));
        }
        isSound(group.tags());
    }

    private static void isSound(Tags tags) {
        assertThat(tags.size()).isLessThanOrEqualTo(Tags.MOST);
        tags.entries().keySet().forEach(key -> assertThat(key).doesNotStartWith("aws:"));
    }
}
