/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

/**
 * Something that blocks nothing, and may still surprise.
 *
 * @param reason one sentence
 */
public record Warning(Kind kind, String reason) {
    /** What is odd about the path. */
    public enum Kind {
        /** The answer takes, or may take, another way than the question. */
        ASYMMETRIC_REPLY("AsymmetricReply"),
        /** None of the targets is healthy, so that any of them may get it. */
        FAIL_OPEN("FailOpen"),
        /** It comes in from the internet to a host that stands in a private subnet, too. */
        ZONE_BRIDGING("ZoneBridging");

        private final String wireName;

        Kind(String wireName) {
            this.wireName = wireName;
        }

        /** Its name on the wire; never changes. */
        public String wireName() {
            return wireName;
        }
    }
}
