/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.enif.core.account.AccountState;
import dev.enif.core.acl.AclEntry;
import dev.enif.core.acl.NetworkAcl;
import dev.enif.core.acl.RuleAction;
import dev.enif.core.net.Traffic;
import dev.enif.core.securitygroup.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A network ACL. The subnets that go by it show it: list those with its id.
 *
 * @param isDefault whether subnets of the VPC go by it until they are given another one
 * @param entries what comes in first, then what goes out, each by number; the last of each is the
 *     one that denies what no other matches, which cannot be changed
 * @param revision rises with every change of this ACL; the entity tag
 */
public record NetworkAclView(
        String id,
        String vpcId,
        @JsonProperty("default") boolean isDefault,
        List<EntryView> entries,
        Map<String, String> tags,
        long revision)
        implements ResourceView {
    private static final String ALL = "0.0.0.0/0";

    /**
     * One entry.
     *
     * @param direction {@code ingress} or {@code egress}
     * @param action {@code allow} or {@code deny}
     * @param protocol a name or number; {@code -1} for all
     * @param fromPort the lowest port, or the type of ICMP, -1 for any; absent if the protocol has
     *     neither
     * @param toPort the highest port, or the code
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record EntryView(
            String direction,
            int ruleNumber,
            String action,
            String protocol,
            @Nullable Integer fromPort,
            @Nullable Integer toPort,
            String cidr) {
        static EntryView of(Direction direction, AclEntry entry) {
            Traffic traffic = entry.traffic();
            boolean ranges = traffic.protocol().hasPorts() || traffic.protocol().hasTypes();
            return new EntryView(
                    word(direction),
                    entry.number(),
                    entry.action() == RuleAction.ALLOW ? "allow" : "deny",
                    traffic.protocol().toString(),
                    ranges ? traffic.from() : null,
                    ranges ? traffic.to() : null,
                    entry.cidr().toString());
        }

        static EntryView last(Direction direction) {
            return new EntryView(word(direction), AclEntry.DENY_ALL, "deny", "-1", null, null, ALL);
        }

        private static String word(Direction direction) {
            return switch (direction) {
                case INGRESS -> "ingress";
                case EGRESS -> "egress";
            };
        }
    }

    public NetworkAclView {
        entries = List.copyOf(entries);
        tags = ResourceView.sorted(tags);
    }

    /** The ACL as it is in the image. */
    public static NetworkAclView of(AccountState account, NetworkAcl acl) {
        List<EntryView> entries = new ArrayList<>();
        for (Direction direction : Direction.values()) {
            acl.entries(direction)
                    .values()
                    .forEach(entry -> entries.add(EntryView.of(direction, entry)));
            entries.add(EntryView.last(direction));
        }
        return new NetworkAclView(
                acl.id().value(),
                acl.vpcId().value(),
                acl.isDefault(),
                entries,
                acl.tags().entries(),
                account.revision(acl.id()));
    }
}
