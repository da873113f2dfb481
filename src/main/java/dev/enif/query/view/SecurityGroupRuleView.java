/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One rule of a security group. One of {@code cidr}, {@code groupId} and {@code prefixListId} names
 * its peer.
 *
 * @param direction {@code ingress} or {@code egress}, seen from the interface
 * @param protocol {@code tcp}, {@code udp}, {@code icmp}, {@code icmpv6}, another protocol's
 *     number, or {@code -1} for all
 * @param fromPort the first port, or the ICMP type with -1 for any; absent where the protocol has
 *     neither
 * @param toPort the last port, or the ICMP code with -1 for any; absent where the protocol has
 *     neither
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SecurityGroupRuleView(
        String id,
        String direction,
        String protocol,
        @Nullable Integer fromPort,
        @Nullable Integer toPort,
        @Nullable String cidr,
        @Nullable String groupId,
        @Nullable String prefixListId,
        String description,
        Map<String, String> tags) {

    public SecurityGroupRuleView {
        tags = ResourceView.sorted(tags);
    }

    static SecurityGroupRuleView of(Rule rule) {
        Traffic traffic = rule.traffic();
        Protocol protocol = traffic.protocol();
        boolean hasRange = protocol.hasPorts() || protocol.hasTypes();
        return new SecurityGroupRuleView(
                rule.id().value(),
                rule.direction().name().toLowerCase(Locale.ROOT),
                protocol.toString(),
                hasRange ? traffic.from() : null,
                hasRange ? traffic.to() : null,
                switch (rule.peer()) {
                    case Peer.Ipv4Peer(var cidr) -> cidr.toString();
                    case Peer.Ipv6Peer(var cidr) -> cidr.toString();
                    case Peer.GroupPeer _, Peer.PrefixListPeer _ -> null;
                },
                switch (rule.peer()) {
                    case Peer.GroupPeer(var groupId) -> groupId.value();
                    case Peer.Ipv4Peer _, Peer.Ipv6Peer _, Peer.PrefixListPeer _ -> null;
                },
                rule.peer() instanceof Peer.PrefixListPeer(var listId) ? listId.value() : null,
                rule.description(),
                rule.tags().entries());
    }
}
