/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.securitygroup;

import dev.enif.core.decision.PlainText;
import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.GroupId;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import java.util.Locale;

/** Refusals about the rules of a security group. */
public sealed interface RuleRefusal extends Refusal {
    /** The command names no rule. */
    record NoRules() implements RuleRefusal {
        @Override
        public String code() {
            return "MissingParameter";
        }

        @Override
        public String message() {
            return "The request must contain at least one rule";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The description is too long, or has other characters. */
    record InvalidRuleDescription(String description) implements RuleRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Invalid value '"
                    + PlainText.excerpt(description)
                    + "' for the description of a rule: a valid one has at most "
                    + GroupText.LONGEST
                    + " characters from the following set: "
                    + GroupText.CHARACTERS;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** ICMP is for IPv4 only and ICMPv6 for IPv6 only. */
    record WrongFamily(Protocol protocol, Peer peer) implements RuleRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Invalid value '"
                    + peer
                    + "' for the peer of a rule: the protocol "
                    + protocol
                    + " does not exist in its address family.";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The peer group lies in another VPC. */
    record PeerInOtherVpc(GroupId groupId, GroupId peerId) implements RuleRefusal {
        @Override
        public String code() {
            return "InvalidGroup.NotFound";
        }

        @Override
        public String message() {
            return "You have specified two resources that belong to different networks: "
                    + groupId
                    + " and "
                    + peerId
                    + ", and no active peering connection joins these.";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** The group has the same rule already, or the command names it twice. */
    record Duplicate(Direction direction, Traffic traffic, Peer peer) implements RuleRefusal {
        @Override
        public String code() {
            return "InvalidPermission.Duplicate";
        }

        @Override
        public String message() {
            return "the specified rule \"" + text(traffic, peer) + "\" already exists";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** The group has no such rule. */
    record NoSuchRule(GroupId groupId, Direction direction, Traffic traffic, Peer peer)
            implements RuleRefusal {
        @Override
        public String code() {
            return "InvalidPermission.NotFound";
        }

        @Override
        public String message() {
            return "The specified rule does not exist in this security group: "
                    + groupId
                    + " has no rule \""
                    + text(traffic, peer)
                    + "\"";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.NOT_FOUND;
        }
    }

    private static String text(Traffic traffic, Peer peer) {
        Protocol protocol = traffic.protocol();
        String name = protocol.equals(Protocol.ALL) ? "ALL" : protocol.toString();
        String range = "";
        if (protocol.hasPorts()) {
            range = ", from port: " + traffic.from() + ", to port: " + traffic.to();
        } else if (protocol.hasTypes()) {
            range = ", type: " + traffic.from() + ", code: " + traffic.to();
        }
        return "peer: " + peer + ", " + name.toUpperCase(Locale.ROOT) + range + ", ALLOW";
    }
}
