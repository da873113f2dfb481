/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log;

/**
 * A hash of a folded state, cursor excluded. Rides in every {@value #EVERY}th decision and in every
 * snapshot, so that readers notice when they no longer agree.
 *
 * @param version of the way the hash is computed; hashes of different versions say nothing about
 *     each other
 * @param hash of the state
 */
public record Fingerprint(int version, long hash) {

    /** Every so many decisions, counted in the folded state, carry a fingerprint. */
    public static final long EVERY = 1_000;

    /** What a reader does after it has compared its own fingerprint with a recorded one. */
    public enum Verdict {
        /** Equal: go on. */
        AGREES,
        /** Computed another way, by older or newer code: go on. */
        NOT_COMPARABLE,
        /** Different: drop the image and fold the log from its start, once. */
        REFOLD,
        /** Different again after a refold: stop, the partition is unready here. */
        STOP
    }

    /**
     * Whether the decision carries the fingerprint of the state after it.
     *
     * @param decisionCount how many decisions that state has folded, this one included; at least 1
     */
    public static boolean ridesWith(long decisionCount) {
        return decisionCount % EVERY == 0;
    }

    /**
     * Compares this reader's fingerprint with the one that was recorded at the same position.
     *
     * @param refolded whether this reader has folded the whole log since its start
     */
    public Verdict compare(Fingerprint recorded, boolean refolded) {
        if (version != recorded.version) {
            return Verdict.NOT_COMPARABLE;
        }
        if (hash == recorded.hash) {
            return Verdict.AGREES;
        }
        return refolded ? Verdict.STOP : Verdict.REFOLD;
    }
}
