/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Tags;
import dev.enif.core.eni.EniEvent.EniCreated;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.IdSequence;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.InstanceType;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Mac;
import dev.enif.core.net.Zone;
import dev.enif.core.partition.Founding;
import dev.enif.core.partition.PartitionState;
import dev.enif.core.securitygroup.SecurityGroupEvent.GroupCreated;
import dev.enif.core.vpc.SubnetEvent.SubnetCreated;
import dev.enif.core.vpc.VpcEvent.VpcCreated;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What tests of the core start from: an account, a VPC with two subnets and a group, as events to
 * be given.
 */
public abstract class CoreTest {
    public static final AccountId ACCOUNT = new AccountId("123456789012");
    public static final String REGION = "us-east-1";
    public static final Zone ZONE_A = new Zone("us-east-1a");
    public static final Zone ZONE_B = new Zone("us-east-1b");
    public static final Zone ZONE_C = new Zone("us-east-1c");

    /** Log time at which every test begins. */
    public static final long START_MILLIS = 1_700_000_000_000L;

    /** The public pool: 254 addresses. */
    public static final Cidr4 POOL = Cidr4.parse("203.0.113.0/24");

    /** A feature level: which one does not matter to the core. */
    public static final int LEVEL = 1;

    public static final Founding FOUNDING = new Founding(REGION, 0, 1, 42, List.of(POOL));

    /** Name, interfaces, addresses an interface, interfaces a card. */
    public static final List<InstanceType> TYPES =
            List.of(
                    new InstanceType("t3.micro", 2, 2, List.of(2)),
                    new InstanceType("m5.large", 3, 10, List.of(3)),
                    new InstanceType("c6in.32xlarge", 16, 50, List.of(8, 8)));

    public static final Draft.Environment ENVIRONMENT =
            new Draft.Environment(
                    FOUNDING.ids(),
                    REGION,
                    List.of(ZONE_A, ZONE_B, ZONE_C),
                    name ->
                            TYPES.stream()
                                    .filter(type -> type.name().equals(name))
                                    .findFirst()
                                    .orElse(null),
                    FOUNDING.ipv6Pool(Cidr6.parse("3fff::/20")));

    public static final VpcId VPC = new VpcId("vpc-00000000000000001");
    public static final CidrAssociationId BLOCK =
            new CidrAssociationId("vpc-cidr-assoc-00000000000000001");
    public static final GroupId DEFAULT_GROUP = new GroupId("sg-00000000000000001");
    public static final GroupId GROUP = new GroupId("sg-00000000000000002");
    public static final SubnetId SUBNET = new SubnetId("subnet-00000000000000001");
    public static final SubnetId SUBNET_B = new SubnetId("subnet-00000000000000002");
    public static final EniId ENI = new EniId("eni-00000000000000001");
    public static final EniId ENI_B = new EniId("eni-00000000000000002");
    public static final InstanceId INSTANCE = new InstanceId("i-00000000000000001");
    public static final InstanceId INSTANCE_B = new InstanceId("i-00000000000000002");

    /** 10.0.0.0/16. */
    public static final VpcCreated VPC_CREATED =
            new VpcCreated(VPC, BLOCK, Cidr4.parse("10.0.0.0/16"), DEFAULT_GROUP, Tags.NONE);

    public static final GroupCreated DEFAULT_GROUP_CREATED =
            new GroupCreated(
                    DEFAULT_GROUP,
                    VPC,
                    "default",
                    "default VPC security group",
                    List.of(),
                    Tags.NONE);

    /** Named web, without rules. */
    public static final GroupCreated GROUP_CREATED =
            new GroupCreated(GROUP, VPC, "web", "web servers", List.of(), Tags.NONE);

    /** 10.0.0.0/24 in zone a. */
    public static final SubnetCreated SUBNET_CREATED =
            new SubnetCreated(SUBNET, VPC, Cidr4.parse("10.0.0.0/24"), ZONE_A, Tags.NONE);

    /** 10.0.1.0/24 in zone b. */
    public static final SubnetCreated SUBNET_B_CREATED =
            new SubnetCreated(SUBNET_B, VPC, Cidr4.parse("10.0.1.0/24"), ZONE_B, Tags.NONE);

    /** 10.0.0.9 in the first subnet, with the default group. */
    public static final EniCreated ENI_CREATED =
            new EniCreated(
                    ENI,
                    VPC,
                    SUBNET,
                    ZONE_A,
                    Mac.parse("02:00:00:00:00:01"),
                    "",
                    List.of(Ipv4.parse("10.0.0.9")),
                    List.of(DEFAULT_GROUP),
                    Tags.NONE);

    /** A founded partition in which these events and accepted commands happened, in order. */
    public static Given given(Object... steps) {
        return new Given(
                        ACCOUNT,
                        ENVIRONMENT,
                        PartitionState.EMPTY.found(FOUNDING, LEVEL),
                        START_MILLIS)
                .and(steps);
    }

    /**
     * The id that the command under test makes as its {@code ordinal}-th, counted from 0 over all
     * kinds.
     */
    public static ResourceId made(ResourceKind kind, int ordinal) {
        return kind.parse(kind.prefix() + "-" + FOUNDING.ids().digits(Given.FIRST_MADE + ordinal));
    }

    public static VpcId madeVpc(int ordinal) {
        return (VpcId) made(ResourceKind.VPC, ordinal);
    }

    public static SubnetId madeSubnet(int ordinal) {
        return (SubnetId) made(ResourceKind.SUBNET, ordinal);
    }

    public static GroupId madeGroup(int ordinal) {
        return (GroupId) made(ResourceKind.SECURITY_GROUP, ordinal);
    }

    public static EniId madeEni(int ordinal) {
        return (EniId) made(ResourceKind.NETWORK_INTERFACE, ordinal);
    }

    /** The hardware address that goes with the id of that ordinal. */
    public static Mac madeMac(int ordinal) {
        IdSequence ids = FOUNDING.ids();
        return Mac.locallyAdministered(ids.macBits(Given.FIRST_MADE + ordinal));
    }

    /** Tags from keys and values in turn. */
    public static Tags tags(String... keysAndValues) {
        Tags tags = Tags.NONE;
        for (int index = 0; index < keysAndValues.length; index += 2) {
            tags = tags.plus(Tags.of(Map.of(keysAndValues[index], keysAndValues[index + 1])));
        }
        return tags;
    }

    /** The value, which a test knows to be there. */
    public static <T> T there(@Nullable T value) {
        return Objects.requireNonNull(value);
    }
}
