/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof.kernel;

import dev.enif.core.flow.VerdictCode;
import java.util.Locale;

/** Where the kernel lost a packet. Each filter keeps a set of what it dropped, with that name. */
enum Place {
    /** It could not be sent at all. */
    UNSENT,
    /** An interface that sends and receives with its own addresses only. */
    SOURCE_CHECK,
    GROUPS_OUT,
    GROUPS_IN,
    ACL_OUT,
    ACL_IN,
    /** A route that leads to nothing. */
    BLACKHOLE,
    /** No route. */
    ROUTELESS,
    /** No filter dropped it: nobody has its destination, or it went round until it died. */
    VANISHED;

    /** The name of the set. */
    String set() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a packet with that verdict may be lost here. */
    boolean fits(VerdictCode code) {
        return switch (code) {
            case ALLOWED, LINK_LOCAL_SERVICE -> false;
            case SOURCE_NOT_RUNNING -> this == UNSENT;
            case SOURCE_DEST_CHECK -> this == SOURCE_CHECK;
            case SECURITY_GROUP_EGRESS -> this == GROUPS_OUT;
            case SECURITY_GROUP_INGRESS -> this == GROUPS_IN;
            case NETWORK_ACL_OUTBOUND, REPLY_NETWORK_ACL_OUTBOUND -> this == ACL_OUT;
            case NETWORK_ACL_INBOUND, REPLY_NETWORK_ACL_INBOUND -> this == ACL_IN;
            case BLACKHOLE -> this == BLACKHOLE;
            case NO_ROUTE -> this == ROUTELESS;
            case DESTINATION_NOT_RUNNING -> this == VANISHED;
            // Said of the destination before anything is said of the way there.
            case NO_SUCH_DESTINATION -> true;
            // In its second round, forwarded, it may meet a rule that it did not in its first; and
            // the sender, if that is where it comes back to, may check.
            case ROUTING_LOOP ->
                    this == VANISHED
                            || this == GROUPS_IN
                            || this == GROUPS_OUT
                            || this == SOURCE_CHECK;
            // One code for all ways in which an answer gets lost without an ACL.
            case REPLY_NO_ROUTE -> this != UNSENT && this != ACL_OUT && this != ACL_IN;
            // Not drawn.
            case NO_SUCH_SOURCE,
                    UNSUPPORTED,
                    NO_PUBLIC_ADDRESS,
                    UNSOLICITED_INBOUND,
                    NO_LISTENER,
                    NO_HEALTHY_TARGET,
                    HAIRPIN ->
                    false;
        };
    }
}
