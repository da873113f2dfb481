/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

import dev.enif.log.Position;
import java.time.Duration;

/**
 * The views did not reach what the read demanded in time; to be tried again, or read as they are.
 */
public final class PositionTimeoutException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Position demanded;

    PositionTimeoutException(Position demanded, Duration waited) {
        super(
                "The views did not reach position %s within %d ms"
                        .formatted(demanded, waited.toMillis()));
        this.demanded = demanded;
    }

    public Position demanded() {
        return demanded;
    }
}
