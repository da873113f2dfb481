/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Addresses, address blocks, ports and protocols: immutable values with canonical text forms. */
@NullMarked
package dev.enif.core.net;

import org.jspecify.annotations.NullMarked;
