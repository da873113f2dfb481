/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;

/** Refusals about quotas. */
public sealed interface QuotaRefusal extends Refusal {
    /** The quota is used up. */
    record LimitExceeded(Quota quota, int limit) implements QuotaRefusal {
        @Override
        public String code() {
            return quota.code();
        }

        @Override
        public String message() {
            return switch (quota) {
                case ELASTIC_IPS -> "The maximum number of addresses has been reached.";
                case VPCS,
                        SUBNETS_PER_VPC,
                        CIDR_BLOCKS_PER_VPC,
                        SECURITY_GROUPS,
                        RULES_PER_SECURITY_GROUP,
                        SECURITY_GROUPS_PER_INTERFACE,
                        NETWORK_INTERFACES,
                        INSTANCES,
                        INTERNET_GATEWAYS,
                        ROUTE_TABLES_PER_VPC,
                        ROUTES_PER_ROUTE_TABLE,
                        NAT_GATEWAYS_PER_ZONE,
                        ELASTIC_IPS_PER_NAT_GATEWAY,
                        EGRESS_ONLY_GATEWAYS,
                        FAILOVER_GROUPS,
                        NETWORK_ACLS_PER_VPC,
                        ENTRIES_PER_NETWORK_ACL,
                        PREFIX_LISTS,
                        FLOW_LOGS_PER_RESOURCE,
                        FLOW_LOGS,
                        LOAD_BALANCERS,
                        LISTENERS_PER_LOAD_BALANCER,
                        TARGET_GROUPS,
                        TARGETS_PER_TARGET_GROUP,
                        ACTIVE_PEERING_CONNECTIONS_PER_VPC,
                        OUTSTANDING_PEERING_CONNECTIONS ->
                        "The maximum number of "
                                + quota.wireName()
                                + " has been reached: "
                                + limit
                                + ". Remove some, or raise the quota '"
                                + quota.wireName()
                                + "'.";
            };
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.LIMIT;
        }
    }

    /** The new value is outside of what the quota may be. */
    record OutOfRange(Quota quota, int value, int maximum) implements QuotaRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Value ( "
                    + value
                    + " ) for the quota '"
                    + quota.wireName()
                    + "' is invalid. Expecting 0 to "
                    + maximum
                    + ".";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** Groups an interface times rules a group would exceed what one interface can have. */
    record GroupsTimesRules(Quota quota, int value, int other) implements QuotaRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Value ( "
                    + value
                    + " ) for the quota '"
                    + quota.wireName()
                    + "' is invalid: groups per interface times rules per group may be "
                    + Quota.GROUPS_TIMES_RULES
                    + ", and the other quota is "
                    + other
                    + ".";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }
}
