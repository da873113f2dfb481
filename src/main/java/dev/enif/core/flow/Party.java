/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.net.Ip;
import org.jspecify.annotations.Nullable;

/**
 * An end of a flow after it was looked up.
 *
 * @param eni null for the internet, or if nobody holds the address
 * @param address as the packet carries it at that end
 * @param viaPublicAddress it was named by a public address of ours
 */
record Party(@Nullable NetworkInterface eni, Ip address, boolean viaPublicAddress) {}
