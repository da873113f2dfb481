/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv6;
import org.jspecify.annotations.Nullable;

/** One end of a flow, as it is asked about. */
public sealed interface Endpoint {
    /**
     * An interface; the address is null for its primary one. An address that is not its own asks
     * about forwarding.
     */
    record OfInterface(EniId eniId, @Nullable Ip address) implements Endpoint {}

    /** An instance, by its primary interface. */
    record OfInstance(InstanceId instanceId) implements Endpoint {}

    /** A private address in a named VPC. */
    record InVpc(VpcId vpcId, Ip address) implements Endpoint {}

    /**
     * An address as the other end sees it: private if it lies in a block of the other end's VPC,
     * else public.
     */
    record OfAddress(Ip address) implements Endpoint {}

    /** Whether it is named by an IPv6 address. */
    default boolean isIpv6() {
        return switch (this) {
            case OfInterface(_, var address) -> address instanceof Ipv6;
            case OfInstance _ -> false;
            case InVpc(_, var address) -> address instanceof Ipv6;
            case OfAddress(var address) -> address instanceof Ipv6;
        };
    }
}
