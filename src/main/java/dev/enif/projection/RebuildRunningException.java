/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

/** A rebuild was asked for while one is under way: there is one at a time. */
public final class RebuildRunningException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RebuildRunningException() {
        super("A rebuild of the views is under way already");
    }
}
