/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow.stream;

import dev.enif.core.account.AccountState;
import dev.enif.core.monitoring.Coverage;
import dev.enif.core.monitoring.Place;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which flow logs record what, remembered as long as the account is as it was; for one thread. */
final class Coverages {
    private static final int MOST = 50_000;

    private final FlowKnowledge knowledge;
    private final Map<Place, Remembered> remembered = new HashMap<>();

    private record Remembered(AccountState account, Coverage coverage) {}

    Coverages(FlowKnowledge knowledge) {
        this.knowledge = knowledge;
    }

    Coverage of(Place place) {
        AccountState account = knowledge.account(place.account());
        @Nullable Remembered known = remembered.get(place);
        if (known == null || known.account() != account) {
            if (remembered.size() >= MOST) {
                remembered.clear();
            }
            known = new Remembered(account, Coverage.of(account, place));
            remembered.put(place, known);
        }
        return known.coverage();
    }
}
