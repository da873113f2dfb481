/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the probing script told, and what the filters dropped. */
final class Observations {
    private static final int LATER = 0x4000;
    private static final int ANSWER = 0x8000;

    private Observations() {}

    /**
     * What became of the probes, in their order.
     *
     * @param prefix of the namespaces' names
     * @param probes with how they were sent
     * @param told lines of the script
     * @param sets of each identification the sets that have it, as {@code set@namespace}
     * @throws IllegalStateException if the script tells of a packet that nobody sent
     */
    static Map<Probe, Observed> of(
            String prefix, Map<Probe, String> probes, String told, Map<Integer, Set<String>> sets) {
        Map<String, List<String>> places = new HashMap<>();
        for (String line : told.lines().toList()) {
            String[] words = line.split(" ");
            if (words[0].equals("stranger")) {
                throw new IllegalStateException("A packet that nobody sent: " + line);
            }
            String where = words.length > 2 ? words[2].substring(prefix.length()) : "";
            places.computeIfAbsent(words[0] + " " + words[1], _ -> new ArrayList<>()).add(where);
        }
        Map<Probe, Observed> observed = new LinkedHashMap<>();
        probes.forEach((probe, how) -> {
            int id = probe.id();
            List<String> arrivals = places.getOrDefault("arrived " + id, List.of());
            List<String> answers = places.getOrDefault("answered " + id, List.of());
            Set<String> sent = sets.getOrDefault(how.equals("later") ? id | LATER : id, Set.of());
            Set<String> back = sets.getOrDefault(id | ANSWER, Set.of());
            boolean unsent = places.containsKey("unsent " + id);
            boolean asked = how.equals("ask") && !arrivals.isEmpty();
            observed.put(
                    probe,
                    new Observed(
                            arrivals,
                            answers,
                            arrivals.isEmpty() ? lost(unsent, sent) : null,
                            asked && answers.isEmpty() ? lost(false, back) : null,
                            forwarders(sent),
                            forwarders(back)));
        });
        return observed;
    }

    private static Place lost(boolean unsent, Set<String> sets) {
        @Nullable Place lost =
                Arrays.stream(Place.values())
                        .filter(place ->
                                sets.stream().anyMatch(it -> it.startsWith(place.set() + "@")))
                        .findFirst()
                        .orElse(null);
        return lost != null ? lost : unsent ? Place.UNSENT : Place.VANISHED;
    }

    private static List<String> forwarders(Set<String> sets) {
        String forwarded = Host.FORWARDED + "@";
        return sets.stream()
                .filter(set -> set.startsWith(forwarded))
                .map(set -> set.substring(forwarded.length()))
                .toList();
    }
}
