/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Network interfaces: their addresses, groups and attachments. */
@NullMarked
package dev.enif.core.eni;

import org.jspecify.annotations.NullMarked;
