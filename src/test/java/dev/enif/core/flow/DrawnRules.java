/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.Tags;
import dev.enif.core.acl.AclEntry;
import dev.enif.core.acl.RuleAction;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.RuleId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.securitygroup.Peer;
import dev.enif.core.securitygroup.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads the rules of a drawn group, such as {@code in tcp 443 0.0.0.0/0}. */
final class DrawnRules {
    private DrawnRules() {}

    /** What stands between semicolons. */
    static List<List<String>> clauses(List<String> words) {
        List<List<String>> clauses = new ArrayList<>();
        List<String> clause = new ArrayList<>();
        for (String word : words) {
            if (word.equals(";")) {
                clauses.add(List.copyOf(clause));
                clause.clear();
            } else {
                clause.add(word);
            }
        }
        if (!clause.isEmpty()) {
            clauses.add(List.copyOf(clause));
        }
        return clauses;
    }

    /** {@code number} is the first one's, and of each next one more. */
    static List<Rule> read(List<String> words, int number, Function<String, GroupId> groups) {
        List<Rule> rules = new ArrayList<>();
        for (List<String> clause : clauses(words)) {
            rules.add(
                    new Rule(
                            id(number + rules.size()),
                            clause.getFirst().equals("in") ? Direction.INGRESS : Direction.EGRESS,
                            traffic(clause.subList(1, clause.size() - 1)),
                            peer(clause.getLast(), groups),
                            "",
                            Tags.NONE));
        }
        return rules;
    }

    static RuleId id(int number) {
        return new RuleId(RandomWorld.id("sgr", number));
    }

    /**
     * {@code all}, {@code 47}, {@code tcp 80}, {@code tcp 1-9}, {@code icmp any}, {@code icmp
     * 8/any}.
     */
    static Traffic traffic(List<String> words) {
        Protocol protocol = Protocol.parse(words.getFirst());
        if (words.size() == 1) {
            return new Traffic(protocol, -1, -1);
        }
        String[] ends = words.get(1).split(protocol.hasTypes() ? "/" : "-");
        int from = number(ends[0]);
        int to = ends.length > 1 ? number(ends[1]) : protocol.hasTypes() ? -1 : from;
        return new Traffic(protocol, from, to);
    }

    /** {@code in 100 allow tcp 443 0.0.0.0/0}. */
    static AclEntry entry(List<String> clause) {
        return new AclEntry(
                Integer.parseInt(clause.get(1)),
                clause.get(2).equals("allow") ? RuleAction.ALLOW : RuleAction.DENY,
                traffic(clause.subList(3, clause.size() - 1)),
                Cidr.parse(clause.getLast()));
    }

    private static int number(String text) {
        return text.equals("any") ? -1 : Integer.parseInt(text);
    }

    private static Peer peer(String text, Function<String, GroupId> groups) {
        if (text.startsWith("group:")) {
            return new Peer.GroupPeer(groups.apply(text.substring(6)));
        }
        return switch (Cidr.parse(text)) {
            case Cidr4 cidr -> new Peer.Ipv4Peer(cidr);
            case Cidr6 cidr -> new Peer.Ipv6Peer(cidr);
        };
    }
}
