/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.nat;

import dev.enif.core.Given;
import dev.enif.core.InstanceWorld;
import dev.enif.core.account.Tags;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpAssociated;
import dev.enif.core.eni.EniEvent.EniCreated;
import dev.enif.core.eni.EniEvent.HandedToService;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.id.EniId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.SubnetId;
import dev.enif.core.nat.NatGatewayEvent.NatGatewayCreated;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Mac;
import java.util.List;

/** What tests of NAT gateways start from, beside {@link InstanceWorld}. */
public abstract class NatWorld extends InstanceWorld {
    public static final NatGatewayId NAT = new NatGatewayId("nat-00000000000000001");
    public static final EniId NAT_ENI = new EniId("eni-00000000000000071");
    public static final Ipv4 NAT_ADDRESS = ip("10.0.0.40");

    /** The interface of the gateway, in the first subnet, and that the gateway manages it. */
    public static Object[] managed() {
        return new Object[] {
            new EniCreated(
                    NAT_ENI,
                    VPC,
                    SUBNET,
                    ZONE_A,
                    Mac.parse("02:00:00:00:00:71"),
                    "Interface for NAT Gateway " + NAT,
                    List.of(NAT_ADDRESS),
                    List.of(),
                    Tags.NONE),
            new HandedToService(NAT_ENI, InterfaceType.NAT_GATEWAY)
        };
    }

    /** A public gateway: the Elastic IP stands for its address. */
    public static Given translating() {
        return connected(managed())
                .and(
                        allocated(),
                        associated(NAT_ENI, NAT_ADDRESS),
                        created(NAT, SUBNET, Connectivity.PUBLIC, NAT_ENI));
    }

    public static NatGatewayCreated created(
            NatGatewayId id, SubnetId subnetId, Connectivity connectivity, EniId eniId) {
        return new NatGatewayCreated(
                id, VPC, subnetId, connectivity, eniId, START_MILLIS, Tags.NONE);
    }

    static EniCreated madeEni(int ordinal, NatGatewayId id, SubnetId subnetId, Ipv4 address) {
        return new EniCreated(
                madeEni(ordinal),
                VPC,
                subnetId,
                ZONE_A,
                madeMac(ordinal),
                "Interface for NAT Gateway " + id,
                List.of(address),
                List.of(),
                Tags.NONE);
    }

    static ElasticIpAssociated madeAssociated(int ordinal, EniId eniId, Ipv4 address) {
        return new ElasticIpAssociated(
                ALLOCATION, madeAssociation(ordinal), ELASTIC, eniId, address);
    }

    static NatGatewayId madeNat(int ordinal) {
        return (NatGatewayId) made(ResourceKind.NAT_GATEWAY, ordinal);
    }
}
