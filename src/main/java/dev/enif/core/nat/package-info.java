/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** NAT gateways: what leaves by one shows its address, and nothing comes in by it unasked. */
@NullMarked
package dev.enif.core.nat;

import org.jspecify.annotations.NullMarked;
