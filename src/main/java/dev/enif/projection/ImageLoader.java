/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import dev.enif.core.partition.PartitionState;
import dev.enif.log.Cursor;
import dev.enif.log.Image;
import dev.enif.log.LogRange;
import dev.enif.log.StartCheck;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.StartRefusedException;
import dev.enif.log.reader.PartitionReader;
import java.util.List;

/**
 * Makes the fold at a stored position: the rows of the database do not hold all that the fold
 * needs. It begins at the best image at or below the position (the one in hand, a snapshot, or
 * none) and folds the rest of the log. Thread-safe; blocks.
 */
final class ImageLoader {
    private final EventSource events;
    private final StateBootstrap bootstrap;
    private final JsonCodec codec;

    ImageLoader(EventSource events, StateBootstrap bootstrap, JsonCodec codec) {
        this.events = events;
        this.bootstrap = bootstrap;
        this.codec = codec;
    }

    /**
     * A reader that stands at the stored position.
     *
     * @param log where the position is to be found
     * @param inHand images of the same log, the latest first
     * @throws CannotProjectException if the position does not belong to the log, or the log says at
     *     that offset something else than what was stored
     * @throws dev.enif.log.reader.PartitionStoppedException if a record cannot be followed
     */
    PartitionReader at(
            ViewStore.StoredPosition position, LogRange log, List<Image<PartitionState>> inHand) {
        Cursor wanted = position.cursor();
        StartCheck.check(position.log(), wanted, log)
                .ifPresent(refusal -> {
                    throw new CannotProjectException(refusal);
                });
        int partition = log.identity().partition();
        Image<PartitionState> from =
                inHand.stream()
                        .filter(image -> image.cursor().nextOffset() <= wanted.nextOffset())
                        .findFirst()
                        .orElseGet(() -> stored(log, wanted.nextOffset()));
        PartitionReader reader = new PartitionReader(partition, from.cursor(), from.state(), codec);
        events.replay(
                partition,
                from.cursor().nextOffset(),
                wanted.nextOffset(),
                record -> reader.read(record.offset(), record.headers(), record.value()));
        if (!reader.cursor().equals(wanted)) {
            throw new CannotProjectException(
                    "The views of partition %d stand at %s, but the log leads to %s: it is not the log they were made from"
                            .formatted(partition, wanted, reader.cursor()),
                    null);
        }
        return reader;
    }

    private Image<PartitionState> stored(LogRange log, long nextOffset) {
        try {
            return bootstrap.atOrBelow(log, nextOffset);
        } catch (StartRefusedException refused) {
            throw new CannotProjectException(String.valueOf(refused.getMessage()), refused);
        }
    }
}
