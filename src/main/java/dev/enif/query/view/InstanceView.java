/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.id.EniId;
import dev.enif.core.instance.Instance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An instance with the interfaces that are plugged into it, ordered by network card, then device
 * index.
 *
 * @param vpcId of its primary interface, kept after termination
 * @param subnetId of its primary interface, kept after termination
 * @param state {@code running}, {@code stopped} or {@code terminated}
 * @param status what was last reported: {@code ok}, {@code impaired} or {@code insufficient-data}
 * @param privateIpAddress the primary interface's primary address; absent once that is gone
 * @param publicIp the public address mapped to it; absent if there is none
 * @param revision rises with every change of this instance or of an interface of it; the entity tag
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InstanceView(
        String id,
        String reservationId,
        String imageId,
        String instanceType,
        String vpcId,
        String subnetId,
        String availabilityZone,
        String state,
        String status,
        @Nullable String privateIpAddress,
        @Nullable String publicIp,
        List<InterfaceOfInstance> networkInterfaces,
        boolean terminationProtected,
        Instant launchTime,
        Map<String, String> tags,
        long revision)
        implements ResourceView {

    /**
     * An interface as its instance shows it.
     *
     * @param privateIpAddress its primary address
     * @param publicIp the public address mapped to that; absent if there is none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record InterfaceOfInstance(
            String id,
            String attachmentId,
            int deviceIndex,
            int networkCardIndex,
            String privateIpAddress,
            @Nullable String publicIp) {

        static InterfaceOfInstance of(NetworkInterface eni, Attachment.Attached attached) {
            return new InterfaceOfInstance(
                    eni.id().value(),
                    attached.attachmentId().value(),
                    attached.deviceIndex(),
                    attached.networkCardIndex(),
                    eni.primary().address().toString(),
                    switch (eni.primary().publicAddress()) {
                        case PublicAddress.None _ -> null;
                        case PublicAddress.Automatic(var address) -> address.toString();
                        case PublicAddress.Elastic(var address, _, _) -> address.toString();
                    });
        }

        private boolean isPrimary() {
            return deviceIndex == 0 && networkCardIndex == 0;
        }
    }

    public InstanceView {
        networkInterfaces = List.copyOf(networkInterfaces);
        tags = ResourceView.sorted(tags);
    }

    /** The instance as it is in the image. */
    public static InstanceView of(AccountState account, Instance instance) {
        List<InterfaceOfInstance> plugged = new ArrayList<>();
        InterfaceOfInstance primary = null;
        for (EniId eniId : account.indexes().slotsOf(instance.id()).values()) {
            NetworkInterface eni = Present.in(account.networkInterfaces().find(eniId), eniId);
            switch (eni.attachment()) {
                case Attachment.Attached attached -> {
                    InterfaceOfInstance shown = InterfaceOfInstance.of(eni, attached);
                    plugged.add(shown);
                    primary = shown.isPrimary() ? shown : primary;
                }
                case Attachment.Detached _, Attachment.Associated _ ->
                        throw new IllegalStateException(
                                eniId + " is in a slot of " + instance.id() + ", yet not attached");
            }
        }
        return new InstanceView(
                instance.id().value(),
                instance.reservationId().value(),
                instance.imageId(),
                instance.type().name(),
                instance.vpcId().value(),
                instance.subnetId().value(),
                instance.zone().name(),
                word(instance.state()),
                word(instance.health()),
                primary == null ? null : primary.privateIpAddress(),
                primary == null ? null : primary.publicIp(),
                plugged,
                instance.terminationProtected(),
                Instant.ofEpochMilli(instance.launchTimeMillis()),
                instance.tags().entries(),
                account.revision(instance.id()));
    }

    /** EC2 writes its words in lower case with hyphens. */
    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
