/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import dev.enif.core.partition.PartitionState;
import dev.enif.log.FrozenHeaders;
import dev.enif.log.LogIdentity;
import dev.enif.log.Position;
import dev.enif.log.RecordHeader;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.reader.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Follows the log: one thread that folds all partitions, in the order of each, and publishes the
 * image of each after every record. It serves answers, strong reads and the owner of a partition,
 * and is the hot standby of all others.
 *
 * <p>It outlasts outages: as long as the cluster is away it keeps its images and tries again. A
 * record that counts but cannot be folded stops its partition here, and no other.
 *
 * <p>All methods may be called from any thread.
 */
public final class Follower implements AutoCloseable {

    /**
     * Told of every record, in order, on the follower's thread, after the image was published. Must
     * be quick and must not block or throw.
     */
    public interface Listener {

        /** A record was read; the narrower methods are told from here. */
        default void read(FollowedRecord record) {
            switch (record.step()) {
                case Step.Skipped _ -> {}
                case Step.TermBegan began -> began(record.partition(), record.offset(), began);
                case Step.Decided decided -> decided(record.partition(), record.offset(), decided);
            }
            advanced(record.partition(), record.offset() + 1);
        }

        /** A claim began a term. */
        default void began(int partition, long offset, Step.TermBegan step) {}

        /** A decision counts. */
        default void decided(int partition, long offset, Step.Decided step) {}

        /** A record was read, whether it counts or not; told after the methods above. */
        default void advanced(int partition, long nextOffset) {}

        /**
         * The follower goes on from this image, not from the one before: at its start, and when it
         * folds once more. What lies between was not told.
         */
        default void jumped(int partition, Current from) {}

        /** The partition is read no further. */
        default void stopped(int partition, long offset, String reason) {}
    }

    private static final System.Logger LOG = System.getLogger(Follower.class.getName());
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int MAX_WAITERS = 10_000;
    private static final long LAG_EVERY_NANOS = Duration.ofSeconds(1).toNanos();

