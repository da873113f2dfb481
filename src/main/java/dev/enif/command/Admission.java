/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.core.id.AccountId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many commands may wait for their answers, in all and of one account. Thread-safe. */
final class Admission {

    private final int maximum;
    private final int maximumOfAccount;
    private final AtomicInteger waiting = new AtomicInteger();
    private final Map<AccountId, Integer> byAccount = new ConcurrentHashMap<>();

    Admission(int maximum, int maximumOfAccount) {
        this.maximum = maximum;
        this.maximumOfAccount = maximumOfAccount;
    }

    /** Whether one more is let in; then {@link #leave} must follow. */
    boolean enter(AccountId account) {
        if (waiting.incrementAndGet() > maximum) {
            waiting.decrementAndGet();
            return false;
        }
        boolean[] entered = {false};
        byAccount.compute(
                account,
                (_, count) -> {
                    int before = count == null ? 0 : count;
                    entered[0] = before < maximumOfAccount;
                    return entered[0] ? Integer.valueOf(before + 1) : count;
                });
        if (!entered[0]) {
            waiting.decrementAndGet();
        }
        return entered[0];
    }

    void leave(AccountId account) {
        byAccount.computeIfPresent(account, (_, count) -> count == 1 ? null : count - 1);
        waiting.decrementAndGet();
    }

    int waiting() {
        return waiting.get();
    }
}
