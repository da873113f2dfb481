/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.enif.core.Given;
import dev.enif.core.InstanceWorld;
import dev.enif.core.account.AccountState;
import dev.enif.core.account.Tags;
import dev.enif.core.eni.EniEvent.AddressesAssigned;
import dev.enif.core.eni.EniEvent.AddressesUnassigned;
import dev.enif.core.eni.EniEvent.EniCreated;
import dev.enif.core.eni.EniEvent.EniDeleted;
import dev.enif.core.eni.EniEvent.Ipv6AddressesAssigned;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.monitoring.Ownership.Key;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv6;
import dev.enif.core.partition.PartitionState;
import dev.enif.core.securitygroup.SecurityGroupEvent.GroupCreated;
import dev.enif.core.vpc.SubnetEvent.SubnetCreated;
import dev.enif.core.vpc.VpcEvent.VpcCreated;
import dev.enif.testing.RandomHistory;
import dev.enif.testing.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OwnershipTest extends InstanceWorld {
    private static final long DAY = 86_400_000;
    private static final VpcId FAR = new VpcId("vpc-000000000000000b0");
    private static final GroupId FAR_GROUP = new GroupId("sg-000000000000000b0");
    private static final SubnetId FAR_SUBNET = new SubnetId("subnet-000000000000000b0");
    private static final EniId FAR_ENI = new EniId("eni-000000000000000b0");

    /** The fold itself says who held what: after any decision, and until the next. */
    @Test
    void it_says_who_held_each_address_at_any_time_since_it_began() {
        Seeds.check(
                60,
                random -> {
                    RandomHistory history = new RandomHistory(random, 0, 1);
                    for (int before = random.nextInt(30); before > 0; before--) {
                        history.next();
                    }
                    Ownership owners = new Ownership(DAY, 1_000_000);
                    owners.begin(history.state());
                    List<Map<Key, EniId>> images = new ArrayList<>();
                    List<Long> times = new ArrayList<>();
                    Set<Key> keys = new HashSet<>();
                    for (int step = 0; step < 80; step++) {
                        images.add(holders(history.state()));
                        times.add(history.state().timeMillis());
                        keys.addAll(images.getLast().keySet());
                        history.next();
                        owners.decided(history.state());
                    }
                    for (int step = 0; step + 1 < images.size(); step++) {
                        // Of what happened in one millisecond, the last counts.
                        if (times.get(step).equals(times.get(step + 1))) {
                            continue;
                        }
                        for (Key key : keys) {
                            for (long at : List.of(times.get(step), times.get(step + 1) - 1)) {
                                Ownership.Owner owner =
                                        owners.at(key.account(), key.vpcId(), network(key), at);
                                assertThat(owner == null ? null : owner.eniId())
                                        .as("%s at %d", key, at)
                                        .isEqualTo(images.get(step).get(key));
                            }
                        }
                    }
                });
    }

    @Test
    void it_knows_nothing_of_before_it_began_unless_nothing_was_before() {
        Ownership fromStart = new Ownership(DAY, 10);
        fromStart.begin(PartitionState.EMPTY);
        assertThat(fromStart.knows(0)).isTrue();
        Ownership fromImage = new Ownership(DAY, 10);
        Given given = world().at(START_MILLIS + 5).and(ENI_CREATED);
        fromImage.begin(given.state());
        assertThat(fromImage.knows(START_MILLIS + 4)).isFalse();
        assertThat(fromImage.knows(START_MILLIS + 5)).isTrue();
        assertThat(fromImage.at(ACCOUNT, VPC, ENI_ADDRESS, START_MILLIS + 5))
                .isEqualTo(new Ownership.Owner(ACCOUNT, ENI, VPC, SUBNET));
    }

    /** Begun in the middle and given the past later, it knows what one knows that saw it all. */
    @Test
    void with_its_past_it_knows_what_it_would_know_from_the_start() {
        Seeds.check(
                100,
                random -> {
                    RandomHistory history = new RandomHistory(random, 0, 1);
                    Ownership whole = new Ownership(DAY, 1_000_000);
                    whole.begin(PartitionState.EMPTY);
                    Ownership past = new Ownership(DAY, 1_000_000);
                    past.begin(PartitionState.EMPTY);
                    Set<Key> keys = new HashSet<>();
                    for (int before = random.nextInt(60); before >= 0; before--) {
                        history.next();
                        whole.decided(history.state());
                        past.decided(history.state());
                        keys.addAll(holders(history.state()).keySet());
                    }
                    Ownership later = new Ownership(DAY, 1_000_000);
                    later.begin(history.state());
                    long began = history.state().timeMillis();
                    int precedeAt = random.nextInt(40);
                    for (int step = 0; step < 40; step++) {
                        if (step == precedeAt) {
                            assertThat(later.precede(past, began)).isTrue();
                        }
                        history.next();
                        whole.decided(history.state());
                        later.decided(history.state());
                        keys.addAll(holders(history.state()).keySet());
                    }
                    for (Key key : keys) {
                        assertThat(later.history(key)).as("%s", key).isEqualTo(whole.history(key));
                    }
                    assertThat(later.knownSinceMillis()).isEqualTo(whole.knownSinceMillis());
                    assertThat(later.endedSpans()).isEqualTo(whole.endedSpans());
                });
    }

    @Test
    void what_has_begun_to_forget_takes_no_past() {
        Ownership owners = new Ownership(1_000, 10);
        Ownership past = new Ownership(1_000, 10);
        past.begin(PartitionState.EMPTY);
        assertThat(owners.precede(past, START_MILLIS)).as("it began with nothing before").isFalse();
        Given given = began(owners);
        told(owners, given.at(START_MILLIS + 5_000), assign(ENI, "10.0.0.77"));
        assertThat(owners.precede(past, START_MILLIS)).isFalse();
    }

    /** A follower that jumps leaves a gap, of which the past of its first image tells nothing. */
    @Test
    void the_past_of_another_image_is_not_taken() {
        Ownership past = new Ownership(DAY, 10);
        past.begin(PartitionState.EMPTY);
        Ownership owners = new Ownership(DAY, 10);
        Given given = began(owners);
        long first = given.state().timeMillis();
        Given later = given.at(START_MILLIS + 5_000).and(assign(ENI, "10.0.0.77"));
        owners.begin(later.state());
        assertThat(owners.precede(past, first)).isFalse();
        assertThat(owners.knows(START_MILLIS + 4_999)).isFalse();
        assertThat(owners.precede(past, later.state().timeMillis())).isTrue();
    }

    /** Each may bring the same IPv6 block: only within an account no two VPCs share one. */
    @Test
    void accounts_of_a_partition_may_have_the_same_ipv6_address() {
        AccountId other = new AccountId("999999999999");
        Ipv6 address = Ipv6.parse("fd00::5");
        Ownership owners = new Ownership(1_000, 10);
        Given given = began(owners);
        given = told(owners, given.at(START_MILLIS + 10), with(ENI, address));
        Given there =
                given.in(other)
                        .and(
                                new VpcCreated(
                                        FAR,
                                        new CidrAssociationId("vpc-cidr-assoc-000000000000000b0"),
                                        Cidr4.parse("10.0.0.0/16"),
                                        FAR_GROUP,
                                        Tags.NONE),
                                new GroupCreated(
                                        FAR_GROUP, FAR, "default", "", List.of(), Tags.NONE),
                                new SubnetCreated(
                                        FAR_SUBNET,
                                        FAR,
                                        Cidr4.parse("10.0.0.0/24"),
                                        ZONE_A,
                                        Tags.NONE));
        there =
                told(
                        owners,
                        there,
                        new EniCreated(
                                FAR_ENI,
                                FAR,
                                FAR_SUBNET,
                                ZONE_A,
                                ENI_CREATED.mac(),
                                "",
                                List.of(ip("10.0.0.9")),
                                List.of(FAR_GROUP),
                                Tags.NONE));
        there = told(owners, there.at(START_MILLIS + 20), with(FAR_ENI, address));
        given = told(owners, there.in(ACCOUNT).at(START_MILLIS + 30), new EniDeleted(ENI));

        assertThat(owners.at(ACCOUNT, null, address, START_MILLIS + 25))
                .extracting(Ownership.Owner::eniId)
                .isEqualTo(ENI);
        assertThat(owners.at(ACCOUNT, null, address, START_MILLIS + 35)).isNull();
        assertThat(owners.at(other, null, address, START_MILLIS + 35))
                .extracting(Ownership.Owner::eniId)
                .isEqualTo(FAR_ENI);

        there = told(owners, given.in(other).at(START_MILLIS + 40), new EniDeleted(FAR_ENI));
        told(owners, there.in(ACCOUNT).at(START_MILLIS + 2_000), GROUP_CREATED);
        assertThat(owners.endedSpans()).isZero();
    }

    private static Ipv6AddressesAssigned with(EniId eni, Ipv6 address) {
        return new Ipv6AddressesAssigned(eni, List.of(address));
    }

    @Test
    void networks_are_forgotten_with_the_last_interface_that_they_had() {
        Ownership owners = new Ownership(1_000, 10);
        Given given = began(owners);
        given = told(owners, given.at(START_MILLIS + 10), new EniDeleted(ENI));
        assertThat(owners.networks(ACCOUNT)).containsExactly(VPC);
        given = told(owners, given.at(START_MILLIS + 900), eni(ENI_B, "10.0.0.10"));
        given = told(owners, given.at(START_MILLIS + 1_010), assign(ENI_B, "10.0.0.11"));
        assertThat(owners.networks(ACCOUNT)).containsExactly(VPC);
        given = told(owners, given.at(START_MILLIS + 1_020), new EniDeleted(ENI_B));
        told(owners, given.at(START_MILLIS + 2_020), GROUP_CREATED);
        assertThat(owners.networks(ACCOUNT)).isEmpty();
    }

    @Test
    void the_history_of_an_address_names_each_holder_of_the_account() {
        Ownership owners = new Ownership(DAY, 100);
        Given given = began(owners);
        given = told(owners, given.at(START_MILLIS + 5), eni(ENI_B, "10.0.0.10"));
        given = told(owners, given.at(START_MILLIS + 10), assign(ENI, "10.0.0.77"));
        given = told(owners, given.at(START_MILLIS + 20), unassign(ENI, "10.0.0.77"));
        told(owners, given.at(START_MILLIS + 30), assign(ENI_B, "10.0.0.77"));
        Ownership.History history = owners.history(ACCOUNT, ip("10.0.0.77"));
        assertThat(history.knownSinceMillis()).isEqualTo(START_MILLIS);
        assertThat(history.held())
                .extracting(
                        it -> it.span().owner().eniId(),
                        it -> it.span().fromMillis(),
                        it -> it.span().untilMillis(),
                        Ownership.Held::beganBefore)
                .containsExactly(
                        tuple(ENI, START_MILLIS + 10, START_MILLIS + 20, false),
                        tuple(ENI_B, START_MILLIS + 30, Ownership.OPEN, false));
        assertThat(owners.history(ACCOUNT, ENI_ADDRESS).held())
                .extracting(Ownership.Held::beganBefore)
                .containsExactly(true);
        assertThat(owners.history(new AccountId("999999999999"), ENI_ADDRESS).held()).isEmpty();
    }

    @Test
    void what_ended_is_forgotten_by_age_and_what_is_held_is_not() {
        Ownership owners = new Ownership(1000, 1_000_000);
        Given given = began(owners);
        Key key = new Key(ACCOUNT, VPC, ip("10.0.0.77"));
        given = told(owners, given.at(START_MILLIS + 10), assign(ENI, "10.0.0.77"));
        given = told(owners, given.at(START_MILLIS + 100), unassign(ENI, "10.0.0.77"));
        assertThat(owners.at(ACCOUNT, VPC, ip("10.0.0.77"), START_MILLIS + 50)).isNotNull();
        assertThat(owners.at(ACCOUNT, VPC, ip("10.0.0.77"), START_MILLIS + 100)).isNull();
        given = told(owners, given.at(START_MILLIS + 1050), assign(ENI, "10.0.0.78"));
        assertThat(owners.at(ACCOUNT, VPC, ip("10.0.0.77"), START_MILLIS + 50)).isNotNull();
        told(owners, given.at(START_MILLIS + 1100), assign(ENI, "10.0.0.79"));
        assertThat(owners.history(key)).isEmpty();
        assertThat(owners.knows(START_MILLIS + 99)).isFalse();
        assertThat(owners.knows(START_MILLIS + 100)).isTrue();
        assertThat(owners.at(ACCOUNT, VPC, ENI_ADDRESS, START_MILLIS + 1100)).isNotNull();
    }

    @Test
    void when_too_much_has_ended_it_knows_less_rather_than_something_wrong() {
        Ownership owners = new Ownership(DAY, 2);
        Given given = began(owners);
        for (int turn = 0; turn < 5; turn++) {
            given = told(owners, given.at(START_MILLIS + 20 * turn + 10), assign(ENI, "10.0.0.77"));
            given =
                    told(
                            owners,
                            given.at(START_MILLIS + 20 * turn + 20),
                            unassign(ENI, "10.0.0.77"));
        }
        Key key = new Key(ACCOUNT, VPC, ip("10.0.0.77"));
        assertThat(owners.endedSpans()).isEqualTo(2);
        assertThat(owners.history(key))
                .extracting(Ownership.Span::fromMillis)
                .containsExactly(START_MILLIS + 70, START_MILLIS + 90);
        assertThat(owners.knownSinceMillis()).isEqualTo(START_MILLIS + 60);
    }

    private static Given began(Ownership owners) {
        Given given = world(ENI_CREATED);
        owners.begin(given.state());
        return given;
    }

    private static Given told(Ownership owners, Given given, Object step) {
        Given after = given.and(step);
        owners.decided(after.state());
        return after;
    }

    private static Object assign(EniId eni, String address) {
        return new AddressesAssigned(eni, List.of(ip(address)));
    }

    private static Object unassign(EniId eni, String address) {
        return new AddressesUnassigned(eni, List.of(ip(address)));
    }

    /** Any address of it will do. */
    private static Ip network(Key key) {
        return switch (key.block()) {
            case Cidr4 four -> four.network();
            case Cidr6 six -> six.network();
        };
    }

    private static Map<Key, EniId> holders(PartitionState state) {
        Map<Key, EniId> holders = new HashMap<>();
        for (AccountState account : state.accounts().values()) {
            for (NetworkInterface eni : account.networkInterfaces().values()) {
                for (PrivateAddress own : eni.addresses()) {
                    holders.put(new Key(account.id(), eni.vpcId(), own.address()), eni.id());
                    switch (own.publicAddress()) {
                        case PublicAddress.None _ -> {}
                        case PublicAddress.Automatic(var address) ->
                                holders.put(new Key(account.id(), null, address), eni.id());
                        case PublicAddress.Elastic(var address, _, _) ->
                                holders.put(new Key(account.id(), null, address), eni.id());
                    }
                }
                for (Ipv6 address : eni.further().ipv6()) {
                    holders.put(new Key(account.id(), eni.vpcId(), address), eni.id());
                    holders.put(new Key(account.id(), null, address), eni.id());
                }
                for (Cidr4 prefix : eni.further().ipv4Prefixes()) {
                    holders.put(new Key(account.id(), eni.vpcId(), prefix), eni.id());
                }
                for (Cidr6 prefix : eni.further().ipv6Prefixes()) {
                    holders.put(new Key(account.id(), eni.vpcId(), prefix), eni.id());
                    holders.put(new Key(account.id(), null, prefix), eni.id());
                }
            }
        }
        return holders;
    }
}
