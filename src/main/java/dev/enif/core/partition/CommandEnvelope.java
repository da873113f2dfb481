/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import dev.enif.core.id.ResourceId;
import org.jspecify.annotations.Nullable;

/**
 * A command as it lies in {@code eni.commands}.
 *
 * @param commandId made by the edge, unique (UUIDv7)
 * @param token the client's idempotency token, or null: then the command id is the token
 * @param parameterHash of the command without its token, so that a token re-used for something else
 *     is noticed
 * @param actor who asked
 * @param requestId of the request that carried it
 * @param timeToLiveMillis after its append it is refused as expired once log time has passed it by
 *     more than this
 * @param expected the revision that the caller saw, or null
 */
public record CommandEnvelope(
        String commandId,
        @Nullable String token,
        long parameterHash,
        String actor,
        String requestId,
        long timeToLiveMillis,
        @Nullable ExpectedRevision expected,
        PartitionCommand command) {
    public record ExpectedRevision(ResourceId resource, long revision) {}

    /** The token under which its answer is kept. */
    public String effectiveToken() {
        return token == null ? commandId : token;
    }
}
