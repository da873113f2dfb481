/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.core.partition.Decision;
import dev.enif.core.partition.Founding;
import dev.enif.core.partition.PartitionState;
import dev.enif.log.codec.DecisionRecord;
import dev.enif.log.codec.FeatureLevel;
import dev.enif.log.codec.TermRecord;
import dev.enif.log.kafka.EventLog;
import dev.enif.log.kafka.Follower;
import dev.enif.log.kafka.FoundingFacts;
import dev.enif.log.kafka.LogOffsets;
import dev.enif.log.ownership.DelayBounds;
import dev.enif.log.ownership.Input;
import dev.enif.log.ownership.Ownership;
import dev.enif.log.ownership.RetreatReason;
import dev.enif.log.ownership.Unready;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Carries out what owners want done. For the loop's thread, but for what it reports. */
final class LoopShell implements OwnerShell {

    private static final System.Logger LOG = System.getLogger(LoopShell.class.getName());

    /** How often the loop looks what became of messages to other partitions. */
    private static final long BRISK_NANOS = Duration.ofMillis(20).toNanos();

    private final DeciderLoop.Settings settings;
    private final Follower follower;
    private final EventLog events;
    private final LogOffsets commandOffsets;
    private final ReadBacks readBacks;
    private final Ticks ticks;
    private final Deliveries deliveries;
    private final String commandTopic;

    private @Nullable Consumer<byte[], byte[]> consumer;

    private final Map<Integer, Standing> standings = new ConcurrentSkipListMap<>();
    private final Map<Integer, String> unready = new ConcurrentSkipListMap<>();
    private final Map<String, Long> retreats = new ConcurrentHashMap<>();

    /** What this process is to a partition. */
    private enum Standing {
        FOLLOWING,
        WAITING,
        CLAIMING,
        RESUMING,
        OWNING,
        UNREADY
    }

    LoopShell(
            DeciderLoop.Settings settings,
            String commandTopic,
            Follower follower,
            EventLog events,
            LogOffsets commandOffsets,
            ReadBacks readBacks,
            Ticks ticks,
            Deliveries deliveries) {
        this.settings = settings;
        this.commandTopic = commandTopic;
        this.follower = follower;
        this.events = events;
        this.commandOffsets = commandOffsets;
        this.readBacks = readBacks;
        this.ticks = ticks;
        this.deliveries = deliveries;
    }

    void use(@Nullable Consumer<byte[], byte[]> open) {
        consumer = open;
    }

    @Override
    public void appendClaim(int partition, String nonce) {
        Founding founded = follower.state(partition).founding();
        var founding =
                founded == null ? settings.facts().found(partition, idKey(partition)) : founded;
        // Nobody older reads a log that begins with this record.
        int level =
                founded == null
                        ? FeatureLevel.CURRENT
                        : Math.max(follower.state(partition).featureLevel(), settings.level());
        var term = new TermRecord(nonce, settings.node(), settings.codeVersion(), level, founding);
        events.append(
                partition,
                term,
                failure -> {
                    LOG.log(System.Logger.Level.WARNING, "A claim was not appended", failure);
                    readBacks.tell(partition, new Input.ClaimFailed<>(nonce));
                });
    }

    /** A log that moved to another cluster keeps the key that it was founded with. */
    private long idKey(int partition) {
        for (int other = 0; other < follower.partitions(); other++) {
            Founding founded = follower.state(other).founding();
            if (founded != null) {
                return founded.idKey();
            }
        }
        return follower.identity(partition)
                .map(FoundingFacts::idKey)
                .orElseThrow(
                        () -> new IllegalStateException("A claim comes before the first read"));
    }

    @Override
    public void appendDecision(int partition, long term, long seq, Decision decision) {
        events.append(
                partition,
                new DecisionRecord(term, seq, decision),
                failure -> {
                    LOG.log(System.Logger.Level.WARNING, "A decision was not appended", failure);
                    readBacks.tell(partition, new Input.DecisionFailed<>(term, seq));
                });
        ticks.decided(partition, decision.commandId(), System.nanoTime());
    }

    @Override
    public void findCommandRange(int partition, long term) {
        commandOffsets
                .range(partition)
                .whenComplete((range, failure) ->
                        readBacks.tell(
                                partition,
                                failure == null
                                        ? new Input.CommandRangeFound<>(
                                                term, range.start(), range.end())
                                        : new Input.CommandRangeUnknown<>(term)));
    }

    @Override
    public void seek(int partition, long offset) {
        var topicPartition = assigned(partition);
        var open = consumer;
        if (open != null && topicPartition != null) {
            open.seek(topicPartition, offset);
            open.resume(List.of(topicPartition));
        }
    }

