/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Internet gateways, route tables, and where a packet goes by them. */
@NullMarked
package dev.enif.core.routing;

import org.jspecify.annotations.NullMarked;
