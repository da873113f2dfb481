/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a probe.
 *
 * @param arrivals the namespaces in which it arrived: none, or the one that has its destination
 * @param answers the namespaces in which its answer arrived
 * @param lost where it was lost; null if it arrived
 * @param answerLost where its answer was lost; null if that arrived, or there was none
 * @param forwarders the namespaces that forwarded it
 * @param answerForwarders the namespaces that forwarded its answer
 */
record Observed(
        List<String> arrivals,
        List<String> answers,
        @Nullable Place lost,
        @Nullable Place answerLost,
        List<String> forwarders,
        List<String> answerForwarders) {
    boolean arrived() {
        return !arrivals.isEmpty();
    }

    boolean answered() {
        return !answers.isEmpty();
    }

    /** Whether the answer passed other appliances than the question; true only if it arrived. */
    boolean isAsymmetric() {
        return answered() && !forwarders.equals(answerForwarders);
    }
}
