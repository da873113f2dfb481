/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * Verdicts against what a Linux kernel does with real packets: networks of namespaces and nftables,
 * made from an account's image and not from the code that reads it for verdicts.
 */
@NullMarked
package dev.enif.proof.kernel;

import org.jspecify.annotations.NullMarked;
