/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof.kernel;

import dev.enif.core.flow.VerdictCode;
import java.util.EnumMap;
import java.util.Map;

/** How much was judged, and how much of it agreed. */
final class Tally {
    private final Map<VerdictCode, Integer> byCode = new EnumMap<>(VerdictCode.class);
    private int agreed;

    int networks;
    int packets;
    int forwarded;

    /**
     * Of flows with the warning of an asymmetric answer, those whose answer an appliance dropped.
     */
    int dropsByAppliances;

    /** Spoilt images, and how many of them were noticed. */
    int spoilt;

    int noticed;

    void judged(VerdictCode code, boolean agrees) {
        byCode.merge(code, 1, Integer::sum);
        agreed += agrees ? 1 : 0;
    }

    int verdicts() {
        return byCode.values().stream().mapToInt(Integer::intValue).sum();
    }

    int agreed() {
        return agreed;
    }

    @Override
    public String toString() {
        StringBuilder text =
                new StringBuilder(
                        "%,d networks, %,d packets and their answers, %,d of them through appliances%n"
                                .formatted(networks, packets, forwarded));
        text.append("%,d verdicts judged, %,d agreed%n".formatted(verdicts(), agreed));
        byCode.forEach(
                (code, count) -> text.append("  %-26s %,8d%n".formatted(code.wireName(), count)));
        return text.append(
                        "  answers dropped by an appliance that saw half of a flow: %,d%n"
                                .formatted(dropsByAppliances))
                .append("  spoilt images noticed: %,d of %,d%n".formatted(noticed, spoilt))
                .toString();
    }
}
