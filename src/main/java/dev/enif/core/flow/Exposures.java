/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.acl.AclEntry;
import dev.enif.core.acl.NetworkAcl;
import dev.enif.core.acl.NetworkAcls;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.flow.Exposure.Opening;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.loadbalancer.TargetKey;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import dev.enif.core.prefixlist.PrefixList;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.vpc.Vpc;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Says on which ports an interface can be reached from the internet, and from where: asks the rule
 * table about one packet of each kind that some rule on its way tells apart from others, and joins
 * what has the same answer. So it says what the verdicts say, gateways, routes, network ACLs and
 * the answer's way back included.
 */
public final class Exposures {
    /** The most questions about one address; a table answers a few million a second. */
    private static final int MAX_QUESTIONS = 200_000;

    /** What most systems send from (RFC 6335, "dynamic ports"). */
    private static final int DYNAMIC_PORT = 49_152;

    /** Reserved (RFC 3692): stands for every protocol that no rule names. */
    private static final Protocol UNNAMED = new Protocol(253);

    private final RuleTable table;
    private final NetworkInterface eni;
    private final List<Traffic> inbound = new ArrayList<>();
    private final TreeSet<Integer> answerPorts = new TreeSet<>(List.of(DYNAMIC_PORT));
    private final Internet internet;
    private final BehindBalancer behind;
    private int questions;

    private Exposures(AccountState account, RuleTable table, NetworkInterface eni) {
        this.table = table;
        this.eni = eni;
        List<Cidr> told = new ArrayList<>();
        addRules(account, eni, told);
        this.behind = BehindBalancer.of(account, eni);
        inbound.addAll(behind.listeners());
        behind.interfaces().forEach(target -> addRules(account, target, told));
        // An appliance may take the answer through any subnet of the VPC.
        for (NetworkAclId id : NetworkAcls.ofVpc(account, eni.vpcId())) {
            NetworkAcl acl = Present.in(account.networkAcls().find(id), id);
            for (AclEntry entry : acl.ingress().values()) {
                inbound.add(entry.traffic());
                told.add(entry.cidr());
            }
            for (AclEntry entry : acl.egress().values()) {
                told.add(entry.cidr());
                addEnds(entry.traffic());
            }
        }
        for (RouteTableId id : account.routing().tablesOf(eni.vpcId())) {
            RouteTable routes = Present.in(account.routeTables().find(id), id);
            told.addAll(routes.routes().keySet());
            if (!routes.gateways().isEmpty()) {
                addAppliances(account, routes, told);
            }
            for (PrefixListId listId : routes.listRoutes().keySet()) {
                told.addAll(blocks(account, new Peer.PrefixListPeer(listId)));
            }
        }
        Vpc vpc = Present.in(account.vpcs().find(eni.vpcId()), eni.vpcId());
        this.internet = new Internet(told, vpc.cidrs());
    }

    /** What comes in passes them first. */
    private void addAppliances(AccountState account, RouteTable edge, List<Cidr> told) {
        for (Route route : edge.routes().values()) {
            if (route.target() instanceof RouteTarget.OfInterface(var eniId)) {
                NetworkInterface appliance = account.networkInterfaces().find(eniId);
                if (appliance != null) {
                    addRules(account, appliance, told);
                }
            }
        }
    }

    private void addRules(AccountState account, NetworkInterface filtering, List<Cidr> told) {
        for (GroupId groupId : filtering.groupIds()) {
            SecurityGroup group = account.securityGroups().find(groupId);
            for (Rule rule : group == null ? List.<Rule>of() : group.rules()) {
                if (rule.direction() == Direction.INGRESS) {
                    inbound.add(rule.traffic());
                    told.addAll(blocks(account, rule.peer()));
                }
            }
        }
    }

    /** The sender may choose its port, and the answer goes there. */
    private void addEnds(Traffic traffic) {
        if (traffic.protocol().hasPorts()) {
            answerPorts.add(traffic.from());
            answerPorts.add(Math.min(traffic.to() + 1, Traffic.MAX_PORT));
        }
    }

    /**
     * The exposure of each address that the internet knows, in the order of the interface's own;
     * those without a public address are not named, nor those within delegated prefixes.
     *
     * @param table compiled of that very image
     */
    public static List<Exposure> of(AccountState account, RuleTable table, NetworkInterface eni) {
        List<Exposure> found = new ArrayList<>();
        for (PrivateAddress own : eni.addresses()) {
            Ipv4 publicAddress = Leg.publicAddressOf(eni, own.address());
            if (publicAddress != null) {
                found.add(new Exposures(account, table, eni).ask(publicAddress, own.address()));
            }
        }
        for (Ipv6 own : eni.further().ipv6()) {
            found.add(new Exposures(account, table, eni).ask(own, own));
        }
        return found;
    }

