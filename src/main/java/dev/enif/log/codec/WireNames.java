/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

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
import dev.enif.core.peering.PeeringState;
import dev.enif.core.prefixlist.AddressFamily;
import dev.enif.core.routing.RouteOrigin;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.vpc.ReservationType;
import dev.enif.log.snapshot.Slot;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The names that stand for an enum's constants in what is stored; they never change. Immutable. */
public final class WireNames<E extends Enum<E>> {
    public static final WireNames<Direction> DIRECTIONS =
            new WireNames<>(
                    Direction.class,
                    direction ->
                            switch (direction) {
                                case INGRESS -> "ingress";
                                case EGRESS -> "egress";
                            });

    public static final WireNames<Health> HEALTHS =
            new WireNames<>(
                    Health.class,
                    health ->
                            switch (health) {
                                case OK -> "ok";
                                case IMPAIRED -> "impaired";
                                case INSUFFICIENT_DATA -> "insufficient-data";
                            });

    public static final WireNames<PowerState> POWER_STATES =
            new WireNames<>(
                    PowerState.class,
                    state ->
                            switch (state) {
                                case RUNNING -> "running";
                                case STOPPED -> "stopped";
                                case TERMINATED -> "terminated";
                            });

    public static final WireNames<RefusalKind> REFUSAL_KINDS =
            new WireNames<>(
                    RefusalKind.class,
                    kind ->
                            switch (kind) {
                                case INVALID -> "invalid";
                                case NOT_FOUND -> "not-found";
                                case CONFLICT -> "conflict";
                                case DEPENDENCY -> "dependency";
                                case LIMIT -> "limit";
                                case PRECONDITION -> "precondition";
                                case EXPIRED -> "expired";
                                case FAULT -> "fault";
                            });

    public static final WireNames<Quota> QUOTAS = new WireNames<>(Quota.class, Quota::wireName);

    public static final WireNames<PeeringState> PEERING_STATES =
            new WireNames<>(PeeringState.class, PeeringState::code);

    public static final WireNames<Slot> SLOTS =
            new WireNames<>(
                    Slot.class,
                    slot ->
                            switch (slot) {
                                case FIRST -> "first";
                                case SECOND -> "second";
                            });

    public static final WireNames<RouteOrigin> ROUTE_ORIGINS =
            new WireNames<>(
                    RouteOrigin.class,
                    origin ->
                            switch (origin) {
                                case CREATE_ROUTE_TABLE -> "create-route-table";
                                case CREATE_ROUTE -> "create-route";
                            });

    public static final WireNames<InterfaceType> INTERFACE_TYPES =
            new WireNames<>(
                    InterfaceType.class,
                    type ->
                            switch (type) {
                                case INTERFACE -> "interface";
                                case TRUNK -> "trunk";
                                case BRANCH -> "branch";
                                case NAT_GATEWAY -> "nat_gateway";
                                case NETWORK_LOAD_BALANCER -> "network_load_balancer";
                            });

    public static final WireNames<ReservationType> RESERVATION_TYPES =
            new WireNames<>(
                    ReservationType.class,
                    type ->
                            switch (type) {
                                case PREFIX -> "prefix";
                                case EXPLICIT -> "explicit";
                            });

    public static final WireNames<Connectivity> CONNECTIVITIES =
            new WireNames<>(
                    Connectivity.class,
                    connectivity ->
                            switch (connectivity) {
                                case PUBLIC -> "public";
                                case PRIVATE -> "private";
                            });

    public static final WireNames<FailoverSource> FAILOVER_SOURCES =
            new WireNames<>(
                    FailoverSource.class,
                    source ->
                            switch (source) {
                                case HEARTBEAT -> "heartbeat";
                                case INSTANCE_STATUS -> "instance-status";
                                case TARGET_HEALTH -> "target-health";
                                case EXPLICIT -> "explicit";
                            });

    public static final WireNames<FailoverCause> FAILOVER_CAUSES =
            new WireNames<>(
                    FailoverCause.class,
                    cause ->
                            switch (cause) {
                                case LEASE_EXPIRED -> "lease-expired";
                                case INSTANCE_STOPPED -> "instance-stopped";
                                case INSTANCE_TERMINATED -> "instance-terminated";
                                case INSTANCE_IMPAIRED -> "instance-impaired";
                                case TARGET_UNHEALTHY -> "target-unhealthy";
                                case REQUESTED -> "requested";
                                case OTHER_COMMAND -> "other-command";
                            });

    public static final WireNames<RuleAction> RULE_ACTIONS =
            new WireNames<>(
                    RuleAction.class,
                    action ->
                            switch (action) {
                                case ALLOW -> "allow";
                                case DENY -> "deny";
                            });

    public static final WireNames<Flow.Asked> ASKED =
            new WireNames<>(
                    Flow.Asked.class,
                    asked ->
                            switch (asked) {
                                case NEW -> "new";
                                case ONE_WAY -> "one-way";
                                case TRACKED -> "tracked";
                                case UNTRACKED -> "untracked";
                            });

    public static final WireNames<AddressFamily> ADDRESS_FAMILIES =
            new WireNames<>(
                    AddressFamily.class,
                    family ->
                            switch (family) {
                                case IPV4 -> "ipv4";
                                case IPV6 -> "ipv6";
                            });

    public static final WireNames<TrafficType> TRAFFIC_TYPES =
            new WireNames<>(
                    TrafficType.class,
                    traffic ->
                            switch (traffic) {
                                case ACCEPT -> "accept";
                                case REJECT -> "reject";
                                case ALL -> "all";
                            });

    public static final WireNames<Scheme> SCHEMES =
            new WireNames<>(
                    Scheme.class,
                    scheme ->
                            switch (scheme) {
                                case INTERNAL -> "internal";
                                case INTERNET_FACING -> "internet-facing";
                            });

    public static final WireNames<BalancedProtocol> BALANCED_PROTOCOLS =
            new WireNames<>(
                    BalancedProtocol.class,
                    protocol ->
                            switch (protocol) {
                                case TCP -> "tcp";
                                case UDP -> "udp";
                                case TLS -> "tls";
                                case TCP_UDP -> "tcp_udp";
                            });

    public static final WireNames<TargetKind> TARGET_KINDS =
            new WireNames<>(
                    TargetKind.class,
                    kind ->
                            switch (kind) {
                                case INSTANCE -> "instance";
                                case IP -> "ip";
                                case ENI -> "eni";
                            });

    public static final WireNames<TargetHealth> TARGET_HEALTHS =
            new WireNames<>(
                    TargetHealth.class,
                    health ->
                            switch (health) {
                                case INITIAL -> "initial";
                                case HEALTHY -> "healthy";
                                case UNHEALTHY -> "unhealthy";
                            });

    private final Class<E> type;
    private final Function<E, String> names;
    private final Map<String, E> constants = new HashMap<>();

    private WireNames(Class<E> type, Function<E, String> names) {
        this.type = type;
        this.names = names;
        for (E constant : type.getEnumConstants()) {
            constants.put(names.apply(constant), constant);
        }
    }

    Class<E> type() {
        return type;
    }

    public String name(E constant) {
        return names.apply(constant);
    }

    /**
     * @throws IllegalArgumentException if the name stands for no constant
     */
    public E constant(String name) {
        E constant = constants.get(name);
        if (constant == null) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not the name of a " + type.getSimpleName());
        }
        return constant;
    }
}
