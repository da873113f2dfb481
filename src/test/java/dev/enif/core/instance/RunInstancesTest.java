/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.InstanceWorld;
import dev.enif.core.account.AccountEvent;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaCommand.SetQuota;
import dev.enif.core.account.QuotaRefusal;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.elasticip.ElasticIpCommand.AllocateElasticIp;
import dev.enif.core.elasticip.ElasticIpRefusal;
import dev.enif.core.eni.AddressRefusal;
import dev.enif.core.eni.AddressRequest;
import dev.enif.core.eni.AttachmentRefusal;
import dev.enif.core.eni.EniEvent.Attached;
import dev.enif.core.eni.EniEvent.EniCreated;
import dev.enif.core.eni.EniEvent.PublicAddressLent;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.ReservationId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.SubnetId;
import dev.enif.core.instance.InstanceCommand.LaunchInterface;
import dev.enif.core.instance.InstanceCommand.LaunchInterface.Brought;
import dev.enif.core.instance.InstanceCommand.LaunchInterface.Made;
import dev.enif.core.instance.InstanceCommand.RunInstances;
import dev.enif.core.instance.InstanceCommand.TerminateInstance;
import dev.enif.core.instance.InstanceEvent.InstanceLaunched;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Zone;
import dev.enif.core.vpc.SubnetEvent.SubnetModified;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunInstancesTest extends InstanceWorld {
    private static final SubnetId UNKNOWN_SUBNET = new SubnetId("subnet-0000000000000dead");
    private static final GroupId UNKNOWN_GROUP = new GroupId("sg-0000000000000dead");
    private static final ReservationId MADE_RESERVATION =
            (ReservationId) made(ResourceKind.RESERVATION, 0);

    private static RunInstances run(String typeName, int count, LaunchInterface... interfaces) {
        return new RunInstances("ami-1", typeName, count, List.of(interfaces), false, Tags.NONE);
    }

    private static RunInstances run(LaunchInterface... interfaces) {
        return run("m5.large", 1, interfaces);
    }

    private static Made primary() {
        return primary(AddressRequest.ANY, null);
    }

    private static Made primary(AddressRequest request, @Nullable Boolean lend) {
        return new Made(0, 0, SUBNET, "", request, List.of(), lend, true);
    }

    private static Made secondary(int index, int card) {
        return new Made(
                index, card, SUBNET, "eth", AddressRequest.ANY, List.of(GROUP), null, false);
    }

    private static Made in(SubnetId subnetId, int index) {
        return new Made(index, 0, subnetId, "", AddressRequest.ANY, List.of(), null, true);
    }

    private static AddressRequest named(String... addresses) {
        List<Ipv4> all = List.of(addresses).stream().map(Ipv4::parse).toList();
        return new AddressRequest(all.getFirst(), all.subList(1, all.size()), 0);
    }

    private static InstanceLaunched launchedAs(int ordinal, boolean lends) {
        return launchedIn(ordinal, SUBNET, ZONE_A, lends);
    }

    private static InstanceLaunched launchedIn(
            int ordinal, SubnetId subnetId, Zone zone, boolean lends) {
        return new InstanceLaunched(
                madeInstance(ordinal),
                MADE_RESERVATION,
                "ami-1",
                type("m5.large"),
                VPC,
                subnetId,
                zone,
                lends,
                false,
                START_MILLIS,
                Tags.NONE);
    }

    private static EniCreated createdAs(
            int ordinal, String address, String description, GroupId groupId) {
        return new EniCreated(
                madeEni(ordinal),
                VPC,
                SUBNET,
                ZONE_A,
                madeMac(ordinal),
                description,
                List.of(ip(address)),
                List.of(groupId),
                Tags.NONE);
    }

    private static Attached attachedAs(
            int ordinal, EniId eniId, int instance, int index, boolean deleteOnTermination) {
        return new Attached(
                eniId,
                madeAttachment(ordinal),
                madeInstance(instance),
                index,
                0,
                deleteOnTermination,
                START_MILLIS);
    }

    @Test
    void an_instance_is_launched_with_an_interface_that_is_made() {
        world().when(run(primary()))
                .thenResult(madeInstance(1))
                .thenHappened(
                        launchedAs(1, false),
                        createdAs(2, "10.0.0.4", "", DEFAULT_GROUP),
                        attachedAs(3, madeEni(2), 1, 0, true));
    }

    @Test
    void its_interfaces_come_in_the_order_of_their_slots() {
        world().when(run(secondary(2, 0), primary()))
                .thenHappened(
                        launchedAs(1, false),
                        createdAs(2, "10.0.0.4", "", DEFAULT_GROUP),
                        attachedAs(3, madeEni(2), 1, 0, true),
                        createdAs(4, "10.0.0.5", "eth", GROUP),
                        attachedAs(5, madeEni(4), 1, 2, false));
    }

    @Test
    void it_brings_free_interfaces_which_outlive_it() {
        world(ENI_CREATED, eni(ENI_B, "10.0.0.10"))
                .when(run(new Brought(0, 0, ENI), new Brought(1, 0, ENI_B)))
                .thenHappened(
                        launchedAs(1, false),
                        attachedAs(2, ENI, 1, 0, false),
                        attachedAs(3, ENI_B, 1, 1, false));
    }

    @Test
    void it_lives_where_its_primary_interface_lives() {
        EniId elsewhere = new EniId("eni-00000000000000003");
        world(eni(elsewhere, SUBNET_B, ZONE_B, ip("10.0.1.9")))
                .when(run(new Brought(0, 0, elsewhere)))
                .thenHappened(
                        launchedIn(1, SUBNET_B, ZONE_B, false),
                        attachedAs(2, elsewhere, 1, 0, false));
    }

    @Test
    void several_are_launched_alike_under_one_reservation() {
        world().when(run("m5.large", 2, primary()))
                .thenResult(madeInstance(1), madeInstance(4))
                .thenHappened(
                        launchedAs(1, false),
                        createdAs(2, "10.0.0.4", "", DEFAULT_GROUP),
                        attachedAs(3, madeEni(2), 1, 0, true),
                        launchedAs(4, false),
                        createdAs(5, "10.0.0.5", "", DEFAULT_GROUP),
                        attachedAs(6, madeEni(5), 4, 0, true));
    }

    @Test
    void protection_and_tags_are_those_asked_for() {
        var then =
                world().when(
                                new RunInstances(
                                        "ami-2",
                                        "t3.micro",
                                        1,
                                        List.of(primary()),
                                        true,
                                        tags("a", "1")))
                        .thenAccepted();
        Instance instance = there(then.account().instances().find(madeInstance(1)));
        assertThat(instance.terminationProtected()).isTrue();
        assertThat(instance.tags()).isEqualTo(tags("a", "1"));
        assertThat(instance.imageId()).isEqualTo("ami-2");
        assertThat(instance.type()).isEqualTo(type("t3.micro"));
        assertThat(instance.state()).isEqualTo(PowerState.RUNNING);
    }

    @Test
    void an_address_is_lent_if_the_subnet_or_the_request_says_so() {
        Given lending = world(new SubnetModified(SUBNET, true));
        PublicAddressLent lent = new PublicAddressLent(madeEni(2), ip("10.0.0.4"), FIRST_FREE);
        lending.when(run(primary()))
                .thenHappened(
                        launchedAs(1, true),
                        createdAs(2, "10.0.0.4", "", DEFAULT_GROUP),
                        attachedAs(3, madeEni(2), 1, 0, true),
                        lent);
        world().when(run(primary(AddressRequest.ANY, true)))
                .thenHappened(
                        launchedAs(1, true),
                        createdAs(2, "10.0.0.4", "", DEFAULT_GROUP),
                        attachedAs(3, madeEni(2), 1, 0, true),
                        lent);
        assertThat(lending.when(run(primary(AddressRequest.ANY, false))).events()).hasSize(3);
    }

    @Test
    void none_is_lent_to_several_interfaces_or_to_one_that_is_brought() {
        Given lending = world(new SubnetModified(SUBNET, true), ENI_CREATED);
        assertThat(lending.when(run(primary(), secondary(1, 0))).events())
                .contains(new AccountEvent.OfInstance(launchedAs(1, false)));
        lending.when(run(new Brought(0, 0, ENI)))
                .thenHappened(launchedAs(1, false), attachedAs(2, ENI, 1, 0, false));
        lending.when(run(primary(AddressRequest.ANY, true), secondary(1, 0)))
                .thenRefused("InvalidParameterCombination");
    }

    @Test
    void an_empty_pool_launches_none() {
        // The pool has 254 addresses.
        Given given =
                world(new SetQuota(Quota.ELASTIC_IPS, 1_000), new SubnetModified(SUBNET, true));
        for (int number = 0; number < 253; number++) {
            given = given.and(new AllocateElasticIp(null, Tags.NONE));
        }
        given.when(run(primary())).thenAccepted();
        given.when(run("m5.large", 2, primary())).thenRefused(new ElasticIpRefusal.NoneFree());
    }

    @Test
    void the_image_must_look_like_one() {
        for (String image :
                List.of("", "ami", "ami-", "img-1", "ami-" + "x".repeat(61), "ami-\n")) {
            world().when(
                            new RunInstances(
                                    image, "m5.large", 1, List.of(primary()), false, Tags.NONE))
                    .thenRefused(new InstanceRefusal.MalformedImageId(image));
        }
        world().when(
                        new RunInstances(
                                "ami-" + "x".repeat(60),
                                "m5.large",
                                1,
                                List.of(primary()),
                                false,
                                Tags.NONE))
                .thenAccepted();
    }

    @Test
    void the_counts_are_bounded() {
        world().when(run("m5.large", 0, primary())).thenRefused("InvalidParameterValue");
        world().when(run("m5.large", 101, primary())).thenRefused("InvalidParameterValue");
        world().when(run("m5.large", 100, primary())).thenAccepted();
        LaunchInterface[] six = new LaunchInterface[6];
        six[0] = primary();
        for (int index = 1; index < 6; index++) {
            six[index] = secondary(index, 0);
        }
        world().when(run("c6in.32xlarge", 84, six)).thenRefused("InvalidParameterValue");
        world().when(run("c6in.32xlarge", 41, six)).thenAccepted();
    }

    @Test
    void the_type_must_be_of_the_catalogue() {
        world().when(run("m5.huge", 1, primary()))
                .thenRefused(new InstanceRefusal.UnknownType("m5.huge"));
    }

    @Test
    void tags_are_bounded() {
        world().when(
                        new RunInstances(
                                "ami-1",
                                "m5.large",
                                1,
                                List.of(primary()),
                                false,
                                tags("aws:x", "1")))
                .thenRefused("InvalidParameterValue");
    }

    @Test
    void one_interface_is_the_primary_one_and_slots_are_taken_once() {
        world().when(run()).thenRefused("InvalidParameterCombination");
        world().when(run(secondary(1, 0))).thenRefused("InvalidParameterCombination");
        world().when(run("c6in.32xlarge", 1, secondary(0, 1)))
                .thenRefused("InvalidParameterCombination");
        world().when(run(primary(), primary())).thenRefused("InvalidParameterValue");
        world().when(run(primary(), secondary(1, 0), secondary(1, 0)))
                .thenRefused("InvalidParameterValue");
        world().when(run(primary(), secondary(-1, 0))).thenRefused("InvalidParameterValue");
        world().when(run(primary(), secondary(256, 0))).thenRefused("InvalidParameterValue");
    }

    @Test
    void the_type_limits_interfaces_cards_and_addresses() {
        world().when(run(primary(), secondary(1, 0), secondary(2, 0), secondary(3, 0)))
                .thenRefused(new AttachmentRefusal.TooManyInterfaces(4, 3, "m5.large"));
        world().when(run(primary(), secondary(1, 1)))
                .thenRefused(new AttachmentRefusal.NoSuchCard(1, 1, "m5.large"));
        world().when(run(primary(), secondary(1, -1)))
                .thenRefused(new AttachmentRefusal.NoSuchCard(-1, 1, "m5.large"));
        List<LaunchInterface> nine = new ArrayList<>(List.of(primary()));
        for (int index = 1; index < 9; index++) {
            nine.add(secondary(index, 0));
        }
        world().when(run("c6in.32xlarge", 1, nine.toArray(LaunchInterface[]::new)))
                .thenRefused(new AttachmentRefusal.TooManyOnCard(9, 8, 0, "c6in.32xlarge"));
        world().when(run("t3.micro", 1, primary(new AddressRequest(null, List.of(), 2), null)))
                .thenRefused(new AddressRefusal.TooManyAddresses(3, 2, "t3.micro"));
        world(eni(ENI, "10.0.0.9", "10.0.0.10", "10.0.0.11"))
                .when(run("t3.micro", 1, new Brought(0, 0, ENI)))
                .thenRefused(new AddressRefusal.TooManyAddresses(3, 2, "t3.micro"));
    }

    @Test
    void a_brought_interface_goes_to_one_instance_once() {
        world(ENI_CREATED)
                .when(run("m5.large", 2, new Brought(0, 0, ENI)))
                .thenRefused(new InstanceRefusal.BroughtToSeveral(ENI, 2));
        world(ENI_CREATED)
                .when(run(new Brought(0, 0, ENI), new Brought(1, 0, ENI)))
                .thenRefused("InvalidParameterValue");
    }

    @Test
    void a_brought_interface_must_be_there_and_free() {
        world().when(run(new Brought(0, 0, ENI))).thenRefused(new CommonRefusal.NotFound(ENI));
        world(launched())
                .and(ENI_CREATED, attached(ENI, ATTACHMENT, INSTANCE, 1))
                .when(run(new Brought(0, 0, ENI)))
                .thenRefused(new AttachmentRefusal.AlreadyAttached(ENI, ATTACHMENT, INSTANCE));
    }

    @Test
    void named_addresses_go_to_one_instance() {
        world().when(run("m5.large", 2, primary(named("10.0.0.9"), null)))
                .thenRefused("InvalidParameterCombination");
        world().when(run(primary(named("10.0.0.9", "10.0.0.10"), null))).thenAccepted();
    }

    @Test
    void all_interfaces_are_in_one_zone() {
        world().when(run(primary(), in(SUBNET_B, 1)))
                .thenRefused(new InstanceRefusal.DifferentZones(ZONE_A, ZONE_B));
        world(eni(ENI, SUBNET_B, ZONE_B, ip("10.0.1.9")))
                .when(run(primary(), new Brought(1, 0, ENI)))
                .thenRefused(new InstanceRefusal.DifferentZones(ZONE_A, ZONE_B));
    }

    @Test
    void subnet_group_and_addresses_are_checked_as_for_an_interface_alone() {
        world().when(run(in(UNKNOWN_SUBNET, 0)))
                .thenRefused(new CommonRefusal.NotFound(UNKNOWN_SUBNET));
        Made badGroup =
                new Made(0, 0, SUBNET, "", AddressRequest.ANY, List.of(UNKNOWN_GROUP), null, true);
        world().when(run(badGroup)).thenRefused(new CommonRefusal.NotFound(UNKNOWN_GROUP));
        world(ENI_CREATED)
                .when(run(primary(named("10.0.0.9"), null)))
                .thenRefused(new AddressRefusal.AddressInUse(ENI_ADDRESS, ENI));
        Made wordy =
                new Made(0, 0, SUBNET, "x".repeat(256), AddressRequest.ANY, List.of(), null, true);
        world().when(run(wordy)).thenRefused("InvalidParameterValue");
    }

    @Test
    void all_or_none_are_launched() {
        // 251 addresses are left for 252.
        world().when(
                        run(
                                "c6in.32xlarge",
                                6,
                                primary(new AddressRequest(null, List.of(), 41), null)))
                .thenRefused(new AddressRefusal.SubnetFull(SUBNET, 41, 42));
    }

    @Test
    void living_instances_are_limited_per_account() {
        Given given = world(launched()).and(new SetQuota(Quota.INSTANCES, 2));
        given.when(run("m5.large", 2, primary()))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.INSTANCES, 2));
        given.when(run(primary())).thenAccepted();
        given.and(new TerminateInstance(INSTANCE))
                .when(run("m5.large", 2, primary()))
                .thenAccepted();
    }

    @Test
    void interfaces_are_limited_per_account() {
        Given given = world(new SetQuota(Quota.NETWORK_INTERFACES, 1));
        given.when(run("m5.large", 2, primary()))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.NETWORK_INTERFACES, 1));
    }

    /** Each command breaks every rule from its own on; the first one broken is told. */
    @Test
    void the_checks_have_an_order() {
        Given given = world(launched()).and(new SetQuota(Quota.INSTANCES, 1));
        LaunchInterface lost = in(UNKNOWN_SUBNET, 1);
        given.when(new RunInstances("x", "m5.huge", 0, List.of(lost), false, Tags.NONE))
                .thenRefused("InvalidAMIID.Malformed");
        given.when(run("m5.huge", 0, lost))
                .thenRefused(
                        new CommonRefusal.InvalidValue(
                                "Value ( 0 ) for the number of instances is invalid. Expecting 1"
                                        + " to 100"));
        given.when(run("m5.huge", 1, lost)).thenRefused(new InstanceRefusal.UnknownType("m5.huge"));
        given.when(run(lost)).thenRefused("InvalidParameterCombination");
        given.when(run("t3.micro", 1, in(UNKNOWN_SUBNET, 0), lost, secondary(2, 0)))
                .thenRefused("AttachmentLimitExceeded");
        given.when(run(in(UNKNOWN_SUBNET, 0), lost)).thenRefused("InstanceLimitExceeded");
        world().when(run(in(SUBNET_B, 0), secondary(1, 0), in(UNKNOWN_SUBNET, 2)))
                .thenRefused("InvalidSubnetID.NotFound");
    }
}
