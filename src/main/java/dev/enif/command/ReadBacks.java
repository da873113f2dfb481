/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.core.partition.PartitionState;
import dev.enif.log.Reading;
import dev.enif.log.kafka.Current;
import dev.enif.log.kafka.FollowedRecord;
import dev.enif.log.kafka.Follower;
import dev.enif.log.ownership.Input;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What the loop is told by other threads: what the follower read, and which appends failed. Holds
 * no more than is in flight: a partition tells only what its owner can use, and falls silent but
 * for claims as soon as another owner's claim was read.
 */
final class ReadBacks implements Follower.Listener {

    /** What the owner of a partition can use. */
    enum Interest {
        /** It owns nothing and claims nothing. */
        NOTHING,
        /** It waits for its claim. */
        CLAIMS,
        /** It decides, and has room to go on for a while. */
        ALL,
        /** It decides, and cannot go on before something is read back. */
        ALL_AT_ONCE
    }

    /** One thing told. */
    record Message(int partition, Input<PartitionState, CommandRecord> input) {}

    private final AtomicReferenceArray<Interest> interests;
    private final ConcurrentLinkedQueue<Message> told = new ConcurrentLinkedQueue<>();
    private final Runnable wake;

    /**
     * @param wake makes the loop look here soon; may be called from any thread
     */
    ReadBacks(int partitions, Runnable wake) {
        this.interests = new AtomicReferenceArray<>(partitions);
        for (int partition = 0; partition < partitions; partition++) {
            interests.set(partition, Interest.NOTHING);
        }
        this.wake = wake;
    }

    void interest(int partition, Interest interest) {
        interests.set(partition, interest);
    }

    /**
     * Whether a deciding owner waits. Does not touch the interest of one whose term another claim
     * has ended, of which it is still to learn.
     */
    void waits(int partition, boolean waits) {
        interests.compareAndSet(
                partition,
                waits ? Interest.ALL : Interest.ALL_AT_ONCE,
                waits ? Interest.ALL_AT_ONCE : Interest.ALL);
    }

    @Nullable Message poll() {
        return told.poll();
    }

    boolean isEmpty() {
        return told.isEmpty();
    }

    /** Tells the loop, and wakes it. */
    void tell(int partition, Input<PartitionState, CommandRecord> input) {
        told.add(new Message(partition, input));
        wake.run();
    }

    @Override
    public void read(FollowedRecord record) {
        int partition = record.partition();
        boolean claim = record.reading() instanceof Reading.TermBegins;
        switch (interests.get(partition)) {
            case NOTHING -> {}
            case CLAIMS -> {
                if (claim) {
                    tell(partition, readBack(record));
                }
            }
            case ALL -> {
                if (claim) {
                    interests.compareAndSet(partition, Interest.ALL, Interest.CLAIMS);
                    tell(partition, readBack(record));
                } else {
                    told.add(new Message(partition, readBack(record)));
                }
            }
            case ALL_AT_ONCE -> {
                if (claim) {
                    interests.compareAndSet(partition, Interest.ALL_AT_ONCE, Interest.CLAIMS);
                }
                tell(partition, readBack(record));
            }
        }
    }

    private static Input<PartitionState, CommandRecord> readBack(FollowedRecord record) {
        return new Input.ReadBack<>(
                record.reading(), record.current().state(), record.appendTimeMillis());
    }

    @Override
    public void jumped(int partition, Current from) {
        tell(partition, new Input.FollowerJumped<>());
    }

    @Override
    public void stopped(int partition, long offset, String reason) {
        tell(partition, new Input.FollowerStopped<>(offset, reason));
    }
}
