/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import com.fasterxml.jackson.databind.JsonNode;
import dev.enif.proof.LogWalk.Valid;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges what was read at a position by the log alone: an interface's revision is the place of the
 * last decision that changed it, so an older state than the one that was asked for shows.
 */
final class ReadChecker {
    private final Map<String, List<Change>> changes = new HashMap<>();
    private final Report report;

    /** A decision with an event of the interface; the last one may have deleted it. */
    private record Change(int partition, long offset, long revision, boolean deleted) {}

    /**
     * @param log the decisions that count, by partition
     */
    ReadChecker(Map<Integer, List<Valid>> log, Report report) {
        this.report = report;
        log.values().forEach(this::learn);
    }

    private void learn(List<Valid> decisions) {
        long revision = 0;
        for (Valid valid : decisions) {
            revision++;
            for (JsonNode event : valid.body().path("decision").path("events")) {
                if (event.has("eniId")) {
                    changes.computeIfAbsent(event.path("eniId").asText(), _ -> new ArrayList<>())
                            .add(
                                    new Change(
                                            valid.partition(),
                                            valid.offset(),
                                            revision,
                                            event.path("type").asText().equals("eni.deleted")));
                }
            }
        }
    }

    void check(List<History.Read> reads) {
        reads.forEach(this::check);
        report.checked(Invariant.I6, reads.size());
    }

    private void check(History.Read read) {
        List<Change> own = changes.getOrDefault(read.id(), List.of());
        boolean everDeleted = own.stream().anyMatch(Change::deleted);
        Change due =
                own.stream()
                        .filter(change -> change.partition() == read.partition())
                        .filter(change -> change.offset() <= read.atLeastOffset())
                        .reduce((_, later) -> later)
                        .orElse(null);
        if (due == null) {
            violate(read, "of which the log says nothing");
        } else if (read.found() == History.Read.NOT_THERE) {
            if (!everDeleted) {
                violate(read, "that was never deleted, was not there");
            }
        } else if (due.deleted()) {
            violate(read, "was there at revision " + read.found() + " after it was deleted");
        } else if (read.found() < due.revision()) {
            violate(
                    read,
                    "was at revision %d, older than %d".formatted(read.found(), due.revision()));
        }
    }

    private void violate(History.Read read, String what) {
        report.violate(
                Invariant.I6,
                "%s, read at least at %d:%d, %s"
                        .formatted(read.id(), read.partition(), read.atLeastOffset(), what));
    }
}
