/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.prefixlist;

import dev.enif.core.net.Cidr;

/** A block of a prefix list. */
public record PrefixListEntry(Cidr cidr, String description) {}
