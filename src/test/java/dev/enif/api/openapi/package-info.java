/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */

/** Tests of the document that describes the interface. */
@NullMarked
package dev.enif.api.openapi;

import org.jspecify.annotations.NullMarked;
