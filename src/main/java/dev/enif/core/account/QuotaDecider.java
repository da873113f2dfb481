/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.decision.Result;

/** Decides commands on quotas. */
public final class QuotaDecider {
    private QuotaDecider() {}

    public static Result decide(Draft draft, QuotaCommand command) {
        return switch (command) {
            case QuotaCommand.SetQuota(Quota quota, int value) -> {
                Draft.refuseIf(
                        value < 0 || value > quota.maximum(),
                        new QuotaRefusal.OutOfRange(quota, value, quota.maximum()));
                requireProduct(draft.account(), quota, value);
                draft.happened(new QuotaEvent.QuotaChanged(quota, value));
                yield Result.NOTHING;
            }
        };
    }

    private static void requireProduct(AccountState account, Quota quota, int value) {
        int other =
                switch (quota) {
                    case RULES_PER_SECURITY_GROUP ->
                            account.quota(Quota.SECURITY_GROUPS_PER_INTERFACE);
                    case SECURITY_GROUPS_PER_INTERFACE ->
                            account.quota(Quota.RULES_PER_SECURITY_GROUP);
                    case VPCS,
                            SUBNETS_PER_VPC,
                            CIDR_BLOCKS_PER_VPC,
                            SECURITY_GROUPS,
                            NETWORK_INTERFACES,
                            ELASTIC_IPS,
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
                            0;
                };
        Draft.refuseIf(
                (long) value * other > Quota.GROUPS_TIMES_RULES,
                new QuotaRefusal.GroupsTimesRules(quota, value, other));
    }
}
