/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a checker found: how much it looked at, and what is broken, by invariant. */
final class Report {
    private final Map<Invariant, Long> checks = new EnumMap<>(Invariant.class);
    private final List<String> violations = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /** So many more things were compared. */
    void checked(Invariant invariant, long count) {
        checks.merge(invariant, count, Long::sum);
    }

    void violate(Invariant invariant, String evidence) {
        violations.add(invariant + ": " + evidence);
    }

    /** Something worth knowing that is neither right nor wrong. */
    void remark(String remark) {
        remarks.add(remark);
    }

    /** Takes over what another run has shown. */
    void add(Report other) {
        other.checks.forEach(this::checked);
        violations.addAll(other.violations);
    }

    /** Every broken invariant with the evidence; empty if all hold. */
    List<String> violations() {
        return List.copyOf(violations);
    }

    List<String> remarks() {
        return List.copyOf(remarks);
    }

    long checks(Invariant invariant) {
        return checks.getOrDefault(invariant, 0L);
    }

    /** One line for each invariant. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Invariant invariant : Invariant.values()) {
            long broken = violations.stream().filter(it -> it.startsWith(invariant + ":")).count();
            text.append(
                    "  %-3s %-10s %,9d checks: %s%n"
                            .formatted(
                                    invariant,
                                    broken == 0 ? "holds" : "BROKEN " + broken,
                                    checks(invariant),
                                    invariant.sentence()));
        }
        remarks.forEach(remark -> text.append("  ").append(remark).append(System.lineSeparator()));
        return text.toString();
    }
}
