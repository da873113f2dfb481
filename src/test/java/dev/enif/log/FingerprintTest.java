/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.log.Fingerprint.Verdict;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FingerprintTest {

    @ParameterizedTest
    @CsvSource({
        "1, 7, false, AGREES",
        "1, 7, true,  AGREES",
        "1, 8, false, REFOLD",
        "1, 8, true,  STOP",
        "2, 8, false, NOT_COMPARABLE",
        "2, 7, true,  NOT_COMPARABLE",
    })
    void a_reader_that_differs_refolds_once_and_then_stops(
            int version, long hash, boolean refolded, Verdict verdict) {
        assertThat(new Fingerprint(1, 7).compare(new Fingerprint(version, hash), refolded))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource({"1, false", "999, false", "1000, true", "1001, false", "2000, true"})
    void every_thousandth_decision_carries_a_fingerprint(long count, boolean carries) {
        assertThat(Fingerprint.ridesWith(count)).isEqualTo(carries);
    }
}
