/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.securitygroup;

import dev.enif.core.id.GroupId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;

/** The far end that a rule names. */
public sealed interface Peer {
    record Ipv4Peer(Cidr4 cidr) implements Peer {
        @Override
        public String toString() {
            return cidr.toString();
        }
    }

    record Ipv6Peer(Cidr6 cidr) implements Peer {
        @Override
        public String toString() {
            return cidr.toString();
        }
    }

    /** The blocks of a prefix list, as it is at any time. */
    record PrefixListPeer(PrefixListId prefixListId) implements Peer {
        @Override
        public String toString() {
            return prefixListId.toString();
        }
    }

    /** The members of a group of the same VPC, or of the rule's own group. */
    record GroupPeer(GroupId groupId) implements Peer {
        @Override
        public String toString() {
            return groupId.toString();
        }
    }
}
