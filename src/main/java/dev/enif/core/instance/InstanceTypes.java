/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.instance;

import org.jspecify.annotations.Nullable;

/** The catalogue of instance types; consulted when an instance is launched, never by the fold. */
public interface InstanceTypes {
    /** The type of that name, or null if there is none. */
    @Nullable InstanceType find(String name);
}
