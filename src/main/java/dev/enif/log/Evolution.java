/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log;

/**
 * How a domain folds the records that count. Must be deterministic and use nothing but its
 * arguments: neither the record's offset or timestamp, nor configuration or data files, is here to
 * be seen.
 *
 * @param <S> the folded state, immutable
 * @param <R> the record's value as it is in the log, not yet decoded
 */
@FunctionalInterface
public interface Evolution<S, R> {

    /**
     * The state after a decision that counts.
     *
     * @throws RuntimeException if the value is not understood or does not apply; the reader then
     *     stops
     */
    S decided(S state, R value);

    /**
     * The state after a claim that began a term. Changes nothing, unless the domain keeps something
     * of it.
     *
     * @throws RuntimeException if the value is not understood; the reader then stops
     */
    default S termBegan(S state, R value) {
        return state;
    }
}
