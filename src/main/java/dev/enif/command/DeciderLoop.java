/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.core.instance.InstanceTypes;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Zone;
import dev.enif.core.partition.Decision;
import dev.enif.core.partition.PartitionState;
import dev.enif.log.codec.FeatureLevel;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.kafka.CommandLog;
import dev.enif.log.kafka.EventLog;
import dev.enif.log.kafka.Follower;
import dev.enif.log.kafka.FoundingFacts;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.log.kafka.LogOffsets;
import dev.enif.log.kafka.Topics;
import dev.enif.log.ownership.Input;
import dev.enif.log.ownership.Owner;
import dev.enif.log.ownership.Ownership;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/**
 * Decides: one thread that polls the commands of the partitions assigned to this process, and feeds
 * the owner of each. The consumer group spreads the partitions over the processes and notices a
 * dead one; that two of them never decide the same command is the owner's matter and the reader
 * rule's, whatever the group believes.
 *
 * <p>It joins the group only once the follower has caught up, so that a partition never waits for
 * an owner that is still reading.
 */
public final class DeciderLoop implements AutoCloseable {

    /**
     * What deciding needs to know.
     *
     * @param codeVersion of this process, for people who read the log
     * @param level the feature level that a partition's log is raised to if it is at a lower one
     * @param zones that subnets can be in
     * @param ipv6Pool where the provider's IPv6 blocks come from
     */
    public record Settings(
            String group,
            String node,
            String codeVersion,
            int level,
            FoundingFacts facts,
            List<Zone> zones,
            InstanceTypes types,
            Cidr6 ipv6Pool) {
        public Settings {
            if (level < FeatureLevel.FIRST || level > FeatureLevel.CURRENT) {
                throw new IllegalArgumentException(
                        "enif.log.feature-level is %d, and this version knows levels %d to %d"
                                .formatted(level, FeatureLevel.FIRST, FeatureLevel.CURRENT));
            }
            zones = List.copyOf(zones);
        }
    }

    /** The group of all deciders. */
    public static final String GROUP = "enif-decider";

    private static final System.Logger LOG = System.getLogger(DeciderLoop.class.getName());
    private static final long IDLE_NANOS = Duration.ofMillis(100).toNanos();
    private static final long DRAIN_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(1);
    private static final Duration LEAVE = Duration.ofSeconds(2);

    private final Follower follower;
    private final GroupConsumer consumers;
    private final List<OwnedPartition> partitions = new ArrayList<>();
    private final ReadBacks readBacks;
    private final Ticks ticks;
    private final LoopShell shell;
    private final Thread thread;
    private final AtomicBoolean polling = new AtomicBoolean();

    private volatile boolean closing;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private volatile @Nullable String trouble;
    private volatile long turnedNanos = System.nanoTime();

