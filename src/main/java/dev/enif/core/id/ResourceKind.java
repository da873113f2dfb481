/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.id;

import java.util.function.Function;

/**
 * The kinds of resource: each with the prefix of its ids and EC2's codes for a malformed and an
 * unknown id.
 */
public enum ResourceKind {
    VPC("vpc", "InvalidVpcID", "vpc", VpcId::new),
    SUBNET("subnet", "InvalidSubnetID", "subnet", SubnetId::new),
    SECURITY_GROUP("sg", "InvalidGroup", "security group", GroupId::new),
    SECURITY_GROUP_RULE("sgr", "InvalidSecurityGroupRuleId", "security group rule", RuleId::new),
    NETWORK_INTERFACE("eni", "InvalidNetworkInterfaceID", "networkInterface", EniId::new),
    ATTACHMENT("eni-attach", "InvalidAttachmentID", "attachment", AttachmentId::new),
    INSTANCE("i", "InvalidInstanceID", "instance", InstanceId::new),
    ELASTIC_IP("eipalloc", "InvalidAllocationID", "allocation", AllocationId::new),
    ASSOCIATION("eipassoc", "InvalidAssociationID", "association", AssociationId::new),
    VPC_CIDR_ASSOCIATION(
            "vpc-cidr-assoc",
            "InvalidVpcCidrBlockAssociationID",
            "CIDR block association",
            CidrAssociationId::new),
    SUBNET_CIDR_ASSOCIATION(
            "subnet-cidr-assoc",
            "InvalidSubnetCidrBlockAssociationID",
            "CIDR block association",
            SubnetCidrAssociationId::new),
    SUBNET_CIDR_RESERVATION(
            "scr",
            "InvalidSubnetCidrReservationID",
            "subnet CIDR reservation",
            SubnetReservationId::new),
    RESERVATION("r", "InvalidReservationID", "reservation", ReservationId::new),
    INTERNET_GATEWAY("igw", "InvalidInternetGatewayID", "internetGateway", InternetGatewayId::new),
    ROUTE_TABLE("rtb", "InvalidRouteTableID", "routeTable", RouteTableId::new),
    ROUTE_TABLE_ASSOCIATION(
            "rtbassoc", "InvalidAssociationID", "association", RouteTableAssociationId::new),
    NETWORK_ACL("acl", "InvalidNetworkAclID", "networkAcl", NetworkAclId::new),
    NETWORK_ACL_ASSOCIATION(
            "aclassoc", "InvalidAssociationID", "association", NetworkAclAssociationId::new),
    NAT_GATEWAY("nat", "NatGateway", "NAT gateway", NatGatewayId::new),
    EGRESS_ONLY_GATEWAY(
            "eigw", "InvalidGatewayID", "egress-only internet gateway", EgressOnlyGatewayId::new),
    PREFIX_LIST("pl", "InvalidPrefixListID", "prefix list", PrefixListId::new),
    FAILOVER_GROUP("fog", "InvalidFailoverGroupID", "failover group", FailoverGroupId::new),
    FLOW_LOG("fl", "InvalidFlowLogId", "flow log", FlowLogId::new),
    LOAD_BALANCER("nlb", "LoadBalancer", "load balancer", LoadBalancerId::new),
    LISTENER("lsn", "Listener", "listener", ListenerId::new),
    TARGET_GROUP("tg", "TargetGroup", "target group", TargetGroupId::new),
    PEERING_CONNECTION(
            "pcx", "InvalidVpcPeeringConnectionID", "VPC peering connection", PeeringId::new),
    TRUNK_ASSOCIATION(
            "trunk-assoc",
            "InvalidTrunkInterfaceAssociationID",
            "trunk interface association",
            TrunkAssociationId::new);

    private static final int DIGITS = 17;
    private static final int OLD_DIGITS = 8;

    private final String prefix;
    private final String code;
    private final String noun;
    private final Function<String, ResourceId> constructor;

    ResourceKind(
            String prefix, String code, String noun, Function<String, ResourceId> constructor) {
        this.prefix = prefix;
        this.code = code;
        this.noun = noun;
        this.constructor = constructor;
    }

    /** The text before the last hyphen of this kind's ids, such as {@code eni}. */
    public String prefix() {
        return prefix;
    }

    /** The word EC2's messages use for this kind. */
    public String noun() {
        return noun;
    }

    /** EC2's code for an id that names nothing, such as {@code InvalidSubnetID.NotFound}. */
    public String notFoundCode() {
        return isUndotted() ? code + "NotFound" : code + ".NotFound";
    }

    /** EC2 spells the codes of these without a dot. */
    private boolean isUndotted() {
        return this == NAT_GATEWAY
                || this == LOAD_BALANCER
                || this == LISTENER
                || this == TARGET_GROUP;
    }

    /**
     * EC2's code for a text that is no id of this kind; some kinds are spelled differently there.
     */
    public String malformedCode() {
        return switch (this) {
            case NETWORK_INTERFACE -> "InvalidNetworkInterfaceId.Malformed";
            case SECURITY_GROUP -> "InvalidGroupId.Malformed";
            case INTERNET_GATEWAY -> "InvalidInternetGatewayId.Malformed";
            case ROUTE_TABLE -> "InvalidRouteTableId.Malformed";
            case PEERING_CONNECTION -> "InvalidVpcPeeringConnectionId.Malformed";
            case NAT_GATEWAY, LOAD_BALANCER, LISTENER, TARGET_GROUP -> code + "Malformed";
            case VPC,
                    SUBNET,
                    SECURITY_GROUP_RULE,
                    ATTACHMENT,
                    INSTANCE,
                    ELASTIC_IP,
                    ASSOCIATION,
                    VPC_CIDR_ASSOCIATION,
                    SUBNET_CIDR_ASSOCIATION,
                    SUBNET_CIDR_RESERVATION,
                    RESERVATION,
                    ROUTE_TABLE_ASSOCIATION,
                    NETWORK_ACL,
                    NETWORK_ACL_ASSOCIATION,
                    EGRESS_ONLY_GATEWAY,
                    PREFIX_LIST,
                    FAILOVER_GROUP,
                    FLOW_LOG,
                    TRUNK_ASSOCIATION ->
                    code + ".Malformed";
        };
    }

    /**
     * @throws MalformedIdException if {@code text} is not an id of this kind
     */
    public ResourceId parse(String text) {
        return constructor.apply(text);
    }

    /**
     * The kind whose prefix {@code text} carries.
     *
     * @throws MalformedIdException if there is none
     */
    public static ResourceKind of(String text) {
        int hyphen = text.lastIndexOf('-');
        String prefix = hyphen < 0 ? text : text.substring(0, hyphen);
        for (ResourceKind kind : values()) {
            if (kind.prefix.equals(prefix)) {
                return kind;
            }
        }
        throw new MalformedIdException(
                "InvalidID", "The ID '" + text + "' is not the ID of a known kind of resource");
    }

    void check(String text) {
        int start = prefix.length() + 1;
        int digits = text.length() - start;
        boolean shaped =
                (digits == DIGITS || digits == OLD_DIGITS)
                        && text.startsWith(prefix)
                        && text.charAt(start - 1) == '-';
        for (int index = start; shaped && index < text.length(); index++) {
            char digit = text.charAt(index);
            shaped = digit >= '0' && digit <= '9' || digit >= 'a' && digit <= 'f';
        }
        if (!shaped) {
            throw new MalformedIdException(
                    malformedCode(),
                    "Invalid id: \""
                            + text
                            + "\" (expecting \""
                            + prefix
                            + "-\" and 17 hexadecimal digits)");
        }
    }
}
