/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

/**
 * What a client asks of the account register.
 *
 * @param id drawn afresh for each attempt
 * @param token the same for all attempts at one thing
 * @param name the account's name
 */
record Command(String id, String token, Kind kind, String name) {

    enum Kind {
        OPEN,
        CLOSE,
        /** Cannot be decoded. */
        GARBAGE,
        /** Makes the decider throw. */
        BOOM,
        /** Makes a decision that no broker accepts. */
        POISON
    }
}
