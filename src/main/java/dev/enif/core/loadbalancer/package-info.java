/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Which target a load balancer picks for a flow. */
@NullMarked
package dev.enif.core.loadbalancer;

import org.jspecify.annotations.NullMarked;
