/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

/** What an interface is for. */
public enum InterfaceType {
    /** An account's own, to be plugged into instances. */
    INTERFACE,
    /** One that branches are associated with; it is plugged into instances like any other. */
    TRUNK,
    /**
     * One that is never plugged in itself: it is associated with a trunk, under a VLAN of its own,
     * and is wherever the trunk is.
     */
    BRANCH,
    /** A NAT gateway's. */
    NAT_GATEWAY,
    /** A network load balancer's. */
    NETWORK_LOAD_BALANCER;

    /** The word for what it belongs to. */
    public String noun() {
        return switch (this) {
            case INTERFACE -> "network interface";
            case TRUNK -> "trunk interface";
            case BRANCH -> "branch interface";
            case NAT_GATEWAY -> "NAT gateway";
            case NETWORK_LOAD_BALANCER -> "network load balancer";
        };
    }

    /** Whether the resource that made it manages it, and its account cannot. */
    public boolean isRequesterManaged() {
        return switch (this) {
            case INTERFACE, TRUNK, BRANCH -> false;
            case NAT_GATEWAY, NETWORK_LOAD_BALANCER -> true;
        };
    }
}
