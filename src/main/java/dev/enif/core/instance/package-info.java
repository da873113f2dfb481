/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Instances as records: what is needed to plug interfaces into them. */
@NullMarked
package dev.enif.core.instance;

import org.jspecify.annotations.NullMarked;
