/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.enif.core.account.AccountState;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.nat.NatGateway;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A NAT gateway.
 *
 * @param state {@code available}; or {@code deleted}, for an hour
 * @param connectivityType {@code public} or {@code private}
 * @param addresses of its interface, the primary one first; none of a deleted one
 * @param deleteTime absent while it is available
 * @param revision rises with every change of this gateway; the entity tag
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NatGatewayView(
        String id,
        String vpcId,
        String subnetId,
        String state,
        String connectivityType,
        List<NatAddressView> addresses,
        Instant createTime,
        @Nullable Instant deleteTime,
        Map<String, String> tags,
        long revision)
        implements ResourceView {
    /**
     * One of its addresses.
     *
     * @param publicIp the Elastic IP that stands for it at the internet gateway; absent, as are the
     *     next two, of a private NAT gateway
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NatAddressView(
            String networkInterfaceId,
            String privateIp,
            boolean primary,
            @Nullable String publicIp,
            @Nullable String allocationId,
            @Nullable String associationId) {
        static NatAddressView of(NetworkInterface eni, PrivateAddress own) {
            String id = eni.id().value();
            String address = own.address().toString();
            boolean primary = own.equals(eni.primary());
            return switch (own.publicAddress()) {
                case PublicAddress.None _, PublicAddress.Automatic _ ->
                        new NatAddressView(id, address, primary, null, null, null);
                case PublicAddress.Elastic(var publicIp, var allocationId, var associationId) ->
                        new NatAddressView(
                                id,
                                address,
                                primary,
                                publicIp.toString(),
                                allocationId.value(),
                                associationId.value());
            };
        }
    }

    public NatGatewayView {
        addresses = List.copyOf(addresses);
        tags = ResourceView.sorted(tags);
    }

    /** The gateway as it is in the image. */
    public static NatGatewayView of(AccountState account, NatGateway nat) {
        Long deleted = nat.deleteTimeMillis();
        return new NatGatewayView(
                nat.id().value(),
                nat.vpcId().value(),
                nat.subnetId().value(),
                nat.isAvailable() ? "available" : "deleted",
                nat.connectivity().name().toLowerCase(Locale.ROOT),
                addresses(account, nat),
                Instant.ofEpochMilli(nat.createTimeMillis()),
                deleted == null ? null : Instant.ofEpochMilli(deleted),
                nat.tags().entries(),
                account.revision(nat.id()));
    }

    private static List<NatAddressView> addresses(AccountState account, NatGateway nat) {
        List<NatAddressView> addresses = new ArrayList<>();
        NetworkInterface eni = account.networkInterfaces().find(nat.eniId());
        if (eni != null && nat.isAvailable()) {
            eni.addresses().forEach(own -> addresses.add(NatAddressView.of(eni, own)));
        }
        return addresses;
    }
}
