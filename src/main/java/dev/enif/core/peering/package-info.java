/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** VPC peering: two VPCs that may route to each other. */
@NullMarked
package dev.enif.core.peering;

import org.jspecify.annotations.NullMarked;
