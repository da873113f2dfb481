/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof.kernel;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.GroupId;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.vpc.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A namespace that stands for an interface and its instance: {@code eth0} has its addresses, and
 * filters at both sides of it. One that does not check forwards, too.
 *
 * <p>A packet that is forwarded, or leaves with an address that is not the interface's own, carries
 * a DSCP of 1 from there on, and no rule that names a group matches it: not the forwarder's egress
 * rules either.
 */
record Host(AccountState account, NetworkInterface eni, Subnet subnet) {
    /** What it forwarded. */
    static final String FORWARDED = "forwarded";

    /** Addresses, routes and settings. */
    String settings() {
        List<String> own = own();
        String prefixes =
                own.stream()
                        .filter(block -> block.contains("/"))
                        .map(block -> "route add local %s dev lo%n".formatted(block))
                        .collect(Collectors.joining());
        String further =
                own.stream()
                        .skip(1)
                        .filter(block -> !block.contains("/"))
                        .map(block -> "addr add %s/32 dev eth0%n".formatted(block))
                        .collect(Collectors.joining());
        return KernelNetwork.SETTINGS
                + "echo %d > /proc/sys/net/ipv4/ip_forward%n".formatted(checks() ? 0 : 1)
                + """
                ip -batch - <<'IP'
                link set lo up
                link set eth0 up
                addr add %s/%d dev eth0
                %s%sroute add default via %s
                IP
                """
                        .formatted(
                                own.getFirst(),
                                subnet.cidr().length(),
                                further,
                                prefixes,
                                subnet.cidr().network().plus(1));
    }

    /** Its groups, and the check of source and destination, as the account has them now. */
    String filters() {
        String table =
                Nft.table(Place.SOURCE_CHECK, Place.GROUPS_IN, Place.GROUPS_OUT)
                        + Nft.set(FORWARDED);
        return table
                + chain("arriving", "prerouting", 0, "iifname", Direction.INGRESS)
                + """
                chain passing {
                  type filter hook forward priority 0; policy accept;
                  %s
                  iifname "eth0" ip dscp set 1
                }
                """
                        .formatted(Nft.note(FORWARDED))
                + chain("leaving", "postrouting", 0, "oifname", Direction.EGRESS)
                + """
                chain marking {
                  type filter hook postrouting priority 50; policy accept;
                  oifname "eth0" ip saddr != { %s } ip dscp set 1
                }
                }
                """
                        .formatted(String.join(", ", own()));
    }

    private String chain(
            String name, String hook, int priority, String device, Direction direction) {
        String far = direction == Direction.INGRESS ? "saddr" : "daddr";
        String near = direction == Direction.INGRESS ? "daddr" : "saddr";
        StringBuilder rules = new StringBuilder();
        rules.append("chain %s {%n".formatted(name))
                .append(
                        "type filter hook %s priority %d; policy accept;%n"
                                .formatted(hook, priority))
                // What it sends to itself does not pass eth0.
                .append("%s != \"eth0\" accept%n".formatted(device));
        if (checks()) {
            rules.append(
                    "ip %s != { %s } %s%n"
                            .formatted(
                                    near, String.join(", ", own()), Nft.drop(Place.SOURCE_CHECK)));
        }
        rules.append("ct state established accept%n".formatted());
        for (GroupId id : eni.groupIds()) {
            SecurityGroup group = account.securityGroups().find(id);
            for (Rule rule : group == null ? List.<Rule>of() : group.rules()) {
                if (rule.direction() == direction) {
                    String peer = peer(far, rule.peer());
                    if (peer != null) {
                        rules.append(peer).append(Nft.of(rule.traffic())).append("accept\n");
                    }
                }
            }
        }
        Place dropped = direction == Direction.INGRESS ? Place.GROUPS_IN : Place.GROUPS_OUT;
        return rules.append(Nft.drop(dropped)).append("\n}\n").toString();
    }

    /** Null if it matches no IPv4. */
    private @Nullable String peer(String field, Peer peer) {
        return switch (peer) {
            case Peer.Ipv4Peer(var cidr) -> Nft.of(field, cidr);
            case Peer.Ipv6Peer _ -> null;
            case Peer.PrefixListPeer(var id) -> {
                List<String> blocks =
                        Present.in(account.prefixLists().find(id), id).entries().keySet().stream()
                                .map(Object::toString)
                                .toList();
                yield blocks.isEmpty() ? null : Nft.of(field, blocks);
            }
            case Peer.GroupPeer(var id) -> {
                List<String> members = members(id);
                yield members.isEmpty() ? null : Nft.of(field, members) + "ip dscp 0 ";
            }
        };
    }

    /** The addresses of all interfaces with that group; nobody has one that is gone. */
    private List<String> members(GroupId id) {
        List<String> members = new ArrayList<>();
        if (account.securityGroups().contains(id)) {
            for (NetworkInterface each : account.networkInterfaces().values()) {
                if (each.groupIds().contains(id)) {
                    members.addAll(new Host(account, each, subnet).own());
                }
            }
        }
        return members;
    }

    /** Its IPv4 addresses, the primary one first, then its delegated prefixes. */
    private List<String> own() {
        List<String> own = new ArrayList<>();
        eni.addresses().forEach(address -> own.add(address.address().toString()));
        eni.further().ipv4Prefixes().forEach(prefix -> own.add(prefix.toString()));
        return own;
    }

    private boolean checks() {
        return eni.sourceDestCheck();
    }
}
