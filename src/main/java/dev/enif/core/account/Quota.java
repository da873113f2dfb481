/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

/** What an account may have; the defaults are EC2's. Changed per account by a command. */
public enum Quota {
    VPCS("vpcs", 5, 10_000, "VpcLimitExceeded"),
    SUBNETS_PER_VPC("subnets-per-vpc", 200, 10_000, "SubnetLimitExceeded"),
    CIDR_BLOCKS_PER_VPC("cidr-blocks-per-vpc", 5, 50, "CidrLimitExceeded"),
    SECURITY_GROUPS("security-groups", 2_500, 1_000_000, "SecurityGroupLimitExceeded"),
    RULES_PER_SECURITY_GROUP(
            "rules-per-security-group", 60, 1_000, "RulesPerSecurityGroupLimitExceeded"),
    SECURITY_GROUPS_PER_INTERFACE(
            "security-groups-per-interface", 5, 16, "SecurityGroupsPerInterfaceLimitExceeded"),
    NETWORK_INTERFACES("network-interfaces", 5_000, 10_000_000, "NetworkInterfaceLimitExceeded"),
    ELASTIC_IPS("elastic-ips", 5, 100_000, "AddressLimitExceeded"),
    INSTANCES("instances", 5_000, 10_000_000, "InstanceLimitExceeded"),
    INTERNET_GATEWAYS("internet-gateways", 5, 10_000, "InternetGatewayLimitExceeded"),
    ROUTE_TABLES_PER_VPC("route-tables-per-vpc", 200, 1_000, "RouteTableLimitExceeded"),
    ROUTES_PER_ROUTE_TABLE("routes-per-route-table", 50, 1_000, "RouteLimitExceeded"),
    NAT_GATEWAYS_PER_ZONE("nat-gateways-per-zone", 5, 1_000, "NatGatewayLimitExceeded"),
    ELASTIC_IPS_PER_NAT_GATEWAY("elastic-ips-per-nat-gateway", 2, 8, "AddressLimitExceeded"),
    EGRESS_ONLY_GATEWAYS(
            "egress-only-internet-gateways", 5, 10_000, "EgressOnlyInternetGatewayLimitExceeded"),
    FAILOVER_GROUPS("failover-groups", 50, 10_000, "FailoverGroupLimitExceeded"),
    NETWORK_ACLS_PER_VPC("network-acls-per-vpc", 200, 1_000, "NetworkAclLimitExceeded"),
    ENTRIES_PER_NETWORK_ACL("entries-per-network-acl", 20, 40, "NetworkAclEntryLimitExceeded"),
    PREFIX_LISTS("prefix-lists", 100, 1_000, "PrefixListLimitExceeded"),
    FLOW_LOGS_PER_RESOURCE("flow-logs-per-resource", 2, 10, "FlowLogsLimitExceeded"),
    /** EC2 bounds them by resource only; but they outlive theirs. */
    FLOW_LOGS("flow-logs", 5_000, 100_000, "FlowLogsLimitExceeded"),
    LOAD_BALANCERS("network-load-balancers", 50, 1_000, "TooManyLoadBalancers"),
    LISTENERS_PER_LOAD_BALANCER("listeners-per-network-load-balancer", 50, 200, "TooManyListeners"),
    TARGET_GROUPS("target-groups", 3_000, 10_000, "TooManyTargetGroups"),
    TARGETS_PER_TARGET_GROUP("targets-per-target-group", 1_000, 5_000, "TooManyTargets"),
    ACTIVE_PEERING_CONNECTIONS_PER_VPC(
            "active-peering-connections-per-vpc",
            50,
            125,
            "ActiveVpcPeeringConnectionPerVpcLimitExceeded"),
    OUTSTANDING_PEERING_CONNECTIONS(
            "outstanding-peering-connections",
            25,
            1_000,
            "OutstandingVpcPeeringConnectionLimitExceeded");

    /**
     * The quota of groups an interface times the quota of rules a group may not exceed this (EC2);
     * {@link QuotaDecider} holds the two quotas to it.
     */
    public static final int GROUPS_TIMES_RULES = 1_000;

    private final String wireName;
    private final int defaultValue;
    private final int maximum;
    private final String code;

    Quota(String wireName, int defaultValue, int maximum, String code) {
        this.wireName = wireName;
        this.defaultValue = defaultValue;
        this.maximum = maximum;
        this.code = code;
    }

    /** Its name on the wire and in the log; never changes. */
    public String wireName() {
        return wireName;
    }

    public int defaultValue() {
        return defaultValue;
    }

    /** The largest value that a command may set. */
    public int maximum() {
        return maximum;
    }

    /** EC2's code when it is used up. */
    public String code() {
        return code;
    }
}
