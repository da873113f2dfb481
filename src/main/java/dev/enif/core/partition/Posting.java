/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import dev.enif.core.account.Draft;
import dev.enif.core.id.AccountId;
import java.util.ArrayList;
import java.util.List;

/** Numbers the messages of a decision. Lives for one decision. */
final class Posting {
    private final int partitions;
    private Exchanges exchanges;

    Posting(PartitionState state) {
        this.partitions = state.requireFounding().partitions();
        this.exchanges = state.exchanges();
    }

    /** What happened in the draft, and then what it tells other accounts. */
    List<PartitionEvent> events(AccountId account, Draft draft) {
        List<PartitionEvent> events = new ArrayList<>();
        draft.events().forEach(event -> events.add(new PartitionEvent.InAccount(account, event)));
        for (Draft.Letter letter : draft.letters()) {
            int toPartition = letter.to().partition(partitions);
            PartitionEvent.MessageSent sent =
                    new PartitionEvent.MessageSent(
                            toPartition,
                            exchanges.outbox(toPartition).last() + 1,
                            account,
                            letter.to(),
                            letter.message());
            exchanges = exchanges.after(sent);
            events.add(sent);
        }
        return events;
    }
}
