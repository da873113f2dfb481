/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import static dev.enif.log.codec.ExampleIds.ACCOUNT;
import static dev.enif.log.codec.ExampleIds.SUBNET;
import static dev.enif.log.codec.ExampleIds.TAGS;
import static dev.enif.log.codec.ExampleIds.VPC;

import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent;
import dev.enif.core.account.TagEvent;
import dev.enif.core.account.Tags;
import dev.enif.core.acl.AclEntry;
import dev.enif.core.acl.NetworkAclCommand;
import dev.enif.core.acl.NetworkAclEvent;
import dev.enif.core.acl.RuleAction;
import dev.enif.core.id.NetworkAclAssociationId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.core.securitygroup.Direction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Examples about network ACLs. Append only. */
final class AclExamples {
    private static final NetworkAclId ACL = new NetworkAclId("acl-0a1b2c3d4e5f60041");
    private static final NetworkAclId OTHER = new NetworkAclId("acl-0a1b2c3d4e5f60042");
    private static final NetworkAclAssociationId ASSOCIATION_OF_ACL =
            new NetworkAclAssociationId("aclassoc-0a1b2c3d4e5f60043");
    private static final NetworkAclAssociationId OTHER_ASSOCIATION_OF_ACL =
            new NetworkAclAssociationId("aclassoc-0a1b2c3d4e5f60044");
    private static final AclEntry ALLOW =
            new AclEntry(100, RuleAction.ALLOW, Traffic.tcp(443, 443), Cidr4.parse("10.0.0.0/16"));
    private static final AclEntry DENY =
            new AclEntry(32_766, RuleAction.DENY, Traffic.ALL, Cidr6.parse("2001:db8::/32"));
    private static final AclEntry ECHO =
            new AclEntry(1, RuleAction.ALLOW, new Traffic(Protocol.ICMP, 8, -1), Cidr4.ALL);

    private AclExamples() {}

    static List<Example<PartitionCommand>> commands() {
        return List.of(
                command(
                        "network-acl.create",
                        null,
                        new NetworkAclCommand.CreateNetworkAcl(VPC, TAGS)),
                command("network-acl.delete", null, new NetworkAclCommand.DeleteNetworkAcl(ACL)),
                command(
                        "network-acl.create-entry",
                        null,
                        new NetworkAclCommand.CreateNetworkAclEntry(ACL, Direction.INGRESS, ALLOW)),
                command(
                        "network-acl.create-entry",
                        "ipv6",
                        new NetworkAclCommand.CreateNetworkAclEntry(ACL, Direction.EGRESS, DENY)),
                command(
                        "network-acl.replace-entry",
                        null,
                        new NetworkAclCommand.ReplaceNetworkAclEntry(ACL, Direction.INGRESS, ECHO)),
                command(
                        "network-acl.delete-entry",
                        null,
                        new NetworkAclCommand.DeleteNetworkAclEntry(ACL, Direction.EGRESS, 100)),
                command(
                        "network-acl.replace-association",
                        null,
                        new NetworkAclCommand.ReplaceNetworkAclAssociation(
                                ASSOCIATION_OF_ACL, ACL)));
    }

    static List<Example<PartitionEvent>> events() {
        return List.of(
                event(
                        "network-acl.created",
                        null,
                        new NetworkAclEvent.NetworkAclCreated(ACL, VPC, TAGS)),
                event(
                        "network-acl.created",
                        "untagged",
                        new NetworkAclEvent.NetworkAclCreated(ACL, VPC, Tags.NONE)),
                event(
                        "network-acl.entry-created",
                        null,
                        new NetworkAclEvent.NetworkAclEntryCreated(ACL, Direction.INGRESS, ALLOW)),
                event(
                        "network-acl.entry-created",
                        "ipv6",
                        new NetworkAclEvent.NetworkAclEntryCreated(ACL, Direction.EGRESS, DENY)),
                event(
                        "network-acl.entry-replaced",
                        null,
                        new NetworkAclEvent.NetworkAclEntryReplaced(ACL, Direction.INGRESS, ECHO)),
                event(
                        "network-acl.entry-deleted",
                        null,
                        new NetworkAclEvent.NetworkAclEntryDeleted(ACL, Direction.EGRESS, 100)),
                event(
                        "network-acl.association-replaced",
                        null,
                        new NetworkAclEvent.NetworkAclAssociationReplaced(
                                SUBNET, OTHER, ASSOCIATION_OF_ACL, ACL, OTHER_ASSOCIATION_OF_ACL)),
                event("network-acl.deleted", null, new NetworkAclEvent.NetworkAclDeleted(ACL)),
                event("tags.replaced", "network-acl", new TagEvent.TagsReplaced(ACL, TAGS)),
                event(
                        "quota.changed",
                        "network-acls",
                        new QuotaEvent.QuotaChanged(Quota.NETWORK_ACLS_PER_VPC, 20)));
    }

    private static Example<PartitionCommand> command(
            String name, @Nullable String variant, Object command) {
        return new Example<>(name, 1, variant, false, Envelopes.command(ACCOUNT, command));
    }

    private static Example<PartitionEvent> event(
            String name, @Nullable String variant, Object event) {
        return new Example<>(name, 1, variant, false, Envelopes.event(ACCOUNT, event));
    }
}
