/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */

/** A client of the interfaces for tests, which holds every answer to what is promised of all. */
@NullMarked
package dev.enif.api.client;

import org.jspecify.annotations.NullMarked;
