/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */

/**
 * Every error of every interface as a problem document (RFC 9457): the types, their records, the
 * mapping of exceptions, and the request id that all of them carry.
 */
@NullMarked
package dev.enif.api.problem;

import org.jspecify.annotations.NullMarked;
