/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

import dev.enif.log.Position;

/** The position that a read demanded says nothing about its account: it is of another partition. */
public final class ForeignPositionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForeignPositionException(Position demanded, int partition) {
        super(
                "Position %s is not one of this account, whose partition is %d"
                        .formatted(demanded, partition));
    }
}
