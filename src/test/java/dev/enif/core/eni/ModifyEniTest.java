/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.Given;
import dev.enif.core.InstanceWorld;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpDisassociated;
import dev.enif.core.eni.EniCommand.DeleteEni;
import dev.enif.core.eni.EniCommand.ModifyEni;
import dev.enif.core.eni.EniEvent.DeleteOnTerminationChanged;
import dev.enif.core.eni.EniEvent.DescriptionChanged;
import dev.enif.core.eni.EniEvent.EniDeleted;
import dev.enif.core.eni.EniEvent.GroupsReplaced;
import dev.enif.core.eni.EniEvent.SourceDestCheckChanged;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.GroupId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ModifyEniTest extends InstanceWorld {
    private static final GroupId UNKNOWN_GROUP = new GroupId("sg-0000000000000dead");

    private static ModifyEni description(String text) {
        return new ModifyEni(ENI, text, null, null, null, null);
    }

    private static ModifyEni groups(GroupId... groupIds) {
        return new ModifyEni(ENI, null, List.of(groupIds), null, null, null);
    }

    private static ModifyEni deleteOnTermination(boolean value, @Nullable AttachmentId expected) {
        return new ModifyEni(ENI, null, null, null, value, expected);
    }

    private static Given attachedEni() {
        return world(launched()).and(ENI_CREATED, attached(ENI, ATTACHMENT, INSTANCE, 1));
    }

    @Test
    void each_attribute_changes_alone() {
        world(ENI_CREATED)
                .when(description("new"))
                .thenHappened(new DescriptionChanged(ENI, "new"));
        world(ENI_CREATED)
                .when(groups(GROUP, DEFAULT_GROUP))
                .thenHappened(new GroupsReplaced(ENI, List.of(GROUP, DEFAULT_GROUP)));
        world(ENI_CREATED)
                .when(new ModifyEni(ENI, null, null, false, null, null))
                .thenHappened(new SourceDestCheckChanged(ENI, false));
        attachedEni()
                .when(deleteOnTermination(true, null))
                .thenHappened(new DeleteOnTerminationChanged(ENI, ATTACHMENT, true));
        attachedEni()
                .when(deleteOnTermination(true, ATTACHMENT))
                .thenHappened(new DeleteOnTerminationChanged(ENI, ATTACHMENT, true));
    }

    @Test
    void several_attributes_change_together() {
        attachedEni()
                .when(new ModifyEni(ENI, "new", List.of(GROUP), false, true, ATTACHMENT))
                .thenHappened(
                        new DescriptionChanged(ENI, "new"),
                        new GroupsReplaced(ENI, List.of(GROUP)),
                        new SourceDestCheckChanged(ENI, false),
                        new DeleteOnTerminationChanged(ENI, ATTACHMENT, true));
    }

    @Test
    void one_wrong_attribute_refuses_all() {
        attachedEni()
                .when(new ModifyEni(ENI, "new", List.of(GROUP), false, true, STALE_ATTACHMENT))
                .thenRefused("InvalidAttachmentID.NotFound");
        attachedEni()
                .when(new ModifyEni(ENI, "new", List.of(UNKNOWN_GROUP), false, true, null))
                .thenRefused("InvalidGroup.NotFound");
    }

    @Test
    void what_is_so_already_changes_nothing() {
        attachedEni()
                .when(new ModifyEni(ENI, "", List.of(DEFAULT_GROUP), true, false, ATTACHMENT))
                .thenAccepted()
                .thenNothingHappened();
        world(ENI_CREATED)
                .when(new ModifyEni(ENI, null, null, null, null, null))
                .thenAccepted()
                .thenNothingHappened();
    }

    @Test
    void an_unknown_interface_is_refused() {
        world().when(description("new")).thenRefused(new CommonRefusal.NotFound(ENI));
    }

    @Test
    void a_long_description_is_refused() {
        world(ENI_CREATED).when(description("x".repeat(256))).thenRefused("InvalidParameterValue");
    }

    @Test
    void an_interface_is_never_without_a_group() {
        world(ENI_CREATED).when(groups()).thenRefused("InvalidParameterValue");
    }

    @Test
    void delete_on_termination_needs_an_attachment_and_the_one_that_is_meant() {
        world(ENI_CREATED)
                .when(deleteOnTermination(true, null))
                .thenRefused(new AttachmentRefusal.NotAttached(ENI));
        world(ENI_CREATED)
                .when(deleteOnTermination(true, ATTACHMENT))
                .thenRefused(
                        new AttachmentRefusal.OtherAttachment(
                                ENI, ATTACHMENT, Attachment.DETACHED));
        Given given = attachedEni();
        given.when(deleteOnTermination(true, STALE_ATTACHMENT))
                .thenRefused(
                        new AttachmentRefusal.OtherAttachment(
                                ENI, STALE_ATTACHMENT, attachmentOf(given, ENI)));
    }

    @Test
    void a_free_interface_can_be_deleted() {
        world(ENI_CREATED).when(new DeleteEni(ENI)).thenHappened(new EniDeleted(ENI));
    }

    @Test
    void deleting_it_leaves_its_elastic_ips_allocated() {
        world(eni(ENI, "10.0.0.9", "10.0.0.10"), allocated(), allocatedB())
                .and(associated(ENI, ip("10.0.0.9")), associatedB(ENI, ip("10.0.0.10")))
                .when(new DeleteEni(ENI))
                .thenHappened(
                        new ElasticIpDisassociated(
                                ALLOCATION, ASSOCIATION, ELASTIC, ENI, ip("10.0.0.9")),
                        new ElasticIpDisassociated(
                                ALLOCATION_B, ASSOCIATION_B, ELASTIC_B, ENI, ip("10.0.0.10")),
                        new EniDeleted(ENI));
    }

    @Test
    void an_attached_interface_cannot_be_deleted() {
        attachedEni()
                .when(new DeleteEni(ENI))
                .thenRefused(new EniRefusal.InterfaceInUse(ENI, ATTACHMENT, INSTANCE));
        attachedEni()
                .when(new DeleteEni(PRIMARY))
                .thenRefused(new EniRefusal.InterfaceInUse(PRIMARY, PRIMARY_ATTACHMENT, INSTANCE));
    }

    @Test
    void an_unknown_interface_cannot_be_deleted() {
        world().when(new DeleteEni(ENI)).thenRefused(new CommonRefusal.NotFound(ENI));
    }
}
