/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core;

import dev.enif.core.account.Tags;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpAllocated;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpAssociated;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.EniEvent.Attached;
import dev.enif.core.eni.EniEvent.EniCreated;
import dev.enif.core.eni.EniEvent.PublicAddressLent;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.ReservationId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.SubnetId;
import dev.enif.core.instance.InstanceEvent.InstanceLaunched;
import dev.enif.core.instance.InstanceType;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Mac;
import dev.enif.core.net.Zone;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayAttached;
import dev.enif.core.routing.InternetGatewayEvent.InternetGatewayCreated;
import java.util.Arrays;
import java.util.List;

/**
 * What tests of interfaces, instances and Elastic IPs start from, beside {@link CoreTest}: two
 * subnets, instances with their primary interfaces, free interfaces and Elastic IPs, as events.
 */
public abstract class InstanceWorld extends CoreTest {
    /** The primary interface of {@link #INSTANCE}. */
    public static final EniId PRIMARY = new EniId("eni-0000000000000000a");

    /** The primary interface of {@link #INSTANCE_B}. */
    public static final EniId PRIMARY_B = new EniId("eni-0000000000000000b");

    public static final AttachmentId PRIMARY_ATTACHMENT =
            new AttachmentId("eni-attach-0000000000000000a");
    public static final AttachmentId PRIMARY_ATTACHMENT_B =
            new AttachmentId("eni-attach-0000000000000000b");
    public static final AttachmentId ATTACHMENT = new AttachmentId("eni-attach-00000000000000001");
    public static final AttachmentId ATTACHMENT_B =
            new AttachmentId("eni-attach-00000000000000002");
    public static final AttachmentId STALE_ATTACHMENT =
            new AttachmentId("eni-attach-00000000000000009");
    public static final ReservationId RESERVATION = new ReservationId("r-00000000000000001");
    public static final AllocationId ALLOCATION = new AllocationId("eipalloc-00000000000000001");
    public static final AllocationId ALLOCATION_B = new AllocationId("eipalloc-00000000000000002");
    public static final AssociationId ASSOCIATION = new AssociationId("eipassoc-00000000000000001");
    public static final AssociationId ASSOCIATION_B =
            new AssociationId("eipassoc-00000000000000002");

    public static final Ipv4 PRIMARY_ADDRESS = ip("10.0.0.20");
    public static final Ipv4 PRIMARY_ADDRESS_B = ip("10.0.0.30");
    public static final Ipv4 ENI_ADDRESS = ip("10.0.0.9");
    public static final Ipv4 ELASTIC = ip("203.0.113.100");
    public static final Ipv4 ELASTIC_B = ip("203.0.113.101");
    public static final Ipv4 LENT = ip("203.0.113.50");

    /** The first address that the pool hands out. */
    public static final Ipv4 FIRST_FREE = ip("203.0.113.1");

    public static Ipv4 ip(String text) {
        return Ipv4.parse(text);
    }

    static final InternetGatewayId ATTACHED_GATEWAY =
            new InternetGatewayId("igw-0000000000000000e");

    /** The VPC with its groups and both subnets, and these steps. */
    public static Given world(Object... steps) {
        return given(
                        VPC_CREATED,
                        DEFAULT_GROUP_CREATED,
                        GROUP_CREATED,
                        SUBNET_CREATED,
                        SUBNET_B_CREATED)
                .and(steps);
    }

    /** The same, where an internet gateway lets addresses be reached. */
    public static Given connected(Object... steps) {
        return world(
                        new InternetGatewayCreated(ATTACHED_GATEWAY, Tags.NONE),
                        new InternetGatewayAttached(ATTACHED_GATEWAY, VPC))
                .and(steps);
    }

    /** An m5.large in zone a: three interfaces of ten addresses. */
    public static Object[] launched() {
        return launched(false);
    }

    public static Object[] launched(boolean lends) {
        return launched(INSTANCE, "m5.large", lends, PRIMARY, PRIMARY_ATTACHMENT, PRIMARY_ADDRESS);
    }

