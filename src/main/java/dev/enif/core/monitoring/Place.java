/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import dev.enif.core.account.AccountState;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import dev.enif.core.net.Zone;
import org.jspecify.annotations.Nullable;

/**
 * What lines tell of the interface that they are about.
 *
 * @param instanceId to which it is attached; null if to none, or if it is gone
 * @param zone null if it is gone
 * @param ipv4 its primary address; null if it is gone
 * @param ipv6 its first IPv6 address; null if it has none, or is gone
 */
public record Place(
        AccountId account,
        EniId eniId,
        VpcId vpcId,
        SubnetId subnetId,
        @Nullable InstanceId instanceId,
        @Nullable Zone zone,
        @Nullable Ipv4 ipv4,
        @Nullable Ipv6 ipv6) {
    /** Of an interface that is there. */
    public static Place of(AccountId account, NetworkInterface eni) {
        return new Place(
                account,
                eni.id(),
                eni.vpcId(),
                eni.subnetId(),
                eni.attachment() instanceof Attachment.Attached attached
                        ? attached.instanceId()
                        : null,
                eni.zone(),
                eni.primary().address(),
                eni.further().ipv6().isEmpty() ? null : eni.further().ipv6().getFirst());
    }

    /** Of one that may be gone. */
    public static Place of(AccountState account, Ownership.Owner owner) {
        NetworkInterface eni = account.networkInterfaces().find(owner.eniId());
        return eni != null
                ? of(owner.account(), eni)
                : new Place(
                        owner.account(),
                        owner.eniId(),
                        owner.vpcId(),
                        owner.subnetId(),
                        null,
                        null,
                        null,
                        null);
    }

    /** Its primary address of the packet's IP version; the packet's if it has none. */
    Ip shown(Ip packet) {
        Ip own =
                switch (packet) {
                    case Ipv4 _ -> ipv4;
                    case Ipv6 _ -> ipv6;
                };
        return own == null ? packet : own;
    }
}
