/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.enif.core.partition.PartitionEvent;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureLevelTest {
    private static final DecisionRecord DECISION = RecordExamples.decisions().getFirst().value();

    /** As if attachments had come with level 2. */
    private static final JsonCodec NEWER =
            new JsonCodec(Upcasters.CURRENT, new FeatureLevel(Map.of("eni.attached", 2)));

    @Test
    void an_event_above_the_level_of_the_log_is_not_written() {
        assertThatThrownBy(() -> NEWER.encode(DECISION, 1))
                .isInstanceOf(NotYetWritableException.class)
                .hasMessageContaining("'eni.attached' needs feature level 2 and the log is at 1");
    }

    @Test
    void an_event_at_or_below_the_level_of_the_log_is_written() {
        assertThat(NEWER.encode(DECISION, 2)).isEqualTo(NEWER.encode(DECISION, 3));
    }

    @Test
    void a_decision_without_such_an_event_is_written_at_any_level() {
        DecisionRecord refused = RecordExamples.decisions().get(1).value();

        assertThat(NEWER.encode(refused, 1)).isNotEmpty();
    }

    @Test
    void every_type_of_this_code_may_be_written_at_its_own_level() {
        for (Example<PartitionEvent> example : EventExamples.all()) {
            FeatureLevel.GATE.require(example.value(), FeatureLevel.CURRENT);
        }
    }
}
