/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.decision;

import java.util.List;

/**
 * What an accepted command made, as ids in the order of the request: the resource created, the
 * attachment, the association, the rules, the addresses assigned. Kept with the idempotency token,
 * so that a repeat is answered alike.
 */
public record Result(List<String> ids) {
    public static final Result NOTHING = new Result(List.of());

    public Result {
        ids = List.copyOf(ids);
    }

    public static Result of(Object id) {
        return new Result(List.of(id.toString()));
    }

    public static Result of(List<?> ids) {
        return new Result(ids.stream().map(Object::toString).toList());
    }
}
