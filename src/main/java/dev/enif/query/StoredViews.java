/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

import dev.enif.core.id.AccountId;
import dev.enif.core.id.ResourceId;
import dev.enif.log.kafka.FoundingFacts;
import dev.enif.query.view.ResourceView;
import dev.enif.query.view.ViewJson;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The views as the database holds them. */
@ApplicationScoped
public class StoredViews implements Views {
    private final Rows rows;
    private final Freshness freshness;
    private final int partitions;

    StoredViews(Rows rows, Freshness freshness, FoundingFacts facts) {
        this.rows = rows;
        this.freshness = freshness;
        this.partitions = facts.partitions();
    }

    @Override
    public <K extends ResourceId, V extends ResourceView, F extends Enum<F> & FilterField>
            Uni<Found<V>> find(
                    ViewKind<K, V, F> kind, AccountId account, K id, Consistency consistency) {
        return list(
                        kind,
                        account,
                        Filter.of(kind.id(), id.value()),
                        PageRequest.first(1),
                        consistency)
                .map(page -> new Found<>(page.items().stream().findFirst(), page.position()));
    }

    @Override
    public <K extends ResourceId, V extends ResourceView, F extends Enum<F> & FilterField>
            Uni<Page<V>> list(
                    ViewKind<K, V, F> kind,
                    AccountId account,
                    Filter<F> filter,
                    PageRequest page,
                    Consistency consistency) {
        int partition = account.partition(partitions);
        // One more than asked for tells whether there is a next page.
        var query =
                PageQuery.of(
                        kind.entity(),
                        partition,
                        account.value(),
                        filter,
                        page.after(),
                        page.size() + 1);
        return freshness
                .read(partition, consistency, () -> rows.read(query, partition))
                .map(answer -> page(kind.type(), answer, page.size()));
    }

    private static <V extends ResourceView> Page<V> page(
            Class<V> type, Rows.Answer answer, int size) {
        List<V> items = new ArrayList<>();
        answer.documents().stream()
                .limit(size)
                .forEach(document -> items.add(ViewJson.read(document, type)));
        Optional<String> next =
                answer.documents().size() > size
                        ? Optional.of(PageRequest.cursor(items.getLast().id()))
                        : Optional.empty();
        return new Page<>(items, next, answer.position());
    }
}
