/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.identity;

import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * A way to tell who calls. Every bean of this type is asked in turn; the first that knows the
 * caller counts, and a request that none of them knows is turned away. Thread-safe.
 */
public interface CallerSource {
    /**
     * The caller, or empty if this source does not know. A credential that is there and wrong fails
     * the result with a problem instead, so that no later source can overlook it.
     */
    Uni<Optional<Caller>> identify(RoutingContext context);
}