    private final KafkaSettings kafka;
    private final Topics topics;
    private final ImageSource images;
    private final Faults faults;
    private final List<FollowedPartition> partitions = new ArrayList<>();
    private final Listeners listeners = new Listeners();
    private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5));
    private final Thread thread;

    private volatile boolean closing;
    private volatile @Nullable Consumer<byte[], byte[]> consumer;
    private volatile @Nullable String trouble;
    private volatile long turnedNanos = System.nanoTime();
    private volatile Map<Integer, Long> lags = Map.of();

    /** One that no test ends: see below. */
    public Follower(
            KafkaSettings kafka,
            Topics topics,
            FoundingFacts facts,
            JsonCodec codec,
            ImageSource images,
            Executor executor) {
        this(kafka, topics, facts, codec, images, Faults.NONE, executor);
    }

    /**
     * @param executor completes what is awaited; may run callers' code
     */
    public Follower(
            KafkaSettings kafka,
            Topics topics,
            FoundingFacts facts,
            JsonCodec codec,
            ImageSource images,
            Faults faults,
            Executor executor) {
        this.kafka = kafka;
        this.topics = topics;
        this.images = images;
        this.faults = faults;
        var bound = new PositionWaiters.Bound(MAX_WAITERS);
        var idKey = new IdKey();
        for (int partition = 0; partition < facts.partitions(); partition++) {
            partitions.add(
                    new FollowedPartition(
                            partition, codec, facts, idKey, new PositionWaiters(bound, executor)));
        }
        thread = Thread.ofPlatform().daemon().name("enif-follower").unstarted(this::run);
    }

    /** To be called before {@link #start}, so that nothing is missed. */
    public void addListener(Listener listener) {
        listeners.add(listener);
    }

    public void start() {
        thread.start();
    }

    /** The image of the partition now: one volatile read. */
    public Current current(int partition) {
        return partitions.get(partition).current();
    }

    public PartitionState state(int partition) {
        return current(partition).state();
    }

    /** Which log the partition is of; empty as long as the cluster was not asked. */
    public Optional<LogIdentity> identity(int partition) {
        return partitions.get(partition).identity();
    }

    public int partitions() {
        return partitions.size();
    }

    /**
     * Whether all has been read that the partition held when this follower started. From then on
     * its image is as new as an outage allows.
     */
    public boolean live(int partition) {
        return partitions.get(partition).isLive();
    }

    /** Whether each partition is live, or stopped: nothing more is to be expected. */
    public boolean settled() {
        return partitions.stream()
                .allMatch(partition -> partition.isLive() || partition.isStopped());
    }

    /** The partitions that are read no further, with the reason. */
    public Map<Integer, String> stopped() {
        var stopped = new TreeMap<Integer, String>();
        for (var partition : partitions) {
            var reason = partition.stopReason();
            if (reason != null) {
                stopped.put(partition.partition(), reason);
            }
        }
        return stopped;
    }

    /** Why the cluster cannot be read at the moment; empty if it can. */
    public Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** How long ago the loop came around; it does so several times a minute, whatever happens. */
    public Duration sinceTurn() {
        return Duration.ofNanos(System.nanoTime() - turnedNanos);
    }

    public boolean isAlive() {
        return thread.isAlive();
    }

    /** By partition, how many records were not read yet a second ago. */
    public Map<Integer, Long> lags() {
        return lags;
    }

    /**
     * The image once it has reached the position. Fails with {@link
     * java.util.concurrent.TimeoutException}, {@link TooManyWaitersException} or {@link
     * StoppedPartitionException}.
     */
    public CompletionStage<Current> await(Position position, Duration timeout) {
        return partitions.get(position.partition()).await(position, timeout);
    }

    /** Ends the thread; what is awaited runs into its time-out. */
    @Override
    public void close() {
        closing = true;
        var open = consumer;
        if (open != null) {
            open.wakeup();
        }
        LockSupport.unpark(thread);
        try {
            if (thread.isAlive()) {
                thread.join(Duration.ofSeconds(10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!closing) {
            turnedNanos = System.nanoTime();
            try (var open = new KafkaConsumer<byte[], byte[]>(consumerProperties());
                    var admin = new LogAdmin(kafka, "follower")) {
                consumer = open;
                prepare(admin);
                trouble = null;
                follow(open);
            } catch (WakeupException | InterruptException e) {
                // Only close() does that.
            } catch (RuntimeException outage) {
                // Whatever it is: a thread that has ended reads nothing ever after.
                trouble = String.valueOf(outage.getMessage());
                LOG.log(System.Logger.Level.WARNING, "The log cannot be read now", outage);
                backoff.pause();
            } finally {
                consumer = null;
            }
        }
    }

    private Map<String, Object> consumerProperties() {
        var properties = kafka.consumer("follower");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000");
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        return properties;
    }

    private void prepare(LogAdmin admin) {
        var ranges = admin.ranges(topics.events(), partitions.size());
        for (var partition : partitions) {
            if (partition.isStopped()) {
                continue;
            }
            var range = ranges.get(partition.partition());
            try {
                if (partition.isBegun()) {
                    partition.resume(range);
                } else {
                    var image = images.load(range);
                    // The log goes on, and so may what is stored of it.
                    partition.begin(
                            image.cursor().nextOffset() > range.endOffset()
                                    ? admin.ranges(topics.events(), partitions.size())
                                            .get(partition.partition())
                                    : range,
                            image);
                    listeners.jumped(partition.current());
                    tellIfStopped(partition);
                }
            } catch (StartRefusedException refused) {
                stop(partition, String.valueOf(refused.getMessage()));
            }
            turnedNanos = System.nanoTime();
        }
    }

    private void follow(Consumer<byte[], byte[]> open) {
        var byPartition = new HashMap<TopicPartition, FollowedPartition>();
        for (var partition : partitions) {
            if (!partition.isStopped()) {
                byPartition.put(
                        new TopicPartition(topics.events(), partition.partition()), partition);
            }
        }
        open.assign(byPartition.keySet());
        byPartition.forEach(
                (topicPartition, partition) -> open.seek(topicPartition, next(partition)));
        long laggedNanos = System.nanoTime();
        while (!closing) {
            var polled = open.poll(POLL);
            turnedNanos = System.nanoTime();
            for (var topicPartition : polled.partitions()) {
                var partition = byPartition.get(topicPartition);
                if (partition != null) {
                    readAll(open, topicPartition, partition, polled.records(topicPartition));
                }
            }
            if (!polled.isEmpty()) {
                backoff.reset();
            }
            if (turnedNanos - laggedNanos > LAG_EVERY_NANOS) {
                laggedNanos = turnedNanos;
                lags = lags(open, byPartition);
            }
        }
    }

    private void readAll(
            Consumer<byte[], byte[]> open,
            TopicPartition topicPartition,
            FollowedPartition partition,
            List<ConsumerRecord<byte[], byte[]>> records) {
        for (var record : records) {
            if (faults != Faults.NONE && isDecision(record)) {
                faults.at(Faults.Point.BEFORE_READ_BACK);
            }
            switch (partition.read(record)) {
                case FollowedPartition.Outcome.Read(var read) -> listeners.read(read);
                case FollowedPartition.Outcome.Refold(var reason) -> {
                    LOG.log(System.Logger.Level.ERROR, "Folding once more: {0}", reason);
                    open.seek(topicPartition, next(partition));
                    listeners.jumped(partition.current());
                    return;
                }
                case FollowedPartition.Outcome.Stopped(long offset, var reason) -> {
                    open.pause(List.of(topicPartition));
                    listeners.stopped(partition.partition(), offset, reason);
                    return;
                }
            }
        }
    }

    private static boolean isDecision(ConsumerRecord<byte[], byte[]> record) {
        return FrozenHeaders.parse(Headers.frozen(record)) instanceof RecordHeader.Decision;
    }

    private static long next(FollowedPartition partition) {
        return partition.current().cursor().nextOffset();
    }

    private static Map<Integer, Long> lags(
            Consumer<byte[], byte[]> open, Map<TopicPartition, FollowedPartition> byPartition) {
        var lags = new HashMap<Integer, Long>();
        for (var topicPartition : byPartition.keySet()) {
            open.currentLag(topicPartition)
                    .ifPresent(lag -> lags.put(topicPartition.partition(), lag));
        }
        return Map.copyOf(lags);
    }

    private void stop(FollowedPartition partition, String reason) {
        partition.stop(reason);
        tellIfStopped(partition);
    }

    private void tellIfStopped(FollowedPartition partition) {
        var reason = partition.stopReason();
        if (reason != null) {
            listeners.stopped(partition.partition(), next(partition), reason);
        }
    }
}
