/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.enif.core.account.Quota;
import dev.enif.core.acl.RuleAction;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.failover.FailoverCause;
import dev.enif.core.failover.FailoverSource;
import dev.enif.core.flow.Flow;
import dev.enif.core.instance.Health;
import dev.enif.core.instance.PowerState;
import dev.enif.core.loadbalancer.BalancedProtocol;
import dev.enif.core.loadbalancer.Scheme;
import dev.enif.core.loadbalancer.TargetHealth;
import dev.enif.core.loadbalancer.TargetKind;
import dev.enif.core.monitoring.TrafficType;
import dev.enif.core.nat.Connectivity;
import dev.enif.core.prefixlist.AddressFamily;
import dev.enif.core.routing.RouteOrigin;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.vpc.ReservationType;
import dev.enif.log.snapshot.Slot;
import org.junit.jupiter.api.Test;

/** The names of enums are data of the log: names are added here, never changed. */
class WireNamesTest {
    private static final ObjectMapper MAPPER = new JsonCodec().mapper();

    @Test
    void the_names_are_fixed() throws JsonProcessingException {
        check(Direction.values(), Direction.class, "ingress", "egress");
        check(Health.values(), Health.class, "ok", "impaired", "insufficient-data");
        check(PowerState.values(), PowerState.class, "running", "stopped", "terminated");
        check(
                RefusalKind.values(),
                RefusalKind.class,
                "invalid",
                "not-found",
                "conflict",
                "dependency",
                "limit",
                "precondition",
                "expired",
                "fault");
        check(
                Quota.values(),
                Quota.class,
                "vpcs",
                "subnets-per-vpc",
                "cidr-blocks-per-vpc",
                "security-groups",
                "rules-per-security-group",
                "security-groups-per-interface",
                "network-interfaces",
                "elastic-ips",
                "instances",
                "internet-gateways",
                "route-tables-per-vpc",
                "routes-per-route-table",
                "nat-gateways-per-zone",
                "elastic-ips-per-nat-gateway",
                "egress-only-internet-gateways",
                "failover-groups",
                "network-acls-per-vpc",
                "entries-per-network-acl",
                "prefix-lists",
                "flow-logs-per-resource",
                "flow-logs",
                "network-load-balancers",
                "listeners-per-network-load-balancer",
                "target-groups",
                "targets-per-target-group",
                "active-peering-connections-per-vpc",
                "outstanding-peering-connections");
        check(
                InterfaceType.values(),
                InterfaceType.class,
                "interface",
                "trunk",
                "branch",
                "nat_gateway",
                "network_load_balancer");
        check(Connectivity.values(), Connectivity.class, "public", "private");
        check(ReservationType.values(), ReservationType.class, "prefix", "explicit");
        check(
                FailoverSource.values(),
                FailoverSource.class,
                "heartbeat",
                "instance-status",
                "target-health",
                "explicit");
        check(
                FailoverCause.values(),
                FailoverCause.class,
                "lease-expired",
                "instance-stopped",
                "instance-terminated",
                "instance-impaired",
                "target-unhealthy",
                "requested",
                "other-command");
        check(RouteOrigin.values(), RouteOrigin.class, "create-route-table", "create-route");
        check(Flow.Asked.values(), Flow.Asked.class, "new", "one-way", "tracked", "untracked");
        check(AddressFamily.values(), AddressFamily.class, "ipv4", "ipv6");
        check(TrafficType.values(), TrafficType.class, "accept", "reject", "all");
        check(Scheme.values(), Scheme.class, "internal", "internet-facing");
        check(BalancedProtocol.values(), BalancedProtocol.class, "tcp", "udp", "tls", "tcp_udp");
        check(TargetKind.values(), TargetKind.class, "instance", "ip", "eni");
        check(TargetHealth.values(), TargetHealth.class, "initial", "healthy", "unhealthy");
        check(RuleAction.values(), RuleAction.class, "allow", "deny");
        check(Slot.values(), Slot.class, "first", "second");
    }

    @Test
    void an_unknown_name_is_refused() {
        assertThatThrownBy(() -> MAPPER.readValue("\"hibernating\"", PowerState.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("hibernating");
        assertThatThrownBy(() -> MAPPER.readValue("0", PowerState.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    private static <E extends Enum<E>> void check(E[] constants, Class<E> type, String... names)
            throws JsonProcessingException {
        assertThat(constants).hasSameSizeAs(names);
        for (int index = 0; index < names.length; index++) {
            String written = "\"" + names[index] + "\"";
            assertThat(MAPPER.writeValueAsString(constants[index])).isEqualTo(written);
            assertThat(MAPPER.readValue(written, type)).isEqualTo(constants[index]);
        }
    }
}
