/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.securitygroup;

import dev.enif.core.CoreTest;
import dev.enif.core.account.Tags;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RuleId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import dev.enif.core.securitygroup.SecurityGroupCommand.AuthorizeRules;
import dev.enif.core.securitygroup.SecurityGroupCommand.ModifyRule;
import dev.enif.core.securitygroup.SecurityGroupCommand.NewRule;
import dev.enif.core.securitygroup.SecurityGroupEvent.RulesAuthorized;
import java.util.List;

/** Rules that several tests speak of, and the commands about them. */
class RuleCase extends CoreTest {
    static final Peer ANYWHERE = new Peer.Ipv4Peer(Cidr4.ALL);
    static final Peer ANYWHERE_6 = new Peer.Ipv6Peer(Cidr6.ALL);
    static final Traffic HTTPS = Traffic.tcp(443, 443);
    static final Traffic PING = new Traffic(Protocol.ICMP, 8, -1);
    static final Traffic PING_6 = new Traffic(Protocol.ICMPV6, 128, -1);
    static final RuleId RULE = new RuleId("sgr-00000000000000001");
    static final RuleId RULE_B = new RuleId("sgr-00000000000000002");
    static final RuleId ABSENT = new RuleId("sgr-0000000000000000f");

    /** From anywhere to port 443, described and tagged. */
    static final Rule HTTPS_IN =
            new Rule(RULE, Direction.INGRESS, HTTPS, ANYWHERE, "the web", tags("a", "b"));

    static final RulesAuthorized HTTPS_AUTHORIZED = new RulesAuthorized(GROUP, List.of(HTTPS_IN));
    static final RulesAuthorized PORT_80_AUTHORIZED =
            new RulesAuthorized(
                    GROUP,
                    List.of(
                            new Rule(
                                    RULE_B,
                                    Direction.INGRESS,
                                    Traffic.tcp(80, 80),
                                    ANYWHERE,
                                    "",
                                    Tags.NONE)));

    static NewRule ingress(Traffic traffic, Peer peer) {
        return new NewRule(Direction.INGRESS, traffic, peer, "", Tags.NONE);
    }

    static NewRule described(String description) {
        return new NewRule(Direction.INGRESS, HTTPS, ANYWHERE, description, Tags.NONE);
    }

    static AuthorizeRules authorize(NewRule... rules) {
        return new AuthorizeRules(GROUP, List.of(rules));
    }

    static ModifyRule modify(RuleId ruleId, NewRule rule) {
        return new ModifyRule(GROUP, ruleId, rule);
    }

    static RuleId madeRule(int ordinal) {
        return (RuleId) made(ResourceKind.SECURITY_GROUP_RULE, ordinal);
    }
}
