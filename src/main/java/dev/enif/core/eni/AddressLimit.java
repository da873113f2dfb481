/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.InstanceType;

/**
 * How many private addresses an interface may have, the primary one included.
 *
 * @param of what sets the limit, for the refusal
 */
public record AddressLimit(int most, String of) {
    /** EC2 sets no limit for an interface that is not attached; this one is ours. */
    public static final AddressLimit UNATTACHED = new AddressLimit(50, "no instance");

    public static AddressLimit of(InstanceType type) {
        return new AddressLimit(type.ipv4PerInterface(), type.name());
    }

    /** The limit of an interface where it is now; no type limits the addresses of branches. */
    static AddressLimit of(Draft draft, NetworkInterface eni) {
        return switch (eni.attachment()) {
            case Attachment.Detached _, Attachment.Associated _ -> UNATTACHED;
            case Attachment.Attached attached -> {
                Instance instance = draft.require(attached.instanceId());
                yield of(instance.type());
            }
        };
    }

    /**
     * @throws RefusedException if {@code count} addresses are more than that
     */
    void require(long count) {
        Draft.refuseIf(
                count > most,
                new AddressRefusal.TooManyAddresses(
                        (int) Math.min(count, Integer.MAX_VALUE), most, of));
    }
}
