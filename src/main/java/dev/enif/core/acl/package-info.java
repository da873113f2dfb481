/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Network ACLs: ordered, stateless filters of subnets, in both directions. */
@NullMarked
package dev.enif.core.acl;

import org.jspecify.annotations.NullMarked;
