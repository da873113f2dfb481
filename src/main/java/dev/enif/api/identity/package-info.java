/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */

/**
 * Who calls, and for which account: the seam for identities, and the developer of the local run.
 */
@NullMarked
package dev.enif.api.identity;

import org.jspecify.annotations.NullMarked;
