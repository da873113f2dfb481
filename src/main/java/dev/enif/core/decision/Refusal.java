/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.decision;

import java.util.List;

/**
 * Why a command was declined. A refusal changes nothing.
 *
 * <p>Each resource has its own family of records; they come together here because a family can be
 * sealed only inside its package. The log and the interfaces know a refusal by this shape.
 */
public interface Refusal {
    /** EC2's error code, such as {@code InvalidIPAddress.InUse}. */
    String code();

    /** One sentence that names the resources and says what to do about it. */
    String message();

    RefusalKind kind();

    /** Ids of what stands in the way, in order; empty if nothing does. */
    default List<String> dependents() {
        return List.of();
    }
}
