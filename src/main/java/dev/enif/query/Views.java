/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

import dev.enif.core.id.AccountId;
import dev.enif.core.id.ResourceId;
import dev.enif.query.view.ResourceView;
import io.smallrye.mutiny.Uni;

/**
 * The views of an account's resources. An account sees its own rows and no others. Every answer
 * says which position it reflects, read from the same snapshot of the database as its rows.
 * Thread-safe; nothing blocks, and any thread may subscribe.
 *
 * <p>Reads fail with {@link PositionTimeoutException} if the views do not get as far as demanded in
 * time, {@link ForeignPositionException} if the position demanded is not one of the account, {@link
 * TooManyReadersException} if too many wait, and {@link ViewsUnavailableException} in an outage.
 */
public interface Views {
    /** The account's resources of that kind that match, sorted by id. */
    <K extends ResourceId, V extends ResourceView, F extends Enum<F> & FilterField>
            Uni<Page<V>> list(
                    ViewKind<K, V, F> kind,
                    AccountId account,
                    Filter<F> filter,
                    PageRequest page,
                    Consistency consistency);

    /** The account's resource of that id, if there is one. */
    <K extends ResourceId, V extends ResourceView, F extends Enum<F> & FilterField>
            Uni<Found<V>> find(
                    ViewKind<K, V, F> kind, AccountId account, K id, Consistency consistency);
}
