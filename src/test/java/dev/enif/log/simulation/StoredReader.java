/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import dev.enif.log.Cursor;
import dev.enif.log.Followed;
import dev.enif.log.Follower;
import dev.enif.log.Image;
import dev.enif.log.Reading;
import dev.enif.log.simulation.Violation.Promise;
import java.util.ArrayList;
import java.util.List;

/**
 * A projection or relay: reads in batches and stores its cursor, its view and what it passed on in
 * one transaction, which succeeds only if the stored cursor is still the one that the batch began
 * with. Two instances share one row, as happens when the group assigns a partition twice.
 */
final class StoredReader {

    /** What the transaction writes. */
    record Row(Cursor cursor, Register view, List<Long> relayed) {
        Row {
            relayed = List.copyOf(relayed);
        }
    }

    /** Where the row lives. */
    static final class Store {
        private final String name;
        private Row row = new Row(Cursor.START, Register.EMPTY, List.of());

        Store(String name) {
            this.name = name;
        }

        Row row() {
            return row;
        }
    }

    private final World world;
    private final Store store;
    private final Follower<Register, LogEntry> follower;
    private Row from;
    private boolean batchIsDue;

    StoredReader(World world, Store store) {
        this.world = world;
        this.store = store;
        from = store.row();
        follower = world.newFollower(new RegisterEvolution(2, world.mutant));
        world.log.subscribe(this::wake);
    }

    private void wake() {
        if (!batchIsDue) {
            batchIsDue = true;
            world.timeline.after(world.faults.delay(60), this::read);
        }
    }

    private void read() {
        if (world.faults.strikes(0.05)) {
            world.coverage.saw("reader restarts");
            reload();
        }
        var image = new Image<>(world.stored(from.cursor()), from.view());
        var relayed = new ArrayList<>(from.relayed());
        var entries = world.log.read(image.cursor().nextOffset(), 1 + world.random.nextInt(6));
        for (var entry : entries) {
            switch (follower.follow(image, entry.offset(), entry.header(), entry)) {
                case Followed.Advanced<Register>(var next, var reading) -> {
                    image = next;
                    if (reading instanceof Reading.Valid) {
                        relayed.add(entry.offset());
                    }
                }
                case Followed.Stopped<Register>(_, var offset, var cause) ->
                        throw new Violation(
                                Promise.I9_READERS_AGREE,
                                "%s stopped at %d: %s".formatted(store.name, offset, cause));
            }
        }
        var base = from;
        var batch = new Row(image.cursor(), image.state(), relayed);
        world.timeline.after(
                world.faults.delay(20),
                () -> {
                    batchIsDue = false;
                    if (!entries.isEmpty()) {
                        commit(base, batch);
                    }
                    if (from.cursor().nextOffset() < world.log.endOffset()) {
                        wake();
                    }
                });
    }

    private void commit(Row base, Row batch) {
        if (!store.row.cursor().equals(base.cursor())) {
            world.coverage.saw("reader overtaken");
            reload();
            return;
        }
        store.row = batch;
        world.history.observe(store.name, batch.cursor(), batch.view());
        if (world.faults.strikes(0.05)) {
            // The answer of the commit was lost: only the row can tell whether it happened.
            reload();
        } else {
            from = batch;
        }
    }

    private void reload() {
        from = store.row;
    }
}
