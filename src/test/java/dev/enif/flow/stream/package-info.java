/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
@NullMarked
package dev.enif.flow.stream;

import org.jspecify.annotations.NullMarked;