    @Override
    public void pause(int partition) {
        var topicPartition = assigned(partition);
        var open = consumer;
        if (open != null && topicPartition != null) {
            open.pause(List.of(topicPartition));
        }
    }

    private @Nullable TopicPartition assigned(int partition) {
        var topicPartition = new TopicPartition(commandTopic, partition);
        var open = consumer;
        return open != null && open.assignment().contains(topicPartition) ? topicPartition : null;
    }

    @Override
    public long drawNanos(DelayBounds bounds) {
        return ThreadLocalRandom.current().nextLong(bounds.minMillis(), bounds.maxMillis() + 1)
                * 1_000_000L;
    }

    @Override
    public String nonce() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void retreated(int partition, RetreatReason reason) {
        retreats.merge(reason.name(), 1L, Long::sum);
        ticks.forget(partition);
        deliveries.forget(partition);
        var level =
                switch (reason) {
                    case REVOKED, FOREIGN_TERM, FOLLOWER_JUMPED -> System.Logger.Level.INFO;
                    case CLAIM_FAILED,
                            CLAIM_TIMED_OUT,
                            APPEND_FAILED,
                            READ_BACK_TIMED_OUT,
                            OWN_DECISION_VOID,
                            UNKNOWN_DECISION,
                            COMMAND_RANGE_UNKNOWN,
                            COMMANDS_OUT_OF_RANGE,
                            UNREADY ->
                            System.Logger.Level.WARNING;
                };
        LOG.log(level, "Partition {0} is no longer owned here: {1}", partition, reason);
    }

    @Override
    public void unready(int partition, Unready reason) {
        unready.put(partition, reason.sentence());
        LOG.log(
                System.Logger.Level.ERROR,
                "Partition {0} cannot be owned here: {1}",
                partition,
                reason.sentence());
    }

    @Override
    public void changed(int partition, Ownership<PartitionState> ownership) {
        var standing =
                switch (ownership) {
                    case Ownership.Unassigned<PartitionState> _ -> Standing.FOLLOWING;
                    case Ownership.Waiting<PartitionState> _ -> Standing.WAITING;
                    case Ownership.Claiming<PartitionState> _ -> Standing.CLAIMING;
                    case Ownership.Resuming<PartitionState> _ -> Standing.RESUMING;
                    case Ownership.Deciding<PartitionState> _ -> Standing.OWNING;
                    case Ownership.Stopped<PartitionState> _ -> Standing.UNREADY;
                };
        standings.put(partition, standing);
        readBacks.interest(
                partition,
                switch (standing) {
                    case FOLLOWING, WAITING, UNREADY -> ReadBacks.Interest.NOTHING;
                    case CLAIMING -> ReadBacks.Interest.CLAIMS;
                    case RESUMING, OWNING -> ReadBacks.Interest.ALL;
                });
        if (standing == Standing.OWNING) {
            LOG.log(System.Logger.Level.INFO, "Partition {0} is owned here", partition);
        }
    }

    /**
     * Once a turn: how urgently the owner waits, whether a deadline of the state has passed, and
     * what is to be carried to other partitions.
     *
     * @return how long the loop may wait for records, {@code idleNanos} at most: a timer that is
     *     due before is not to be late
     */
    long look(OwnedPartition partition, long nowNanos, long idleNanos) {
        if (partition.ownership() instanceof Ownership.Deciding<PartitionState> deciding) {
            readBacks.waits(partition.partition(), !partition.hasRoom());
            long nowMillis = System.currentTimeMillis();
            long timerMillis = deciding.state().timers().earliestMillis();
            ticks.check(
                    partition.partition(),
                    timerMillis,
                    deciding.state().earliestDeadlineMillis(),
                    nowMillis,
                    nowNanos);
            deliveries.check(partition.partition(), nowNanos);
            long idle = TickPace.idleNanos(timerMillis, nowMillis, idleNanos);
            return deciding.state().exchanges().isWaiting() ? Math.min(idle, BRISK_NANOS) : idle;
        }
        return idleNanos;
    }

    boolean owns(int partition) {
        return standings.get(partition) == Standing.OWNING;
    }

    Map<Integer, String> standings() {
        var named = new ConcurrentSkipListMap<Integer, String>();
        standings.forEach((partition, standing) ->
                named.put(partition, standing.name().toLowerCase(Locale.ROOT)));
        return named;
    }

    Map<Integer, String> unready() {
        return Map.copyOf(unready);
    }

    Map<String, Long> retreats() {
        return Map.copyOf(retreats);
    }
}
