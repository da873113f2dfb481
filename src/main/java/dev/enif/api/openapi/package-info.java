/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */

/** What the OpenAPI document says about all operations alike. */
@NullMarked
package dev.enif.api.openapi;

import org.jspecify.annotations.NullMarked;