    /** Must be made before the follower is started, for it listens to it. */
    public DeciderLoop(
            KafkaSettings kafka,
            Topics topics,
            Settings settings,
            JsonCodec codec,
            Follower follower,
            EventLog events,
            CommandLog commands,
            LogOffsets commandOffsets) {
        this.follower = follower;
        this.readBacks = new ReadBacks(follower.partitions(), this::wake);
        this.ticks = new Ticks(commands, codec);
        this.shell =
                new LoopShell(
                        settings,
                        topics.commands(),
                        follower,
                        events,
                        commandOffsets,
                        readBacks,
                        ticks,
                        new Deliveries(
                                commands,
                                codec,
                                partition -> follower.state(partition).exchanges()));
        this.consumers = new GroupConsumer(kafka, topics, settings.group());
        var owner =
                new Owner<PartitionState, CommandRecord, Decision>(
                        new PartitionDecisions(
                                codec, settings.zones(), settings.types(), settings.ipv6Pool()));
        for (int partition = 0; partition < follower.partitions(); partition++) {
            partitions.add(new OwnedPartition(partition, owner, shell));
        }
        follower.addListener(readBacks);
        thread = Thread.ofPlatform().daemon().name("enif-decider").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Whether this process is the owner of the partition, as far as it knows. */
    public boolean owns(int partition) {
        return shell.owns(partition);
    }

    /** The partitions that this process owns, as far as it knows. */
    public List<Integer> owned() {
        return IntStream.range(0, partitions.size()).filter(this::owns).boxed().toList();
    }

    /** By partition, what this process is to it, for people. */
    public Map<Integer, String> standings() {
        return shell.standings();
    }

    /** The partitions that cannot be owned here until somebody has looked into it, with why. */
    public Map<Integer, String> unready() {
        return shell.unready();
    }

    /** How often a term or claim of this process ended, by reason. */
    public Map<String, Long> retreats() {
        return shell.retreats();
    }

    /** Why commands cannot be polled at the moment; empty if they can. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** How long ago the loop came around; it does so several times a second, whatever happens. */
    public Duration sinceTurn() {
        return Duration.ofNanos(System.nanoTime() - turnedNanos);
    }

    public boolean isAlive() {
        return thread.isAlive();
    }

    /**
     * Ends in good order: decides nothing more, lets what is in flight be read back for a bounded
     * time, and leaves the group, so that another process takes over at once.
     */
    @Override
    public void close() {
        closing = true;
        wake();
        try {
            if (thread.isAlive()) {
                thread.join(Duration.ofNanos(DRAIN_NANOS).plus(LEAVE).plusSeconds(5));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void wake() {
        if (polling.compareAndSet(true, false)) {
            var open = consumer;
            if (open != null) {
                open.wakeup();
            }
        }
    }

    private void run() {
        awaitFollower();
        while (!closing) {
            turnedNanos = System.nanoTime();
            try {
                decideAsMember();
            } catch (RuntimeException failure) {
                // Whatever it is: a thread that has ended decides nothing ever after.
                trouble = String.valueOf(failure.getMessage());
                LOG.log(System.Logger.Level.ERROR, "Commands cannot be polled now", failure);
            }
            if (!closing) {
                LockSupport.parkNanos(OUTAGE_PAUSE.toNanos());
            }
        }
    }

    /** Until it is closed, or something fails: then all is begun again. */
    private void decideAsMember() {
        var open = consumers.open(partitions);
        try {
            consumer = open;
            shell.use(open);
            while (!closing) {
                turn(open);
            }
            drain();
        } finally {
            consumer = null;
            leave(open);
        }
    }

    private void awaitFollower() {
        while (!closing && !follower.settled()) {
            turnedNanos = System.nanoTime();
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private void turn(Consumer<byte[], byte[]> open) {
        long now = System.nanoTime();
        turnedNanos = now;
        listen(now);
        boolean busy = false;
        long idle = IDLE_NANOS;
        for (var partition : partitions) {
            partition.checkDeadlines(now);
            partition.decide(now);
            busy |= partition.backlog() > 0 && partition.hasRoom();
            idle = partition.idleNanos(now, idle);
            idle = shell.look(partition, now, idle);
        }
        long began = System.nanoTime();
        var polled = poll(open, busy ? 0 : idle);
        if (polled != null) {
            trouble = null;
            consumers.sort(polled, partitions);
            consumers.report(open, partitions, began);
            consumers.relieve(open, partitions);
            consumers.commitHints(open, follower, this::owns, began);
        }
    }

    /** What other threads have told. */
    private void listen(long now) {
        for (var message = readBacks.poll(); message != null; message = readBacks.poll()) {
            partitions.get(message.partition()).feed(message.input(), now);
        }
    }

    /** The records; null if the poll was broken off, which says nothing about the group. */
    private @Nullable ConsumerRecords<byte[], byte[]> poll(
            Consumer<byte[], byte[]> open, long timeoutNanos) {
        polling.set(true);
        try {
            boolean waits = readBacks.isEmpty() && !closing;
            return open.poll(waits ? Duration.ofNanos(timeoutNanos) : Duration.ZERO);
        } catch (WakeupException e) {
            return null;
        } catch (OffsetOutOfRangeException outOfRange) {
            long now = System.nanoTime();
            for (var topicPartition : outOfRange.offsetOutOfRangePartitions().keySet()) {
                partitions
                        .get(topicPartition.partition())
                        .feed(new Input.CommandsOutOfRange<>(), now);
            }
            return null;
        } finally {
            polling.set(false);
        }
    }

    /** Nothing is decided any more; what is in flight is given a moment to be read back. */
    private void drain() {
        long deadline = System.nanoTime() + DRAIN_NANOS;
        while (partitions.stream().anyMatch(DeciderLoop::hasInFlight)
                && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
            listen(System.nanoTime());
        }
    }

    private static boolean hasInFlight(OwnedPartition partition) {
        return switch (partition.ownership()) {
            case Ownership.Deciding<PartitionState> deciding -> deciding.inFlight() > 0;
            case Ownership.Unassigned<PartitionState> _,
                    Ownership.Waiting<PartitionState> _,
                    Ownership.Claiming<PartitionState> _,
                    Ownership.Resuming<PartitionState> _,
                    Ownership.Stopped<PartitionState> _ ->
                    false;
        };
    }

    private void leave(Consumer<byte[], byte[]> open) {
        try {
            open.close(CloseOptions.timeout(LEAVE));
        } catch (InterruptException e) {
            Thread.currentThread().interrupt();
        } catch (KafkaException e) {
            LOG.log(System.Logger.Level.WARNING, "The group was not left in good order", e);
        }
        shell.use(null);
        long now = System.nanoTime();
        partitions.forEach(partition -> partition.revoke(now));
    }
}
