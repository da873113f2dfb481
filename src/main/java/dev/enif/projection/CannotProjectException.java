/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.log.StartRefusal;
import org.jspecify.annotations.Nullable;

/** Going on would make the views differ from the log; only somebody who looks can help. */
final class CannotProjectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotProjectException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    CannotProjectException(StartRefusal refusal) {
        super(refusal.sentence());
    }
}