    private static List<Cidr> blocks(AccountState account, Peer peer) {
        return switch (peer) {
            case Peer.Ipv4Peer(var cidr) -> List.of(cidr);
            case Peer.Ipv6Peer(var cidr) -> List.of(cidr);
            case Peer.GroupPeer _ -> List.of();
            case Peer.PrefixListPeer(var id) -> {
                PrefixList list = account.prefixLists().find(id);
                yield list == null ? List.of() : List.copyOf(list.entries().keySet());
            }
        };
    }

    private Exposure ask(Ip publicAddress, Ip own) {
        List<Opening> openings = new ArrayList<>();
        for (Protocol protocol : protocols(own)) {
            openings.addAll(openings(protocol, own));
        }
        return new Exposure(
                publicAddress, own, openings, questions < MAX_QUESTIONS && behind.complete());
    }

    /** TCP, UDP and ICMP, those that rules name, and one for all others. */
    private List<Protocol> protocols(Ip own) {
        TreeSet<Protocol> protocols =
                new TreeSet<>(
                        List.of(
                                Protocol.TCP,
                                Protocol.UDP,
                                own instanceof Ipv4 ? Protocol.ICMP : Protocol.ICMPV6,
                                UNNAMED));
        for (Traffic traffic : inbound) {
            if (!traffic.protocol().equals(Protocol.ALL)) {
                protocols.add(traffic.protocol());
            }
        }
        return List.copyOf(protocols);
    }

    /** Neighbouring ports with the same sources are one opening. */
    private List<Opening> openings(Protocol protocol, Ip own) {
        Protocol shown = protocol.equals(UNNAMED) ? Protocol.ALL : protocol;
        if (!protocol.hasPorts() && !protocol.hasTypes()) {
            List<Cidr> sources = sources(protocol, -1, own);
            return sources.isEmpty() ? List.of() : List.of(new Opening(shown, -1, -1, sources));
        }
        int end = protocol.hasPorts() ? Traffic.MAX_PORT : 255;
        List<Opening> found = new ArrayList<>();
        List<Integer> starts = List.copyOf(starts(protocol, end));
        for (int index = 0; index < starts.size(); index++) {
            int from = starts.get(index);
            int to = index + 1 < starts.size() ? starts.get(index + 1) - 1 : end;
            List<Cidr> sources = sources(protocol, from, own);
            Opening last = found.isEmpty() ? null : found.getLast();
            if (last != null && last.to() == from - 1 && last.sources().equals(sources)) {
                found.set(found.size() - 1, new Opening(shown, last.from(), to, sources));
            } else if (!sources.isEmpty()) {
                found.add(new Opening(shown, from, to, sources));
            }
        }
        return found;
    }

    /** Where ranges of ports begin that some rule tells apart. */
    private TreeSet<Integer> starts(Protocol protocol, int end) {
        TreeSet<Integer> starts = new TreeSet<>(List.of(0));
        for (Traffic traffic : inbound) {
            if (traffic.protocol().equals(protocol) && traffic.from() >= 0) {
                starts.add(traffic.from());
                int to = protocol.hasTypes() ? traffic.from() : traffic.to();
                if (to < end) {
                    starts.add(to + 1);
                }
            }
        }
        return starts;
    }

    private List<Cidr> sources(Protocol protocol, int portOrType, Ip own) {
        return internet.sources(
                own instanceof Ipv4, source -> isOpen(source, own, protocol, portOrType));
    }

    /** Whether it passes from some port of the sender's, to some target if they are balanced. */
    private boolean isOpen(Ip source, Ip own, Protocol protocol, int portOrType) {
        for (TargetKey target : behind.representatives()) {
            if (isOpen(source, own, protocol, portOrType, target)) {
                return true;
            }
        }
        return behind.representatives().isEmpty()
                && isOpen(source, own, protocol, portOrType, null);
    }

    private boolean isOpen(
            Ip source, Ip own, Protocol protocol, int portOrType, @Nullable TargetKey target) {
        for (int port : protocol.hasPorts() ? answerPorts : List.of(-1)) {
            if (questions >= MAX_QUESTIONS) {
                return false;
            }
            questions++;
            Flow flow =
                    new Flow(
                            new Endpoint.OfAddress(source),
                            new Endpoint.OfInterface(eni.id(), own),
                            protocol,
                            port,
                            portOrType,
                            protocol.hasTypes() ? 0 : -1,
                            Flow.Asked.NEW);
            if (table.evaluate(flow, target).action() == Action.ALLOW) {
                return true;
            }
        }
        return false;
    }
}
