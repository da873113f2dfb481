/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

/** The database, or for a strong read the log, did not answer; to be tried again later. */
public final class ViewsUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ViewsUnavailableException(Throwable cause) {
        super("The views cannot be read now: " + cause.getMessage(), cause);
    }
}