    /** Another one in the same zone. */
    public static Object[] launchedB() {
        return launchedB("m5.large");
    }

    public static Object[] launchedB(String typeName) {
        return launched(
                INSTANCE_B, typeName, false, PRIMARY_B, PRIMARY_ATTACHMENT_B, PRIMARY_ADDRESS_B);
    }

    /** The instance with its primary interface, which is deleted with it. */
    public static Object[] launched(
            InstanceId instanceId,
            String typeName,
            boolean lends,
            EniId primary,
            AttachmentId attachmentId,
            Ipv4 address) {
        return new Object[] {
            new InstanceLaunched(
                    instanceId,
                    RESERVATION,
                    "ami-1",
                    type(typeName),
                    VPC,
                    SUBNET,
                    ZONE_A,
                    lends,
                    false,
                    START_MILLIS,
                    Tags.NONE),
            eni(primary, SUBNET, ZONE_A, address),
            new Attached(primary, attachmentId, instanceId, 0, 0, true, START_MILLIS)
        };
    }

    public static InstanceType type(String name) {
        return there(ENVIRONMENT.types().find(name));
    }

    /** A free interface in the first subnet. */
    public static EniCreated eni(EniId eniId, String... addresses) {
        return eni(
                eniId,
                SUBNET,
                ZONE_A,
                Arrays.stream(addresses).map(Ipv4::parse).toArray(Ipv4[]::new));
    }

    public static EniCreated eni(EniId eniId, SubnetId subnetId, Zone zone, Ipv4... addresses) {
        return new EniCreated(
                eniId,
                VPC,
                subnetId,
                zone,
                Mac.locallyAdministered(Long.parseLong(eniId.value().substring(10), 16)),
                "",
                List.of(addresses),
                List.of(DEFAULT_GROUP),
                Tags.NONE);
    }

    /** Attached as by a call: it outlives the instance. */
    public static Attached attached(
            EniId eniId, AttachmentId attachmentId, InstanceId instanceId, int deviceIndex) {
        return new Attached(eniId, attachmentId, instanceId, deviceIndex, 0, false, START_MILLIS);
    }

    /** The primary interface's address has one of the pool. */
    public static PublicAddressLent lent() {
        return new PublicAddressLent(PRIMARY, PRIMARY_ADDRESS, LENT);
    }

    public static ElasticIpAllocated allocated() {
        return new ElasticIpAllocated(ALLOCATION, ELASTIC, Tags.NONE);
    }

    public static ElasticIpAllocated allocatedB() {
        return new ElasticIpAllocated(ALLOCATION_B, ELASTIC_B, Tags.NONE);
    }

    public static ElasticIpAssociated associated(EniId eniId, Ipv4 privateAddress) {
        return new ElasticIpAssociated(ALLOCATION, ASSOCIATION, ELASTIC, eniId, privateAddress);
    }

    public static ElasticIpAssociated associatedB(EniId eniId, Ipv4 privateAddress) {
        return new ElasticIpAssociated(
                ALLOCATION_B, ASSOCIATION_B, ELASTIC_B, eniId, privateAddress);
    }

    public static AttachmentId madeAttachment(int ordinal) {
        return (AttachmentId) made(ResourceKind.ATTACHMENT, ordinal);
    }

    public static InstanceId madeInstance(int ordinal) {
        return (InstanceId) made(ResourceKind.INSTANCE, ordinal);
    }

    public static AssociationId madeAssociation(int ordinal) {
        return (AssociationId) made(ResourceKind.ASSOCIATION, ordinal);
    }

    public static AllocationId madeAllocation(int ordinal) {
        return (AllocationId) made(ResourceKind.ELASTIC_IP, ordinal);
    }

    public static NetworkInterface eniOf(Given given, EniId eniId) {
        return there(given.account().networkInterfaces().find(eniId));
    }

    /** Its attachment; fails the test if it is not attached. */
    public static Attachment.Attached attachmentOf(Given given, EniId eniId) {
        return (Attachment.Attached) eniOf(given, eniId).attachment();
    }
}
