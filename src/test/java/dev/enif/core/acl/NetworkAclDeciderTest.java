/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.acl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.InstanceWorld;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent.QuotaChanged;
import dev.enif.core.account.QuotaRefusal;
import dev.enif.core.account.TagCommand.AddTags;
import dev.enif.core.account.TagEvent.TagsReplaced;
import dev.enif.core.account.Tags;
import dev.enif.core.acl.NetworkAclCommand.CreateNetworkAcl;
import dev.enif.core.acl.NetworkAclCommand.CreateNetworkAclEntry;
import dev.enif.core.acl.NetworkAclCommand.DeleteNetworkAcl;
import dev.enif.core.acl.NetworkAclCommand.DeleteNetworkAclEntry;
import dev.enif.core.acl.NetworkAclCommand.ReplaceNetworkAclAssociation;
import dev.enif.core.acl.NetworkAclCommand.ReplaceNetworkAclEntry;
import dev.enif.core.acl.NetworkAclEvent.NetworkAclAssociationReplaced;
import dev.enif.core.acl.NetworkAclEvent.NetworkAclCreated;
import dev.enif.core.acl.NetworkAclEvent.NetworkAclDeleted;
import dev.enif.core.acl.NetworkAclEvent.NetworkAclEntryCreated;
import dev.enif.core.acl.NetworkAclEvent.NetworkAclEntryDeleted;
import dev.enif.core.acl.NetworkAclEvent.NetworkAclEntryReplaced;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.NetworkAclAssociationId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Traffic;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.vpc.SubnetCommand.DeleteSubnet;
import dev.enif.core.vpc.VpcCommand.DeleteVpc;
import dev.enif.core.vpc.VpcEvent.VpcCreated;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkAclDeciderTest extends InstanceWorld {
    private static final NetworkAclId DEFAULT = new NetworkAclId("acl-00000000000000001");
    private static final NetworkAclId ACL = new NetworkAclId("acl-0000000000000000a");
    private static final NetworkAclAssociationId BORN = DefaultAcl.associationOf(SUBNET);
    private static final NetworkAclAssociationId GIVEN =
            new NetworkAclAssociationId("aclassoc-0000000000000000a");
    private static final NetworkAclCreated CREATED = new NetworkAclCreated(ACL, VPC, Tags.NONE);
    private static final NetworkAclAssociationReplaced MOVED =
            new NetworkAclAssociationReplaced(SUBNET, DEFAULT, BORN, ACL, GIVEN);
    private static final VpcId OTHER_VPC = new VpcId("vpc-00000000000000002");
    private static final VpcCreated OTHER_VPC_CREATED =
            new VpcCreated(
                    OTHER_VPC,
                    new CidrAssociationId("vpc-cidr-assoc-00000000000000002"),
                    Cidr4.parse("10.8.0.0/16"),
                    new GroupId("sg-00000000000000009"),
                    Tags.NONE);

    @Test
    void a_vpc_is_born_with_a_default_acl_that_lets_everything_pass() {
        var acl = there(world().account().networkAcls().find(DEFAULT));

        assertThat(acl.isDefault()).isTrue();
        assertThat(acl.ingress()).isEqualTo(acl.egress());
        assertThat(acl.ingress().values()).containsExactly(allow(100, "0.0.0.0/0"));
        var subnet = there(world().account().subnets().find(SUBNET));
        assertThat(NetworkAcls.of(world().account(), subnet)).isEqualTo(acl);
    }

    @Test
    void a_new_acl_lets_nothing_pass_and_nobody_goes_by_it() {
        var made = (NetworkAclId) made(ResourceKind.NETWORK_ACL, 0);

        var then = world().when(new CreateNetworkAcl(VPC, tags("Name", "x")));

        then.thenResult(made).thenHappened(new NetworkAclCreated(made, VPC, tags("Name", "x")));
        var acl = there(then.account().networkAcls().find(made));
        assertThat(acl.ingress()).isEmpty();
        assertThat(acl.egress()).isEmpty();
        assertThat(NetworkAcls.associationsOf(then.account(), acl)).isEmpty();
    }

    @Test
    void the_default_acl_counts_for_the_quota_of_the_vpc() {
        var refused =
                world(new QuotaChanged(Quota.NETWORK_ACLS_PER_VPC, 2), CREATED)
                        .when(new CreateNetworkAcl(VPC, Tags.NONE))
                        .thenRefused(new QuotaRefusal.LimitExceeded(Quota.NETWORK_ACLS_PER_VPC, 2))
                        .refused();
        assertThat(refused.code()).isEqualTo("NetworkAclLimitExceeded");
    }

    @Test
    void entries_are_made_replaced_and_deleted_by_direction_and_number() {
        var entry = allow(200, "10.0.0.0/8");
        var other = new AclEntry(200, RuleAction.DENY, Traffic.tcp(22, 22), entry.cidr());
        var given = world(CREATED);

        given.when(new CreateNetworkAclEntry(ACL, Direction.INGRESS, entry))
                .thenHappened(new NetworkAclEntryCreated(ACL, Direction.INGRESS, entry));
        var made = given.and(new NetworkAclEntryCreated(ACL, Direction.INGRESS, entry));
        made.when(new CreateNetworkAclEntry(ACL, Direction.INGRESS, other))
                .thenRefused(new NetworkAclRefusal.EntryExists(ACL, Direction.INGRESS, 200));
        made.when(new CreateNetworkAclEntry(ACL, Direction.EGRESS, other)).thenAccepted();
        made.when(new ReplaceNetworkAclEntry(ACL, Direction.INGRESS, other))
                .thenHappened(new NetworkAclEntryReplaced(ACL, Direction.INGRESS, other));
        made.when(new ReplaceNetworkAclEntry(ACL, Direction.INGRESS, entry)).thenHappened();
        made.when(new DeleteNetworkAclEntry(ACL, Direction.INGRESS, 200))
                .thenHappened(new NetworkAclEntryDeleted(ACL, Direction.INGRESS, 200));
    }

    @Test
    void an_entry_that_is_not_there_is_refused_the_last_one_too() {
        world().when(new DeleteNetworkAclEntry(DEFAULT, Direction.INGRESS, AclEntry.DENY_ALL))
                .thenRefused(
                        new NetworkAclRefusal.EntryNotFound(
                                DEFAULT, Direction.INGRESS, AclEntry.DENY_ALL));
        var refused =
                world().when(
                                new ReplaceNetworkAclEntry(
                                        DEFAULT, Direction.EGRESS, allow(101, "::/0")))
                        .thenRefused(
                                new NetworkAclRefusal.EntryNotFound(DEFAULT, Direction.EGRESS, 101))
                        .refused();
        assertThat(refused.code()).isEqualTo("InvalidNetworkAclEntry.NotFound");
    }

    @Test
    void the_entry_that_denies_the_rest_counts_for_the_quota_and_ip_versions_count_apart() {
        var given =
                world(
                        CREATED,
                        new QuotaChanged(Quota.ENTRIES_PER_NETWORK_ACL, 3),
                        entry(1, "10.0.0.0/8"),
                        entry(2, "10.0.0.0/8"));

        given.when(new CreateNetworkAclEntry(ACL, Direction.INGRESS, allow(3, "10.0.0.0/8")))
                .thenRefused(new QuotaRefusal.LimitExceeded(Quota.ENTRIES_PER_NETWORK_ACL, 3));
        given.when(new CreateNetworkAclEntry(ACL, Direction.INGRESS, allow(3, "::/0")))
                .thenAccepted();
        given.when(new CreateNetworkAclEntry(ACL, Direction.EGRESS, allow(3, "10.0.0.0/8")))
                .thenAccepted();
        given.when(new ReplaceNetworkAclEntry(ACL, Direction.INGRESS, allow(2, "10.9.0.0/16")))
                .thenAccepted();
    }

    @Test
    void a_subnet_passes_from_acl_to_acl_with_a_new_association_each_time() {
        var newId = (NetworkAclAssociationId) made(ResourceKind.NETWORK_ACL_ASSOCIATION, 0);

        var then = world(CREATED).when(new ReplaceNetworkAclAssociation(BORN, ACL));
        then.thenResult(newId)
                .thenHappened(new NetworkAclAssociationReplaced(SUBNET, DEFAULT, BORN, ACL, newId));
        var subnet = there(then.account().subnets().find(SUBNET));
        assertThat(NetworkAcls.of(then.account(), subnet).id()).isEqualTo(ACL);
        assertThat(then.account().changed()).contains(ACL, SUBNET);

        var moved = world(CREATED, MOVED);
        moved.when(new ReplaceNetworkAclAssociation(BORN, ACL))
                .thenRefused(new CommonRefusal.NotFound(BORN));
        moved.when(new ReplaceNetworkAclAssociation(GIVEN, DEFAULT))
                .thenHappened(
                        new NetworkAclAssociationReplaced(SUBNET, ACL, GIVEN, DEFAULT, newId));
        var back = moved.and(new NetworkAclAssociationReplaced(SUBNET, ACL, GIVEN, DEFAULT, newId));
        assertThat(NetworkAcls.associationOf(back.account(), SUBNET)).isEqualTo(newId);
        back.when(new ReplaceNetworkAclAssociation(BORN, ACL))
                .thenRefused(new CommonRefusal.NotFound(BORN));
    }

    @Test
    void subnets_of_the_default_acl_are_those_that_were_given_no_other() {
        var account = world(CREATED, MOVED).account();
        var acl = there(account.networkAcls().find(DEFAULT));

        assertThat(NetworkAcls.associationsOf(account, acl).values())
                .doesNotContain(SUBNET)
                .contains(SUBNET_B);
    }

    @Test
    void an_acl_of_another_vpc_is_refused() {
        var other = DefaultAcl.idOf(OTHER_VPC);

        world(OTHER_VPC_CREATED)
                .when(new ReplaceNetworkAclAssociation(BORN, other))
                .thenRefused(new NetworkAclRefusal.OtherNetwork(other, SUBNET));
    }

    @Test
    void the_default_acl_and_one_that_subnets_go_by_stay() {
        world().when(new DeleteNetworkAcl(DEFAULT))
                .thenRefused(new NetworkAclRefusal.DefaultStays(DEFAULT, VPC));
        world(CREATED, MOVED)
                .when(new DeleteNetworkAcl(ACL))
                .thenRefused(new CommonRefusal.DependencyViolation(ACL, List.of(SUBNET)));
        world(CREATED).when(new DeleteNetworkAcl(ACL)).thenHappened(new NetworkAclDeleted(ACL));
    }

    @Test
    void an_acl_stands_in_the_way_of_its_vpc_and_the_default_one_goes_with_it() {
        var given = world(OTHER_VPC_CREATED, new NetworkAclCreated(ACL, OTHER_VPC, Tags.NONE));

        var refused = given.when(new DeleteVpc(OTHER_VPC)).refused();

        assertThat(refused.code()).isEqualTo("DependencyViolation");
        assertThat(refused.dependents()).contains(ACL.value());
    }

    @Test
    void a_subnet_that_goes_is_forgotten_by_its_acl() {
        var then = world(CREATED, MOVED).when(new DeleteSubnet(SUBNET));

        assertThat(there(then.account().networkAcls().find(ACL)).associations()).isEmpty();
        then.then().when(new DeleteNetworkAcl(ACL)).thenAccepted();
    }

    @Test
    void acls_have_tags_and_associations_have_none() {
        world().when(new AddTags(List.of(DEFAULT), tags("Name", "all")))
                .thenHappened(new TagsReplaced(DEFAULT, tags("Name", "all")));
        var absent = new NetworkAclId("acl-0000000000000000f");
        var refusal = new CommonRefusal.NotFound(absent);
        world().when(new DeleteNetworkAcl(absent)).thenRefused(refusal);
        assertThat(refusal.code()).isEqualTo("InvalidNetworkAclID.NotFound");
    }

    private static AclEntry allow(int number, String cidr) {
        return new AclEntry(number, RuleAction.ALLOW, Traffic.ALL, Cidr.parse(cidr));
    }

    private static NetworkAclEntryCreated entry(int number, String cidr) {
        return new NetworkAclEntryCreated(ACL, Direction.INGRESS, allow(number, cidr));
    }
}
