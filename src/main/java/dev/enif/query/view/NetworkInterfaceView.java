/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.enif.core.account.AccountState;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A network interface.
 *
 * @param interfaceType {@code interface}, {@code trunk}, {@code branch}, or {@code nat_gateway} for
 *     one of a NAT gateway
 * @param requesterManaged whether what made it manages it, and its account cannot
 * @param status {@code in-use} while it is attached, associated with a trunk or a service has it,
 *     else {@code available}
 * @param privateDnsName of the primary address; whether it resolves is up to its VPC
 * @param privateIpAddresses at least one; the first is the primary one
 * @param ipv4Prefixes blocks of its subnet, all of whose addresses are its own
 * @param ipv6Prefixes likewise
 * @param attachment absent while it is not attached
 * @param trunkAssociation absent unless it is a branch that has a trunk
 * @param revision rises with every change of this interface; the entity tag
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NetworkInterfaceView(
        String id,
        String vpcId,
        String subnetId,
        String availabilityZone,
        String status,
        String description,
        String macAddress,
        boolean sourceDestCheck,
        String privateDnsName,
        String primaryPrivateIpAddress,
        List<PrivateIpAddress> privateIpAddresses,
        List<String> ipv6Addresses,
        List<String> ipv4Prefixes,
        List<String> ipv6Prefixes,
        List<String> groupIds,
        @Nullable AttachmentView attachment,
        @Nullable TrunkAssociationView trunkAssociation,
        String interfaceType,
        boolean requesterManaged,
        Map<String, String> tags,
        long revision)
        implements ResourceView {
    private static final String PLAIN = "interface";

    /**
     * A private address with the public one that is mapped to it.
     *
     * @param publicIp absent if none is mapped
     * @param allocationId absent unless the public address is an Elastic IP
     * @param associationId absent unless the public address is an Elastic IP
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PrivateIpAddress(
            String address,
            boolean primary,
            @Nullable String publicIp,
            @Nullable String allocationId,
            @Nullable String associationId) {

        static PrivateIpAddress of(PrivateAddress own, boolean primary) {
            String address = own.address().toString();
            return switch (own.publicAddress()) {
                case PublicAddress.None _ ->
                        new PrivateIpAddress(address, primary, null, null, null);
                case PublicAddress.Automatic(var publicIp) ->
                        new PrivateIpAddress(address, primary, publicIp.toString(), null, null);
                case PublicAddress.Elastic(var publicIp, var allocationId, var associationId) ->
                        new PrivateIpAddress(
                                address,
                                primary,
                                publicIp.toString(),
                                allocationId.value(),
                                associationId.value());
            };
        }
    }

    /**
     * Where an interface is plugged in.
     *
     * @param status always {@code attached}: a record attaches at once
     */
    public record AttachmentView(
            String id,
            String instanceId,
            int deviceIndex,
            int networkCardIndex,
            boolean deleteOnTermination,
            Instant attachTime,
            String status) {

        static AttachmentView of(Attachment.Attached attached) {
            return new AttachmentView(
                    attached.attachmentId().value(),
                    attached.instanceId().value(),
                    attached.deviceIndex(),
                    attached.networkCardIndex(),
                    attached.deleteOnTermination(),
                    Instant.ofEpochMilli(attached.attachTimeMillis()),
                    "attached");
        }
    }

    /**
     * The trunk that carries a branch.
     *
     * @param vlanId 1 to 4094, unique among the branches of the trunk
     * @param status always {@code associated}: a record associates at once
     */
    public record TrunkAssociationView(
            String id, String trunkInterfaceId, int vlanId, String status) {

        static TrunkAssociationView of(Attachment.Associated associated) {
            return new TrunkAssociationView(
                    associated.associationId().value(),
                    associated.trunkId().value(),
                    associated.vlanId(),
                    "associated");
        }
    }

    public NetworkInterfaceView {
        privateIpAddresses = List.copyOf(privateIpAddresses);
        groupIds = List.copyOf(groupIds);
        // Those written before the fields came.
        ipv6Addresses = orNone(ipv6Addresses);
        ipv4Prefixes = orNone(ipv4Prefixes);
        ipv6Prefixes = orNone(ipv6Prefixes);
        interfaceType = interfaceType == null ? PLAIN : interfaceType;
        tags = ResourceView.sorted(tags);
    }

    private static List<String> orNone(@Nullable List<String> texts) {
        return texts == null ? List.of() : List.copyOf(texts);
    }

    /** The interface as it is in the image. */
    public static NetworkInterfaceView of(AccountState account, NetworkInterface eni) {
        PrivateAddress primary = eni.primary();
        AttachmentView attachment =
                switch (eni.attachment()) {
                    case Attachment.Detached _, Attachment.Associated _ -> null;
                    case Attachment.Attached attached -> AttachmentView.of(attached);
                };
        TrunkAssociationView trunk =
                switch (eni.attachment()) {
                    case Attachment.Detached _, Attachment.Attached _ -> null;
                    case Attachment.Associated associated -> TrunkAssociationView.of(associated);
                };
        return new NetworkInterfaceView(
                eni.id().value(),
                eni.vpcId().value(),
                eni.subnetId().value(),
                eni.zone().name(),
                attachment == null && trunk == null && !eni.isRequesterManaged()
                        ? "available"
                        : "in-use",
                eni.description(),
                eni.mac().toString(),
                eni.sourceDestCheck(),
                DnsNames.ofPrivate(primary.address(), eni.zone()),
                primary.address().toString(),
                eni.addresses().stream()
                        .map(own -> PrivateIpAddress.of(own, own.equals(primary)))
                        .toList(),
                texts(eni.further().ipv6()),
                texts(eni.further().ipv4Prefixes()),
                texts(eni.further().ipv6Prefixes()),
                eni.groupIds().stream().map(groupId -> groupId.value()).toList(),
                attachment,
                trunk,
                word(eni.type()),
                eni.isRequesterManaged(),
                eni.tags().entries(),
                account.revision(eni.id()));
    }

    private static List<String> texts(List<?> values) {
        return values.stream().map(Object::toString).toList();
    }

    private static String word(InterfaceType type) {
        return switch (type) {
            case INTERFACE -> PLAIN;
            case TRUNK -> "trunk";
            case BRANCH -> "branch";
            case NAT_GATEWAY -> "nat_gateway";
            case NETWORK_LOAD_BALANCER -> "network_load_balancer";
        };
    }
}
