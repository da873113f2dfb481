/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

/** So many reads wait for the views already that one more is declined; to be tried again later. */
public final class TooManyReadersException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyReadersException() {
        super("Too many reads wait for the views to catch up");
    }
}
