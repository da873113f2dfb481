/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.log.LogIdentity;
import dev.enif.log.LogRange;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProjectionLagTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final ProjectionLag lag = new ProjectionLag(metrics);

    @Test
    void it_grows_with_the_log_when_nothing_is_projected() {
        lag.reached(0, 10);
        lag.show(Set.of(0), logs(10));
        assertThat(shown()).isZero();

        lag.show(Set.of(0), logs(25));
        assertThat(shown()).isEqualTo(15);

        lag.reached(0, 20);
        assertThat(shown()).isEqualTo(5);
    }

    @Test
    void it_is_shown_by_the_process_that_projects_and_no_other() {
        lag.show(Set.of(0), logs(10));
        assertThat(shown()).as("the position is not known").isNaN();
        lag.reached(0, 5);

        lag.show(Set.of(), logs(25));

        assertThat(metrics.getMeters()).isEmpty();
        lag.show(Set.of(0), logs(25));
        assertThat(shown()).as("what was reached long ago").isNaN();
    }

    private double shown() {
        return metrics.get("enif.projection.lag.events").tag("partition", "0").gauge().value();
    }

    private static List<LogRange> logs(long end) {
        return List.of(new LogRange(new LogIdentity("cluster", "topic", 0), 0, end));
    }
}
