/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Tests of internet gateways and route tables. */
@NullMarked
package dev.enif.core.routing;

import org.jspecify.annotations.NullMarked;
