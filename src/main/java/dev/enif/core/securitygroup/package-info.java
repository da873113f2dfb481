/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Security groups and their rules. */
@NullMarked
package dev.enif.core.securitygroup;

import org.jspecify.annotations.NullMarked;
