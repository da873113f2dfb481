/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.core.partition.CommandEnvelope.ExpectedRevision;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and how.
 *
 * @param token the client's idempotency token, or null: then the command's id is the token
 * @param actor who asks; kept with the decision
 * @param requestId of the request that carries the command; kept with the decision
 * @param expected the revision that the caller saw; the command is refused if it has moved on
 */
public record Request(
        @Nullable String token,
        String actor,
        String requestId,
        @Nullable ExpectedRevision expected) {}
