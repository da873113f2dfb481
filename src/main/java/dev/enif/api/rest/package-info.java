/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */

/** Resources over REST: translate, hand over, translate back. Nothing is decided here. */
@NullMarked
package dev.enif.api.rest;

import org.jspecify.annotations.NullMarked;
