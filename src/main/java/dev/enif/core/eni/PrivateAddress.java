/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.net.Ipv4;

/** A private address of an interface with the public one that is mapped to it. */
public record PrivateAddress(Ipv4 address, PublicAddress publicAddress) {
    @Override
    public String toString() {
        return address + " " + publicAddress;
    }
}
