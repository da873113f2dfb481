/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/** Tests of Elastic IPs. */
@NullMarked
package dev.enif.core.elasticip;

import org.jspecify.annotations.NullMarked;
