/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.partition.Decision;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.log.Cursor;
import dev.enif.log.LogIdentity;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.codec.TypeNames;
import dev.enif.log.kafka.Faults;
import dev.enif.log.kafka.KafkaSettings;
import dev.enif.testing.Await;
import dev.enif.testing.RandomLog;
import dev.enif.testing.Seeds;
import dev.enif.testing.TestLog;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each event that counts is published once, in order, whatever becomes of relays. */
class RelayTest {
    private static final int PARTITIONS = 2;
    private static final Duration BOUND = Duration.ofSeconds(60);

    /** So that the group takes a member that does nothing for dead soon. */
    private static final Map<String, String> IMPATIENT =
            Map.of("max.poll.interval.ms", "6000", "session.timeout.ms", "6000");

    private final TestLog log = TestLog.create(PARTITIONS);
    private final List<RandomLog> written = new ArrayList<>();
    private final List<Relay> relays = new ArrayList<>();
    private final CountDownLatch released = new CountDownLatch(1);

    @AfterEach
    void close() {
        released.countDown();
        relays.forEach(Relay::close);
    }

    @Test
    void every_event_that_counts_is_published_once_and_in_order() throws Exception {
        write(60);
        relay("one", Faults.NONE);

        var changes = log.changes(expected().size());

        assertThat(idsOf(changes)).containsExactlyElementsOf(expected());
        for (ConsumerRecord<String, String> change : changes) {
            assertThatItIsTheCloudEventOfItsId(change);
        }
    }

    @Test
    void a_restart_goes_on_where_it_was() {
        write(20);
        var first = relay("one", Faults.NONE);
        log.changes(expected().size());
        first.close();
        writeMore(20);
        relay("another", Faults.NONE);

        assertThat(idsOf(log.changes(expected().size()))).containsExactlyElementsOf(expected());
    }

    @Test
    void what_a_relay_that_died_had_not_committed_is_published_once() {
        write(20);
        var halted = new AtomicInteger();
        relay("same", dieAt(halted));
        Await.until("it dies", BOUND, () -> halted.get() == 1);

        relay("same", Faults.NONE);

        assertThat(idsOf(log.changes(expected().size()))).containsExactlyElementsOf(expected());
    }

    @Test
    void a_relay_that_was_taken_for_dead_is_turned_away_when_it_comes_back() {
        write(20);
        var halted = new AtomicInteger();
        var zombie = relay("zombie", dieAt(halted));
        Await.until("it stalls", BOUND, () -> halted.get() == 1);
        var other = relay("other", Faults.NONE);
        Await.until(
                "the other one has published all",
                BOUND,
                () -> other.status().published() == expected().size());

        released.countDown();

        Await.until("it is turned away", BOUND, () -> zombie.status().trouble().isPresent());
        assertThat(idsOf(log.changes(expected().size()))).containsExactlyElementsOf(expected());
        writeMore(5);
        assertThat(idsOf(log.changes(expected().size()))).containsExactlyElementsOf(expected());
    }

    /** Else each would begin again to fence the other, for as long as both live. */
    @Test
    void of_two_relays_of_one_name_one_goes_on_under_another() {
        write(10);
        relay("same", Faults.NONE);
        log.changes(expected().size());
        relay("same", Faults.NONE);

        Await.until(
                "each has a name of its own",
                BOUND,
                () -> {
                    writeMore(1);
                    return writers() == 2;
                });

        assertThat(idsOf(log.changes(expected().size()))).containsExactlyElementsOf(expected());
        assertThat(writers()).isEqualTo(2);
    }

    private long writers() {
        try (var admin = log.admin()) {
            return admin.listTransactions().all().get().stream()
                    .filter(it -> it.transactionalId().startsWith(Relay.group(log.topics())))
                    .count();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** Else the same events would be published from the cursor before that commit. */
    @Test
    void a_takeover_waits_for_a_commit_that_is_under_way() {
        write(10);
        var first = relay("one", Faults.NONE);
        log.changes(expected().size());
        first.close();
        int before = expected().size();
        writeMore(1, 10);
        int ofTheOther = expected().size() - before;
        writeMore(0, 10);
        try (var dying = transactional("dying")) {
            dying.initTransactions();
            dying.beginTransaction();
            dying.send(new ProducerRecord<>(log.topics().changes(), 0, null, new byte[0]));
            dying.sendOffsetsToTransaction(
                    Map.of(
                            new TopicPartition(log.topics().events(), 0),
                            offset(new RelayCursor(log(0), written.getFirst().cursor()))),
                    new ConsumerGroupMetadata(Relay.group(log.topics())));
            var next = relay("next", Faults.NONE);
            Await.until(
                    "it waits", BOUND, () -> next.sinceTurn().compareTo(Duration.ofSeconds(2)) > 0);
            assertThat(next.status().published()).isZero();
            dying.commitTransaction();
            Await.until("it goes on", BOUND, () -> next.status().published() > 0);
            log.changes(before + 1 + ofTheOther);
            assertThat(next.status().published()).isEqualTo(ofTheOther);
        }
    }

    @Test
    void a_missing_offset_stops_it_where_something_was_published() throws Exception {
        // Enough for something in each partition, whatever the random decisions are.
        write(40);
        var first = relay("one", Faults.NONE);
        log.changes(expected().size());
        first.close();
        try (var admin = log.admin()) {
            admin.deleteConsumerGroups(List.of(Relay.group(log.topics()))).all().get();
        }

        var second = relay("two", Faults.NONE);

        Await.until("it stops", BOUND, () -> second.status().stopped().size() == PARTITIONS);
        assertThat(second.status().stopped().get(0))
                .contains("has no committed offset", "would publish them twice");
        assertThat(idsOf(log.changes(expected().size()))).containsExactlyElementsOf(expected());
        assertThat(committed(0)).isEmpty();
    }

    @Test
    void an_offset_that_was_set_by_hand_is_gone_on_from() throws Exception {
        write(20);
        var first = relay("one", Faults.NONE);
        log.changes(expected().size());
        first.close();
        var ends = written.stream().map(RandomLog::end).toList();
        try (var admin = log.admin()) {
            admin.alterConsumerGroupOffsets(
                            Relay.group(log.topics()),
                            Map.of(
                                    new TopicPartition(log.topics().events(), 0),
                                    new OffsetAndMetadata(ends.get(0)),
                                    new TopicPartition(log.topics().events(), 1),
                                    new OffsetAndMetadata(ends.get(1))))
                    .all()
                    .get();
        }
        writeMore(20);
        relay("two", Faults.NONE);

        assertThat(idsOf(log.changes(expected().size()))).containsExactlyElementsOf(expected());
    }

    @Test
    void a_cursor_that_is_not_of_this_log_stops_it() throws Exception {
        write(10);
        var group = Relay.group(log.topics());
        var other = new LogIdentity("elsewhere", "another", 0);
        var ahead = new Cursor(1_000, 0, "nonce0", 3);
        var nonce = new Cursor(5, 0, "foreign", 3);
        try (var admin = log.admin()) {
            admin.alterConsumerGroupOffsets(
                            group,
                            Map.of(
                                    new TopicPartition(log.topics().events(), 0),
                                    offset(new RelayCursor(other, nonce)),
                                    new TopicPartition(log.topics().events(), 1),
                                    offset(new RelayCursor(log(1), ahead))))
                    .all()
                    .get();
            var relay = relay("one", Faults.NONE);
            Await.until("it stops", BOUND, () -> relay.status().stopped().size() == PARTITIONS);
            assertThat(relay.status().stopped().get(0)).contains("cluster elsewhere");
            assertThat(relay.status().stopped().get(1)).contains("it lost records");
            relay.close();
            admin.alterConsumerGroupOffsets(
                            group,
                            Map.of(
                                    new TopicPartition(log.topics().events(), 0),
                                    offset(new RelayCursor(log(0), nonce)),
                                    new TopicPartition(log.topics().events(), 1),
                                    new OffsetAndMetadata(3, "something else")))
                    .all()
                    .get();
        }
        var relay = relay("two", Faults.NONE);
        Await.until("it stops", BOUND, () -> relay.status().stopped().size() == PARTITIONS);
        assertThat(relay.status().stopped().get(0)).contains("its history was replaced");
        assertThat(relay.status().stopped().get(1)).contains("which no relay wrote");
    }

    @Test
    void a_record_that_counts_and_is_not_understood_stops_its_partition_and_no_other() {
        write(10);
        var relay = relay("one", Faults.NONE);
        log.changes(expected().size());
        log.append(0, List.of(written.getFirst().poison()));
        Await.until("it stops", BOUND, () -> relay.status().stopped().containsKey(0));
        assertThat(relay.status().stopped().get(0)).contains("counts, but it cannot be decoded");

        writeMore(1, 10);

        assertThat(idsOf(log.changes(expected().size()))).containsExactlyElementsOf(expected());
        assertThat(relay.status().stopped()).containsOnlyKeys(0);
        assertThat(committed(0).orElseThrow().offset()).isEqualTo(written.getFirst().end());
    }

    @Test
    void it_ends_at_once_in_an_outage() {
        var relay =
                new Relay(
                        new KafkaSettings("127.0.0.1:1", "nobody"),
                        log.topics(),
                        new JsonCodec(),
                        "us-east-1",
                        Faults.NONE);
        relays.add(relay);
        relay.start();
        Await.until("it has trouble", BOUND, () -> relay.status().trouble().isPresent());
        long begun = System.nanoTime();
        relay.close();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(6));
        assertThat(relay.isAlive()).isFalse();
    }

    private void assertThatItIsTheCloudEventOfItsId(ConsumerRecord<String, String> change)
            throws Exception {
        var id = header(change, "ce_id").split("-");
        var decision =
                Objects.requireNonNull(
                        written.get(Integer.parseInt(id[0])).valid().get(Long.parseLong(id[1])));
        var event = (PartitionEvent.InAccount) decision.events().get(Integer.parseInt(id[2]));
        assertThat(change.value()).isEqualTo(new JsonCodec().mapper().writeValueAsString(event));
        assertThat(change.partition()).isEqualTo(Integer.parseInt(id[0]));
        assertThat(change.key()).isEqualTo(event.account().value());
        assertThat(header(change, "ce_specversion")).isEqualTo("1.0");
        assertThat(header(change, "ce_source")).isEqualTo("/enif/us-east-1");
        assertThat(header(change, "ce_type")).isEqualTo("dev.enif." + TypeNames.ofEvent(event));
        assertThat(header(change, "ce_time"))
                .isEqualTo(Instant.ofEpochMilli(decision.timeMillis()).toString());
        assertThat(header(change, "ce_account")).isEqualTo(event.account().value());
        assertThat(header(change, "ce_position")).isEqualTo(id[0] + ":" + id[1]);
        assertThat(header(change, "ce_dataschema"))
                .isEqualTo("urn:enif:schema:" + TypeNames.ofEvent(event) + ":1");
        assertThat(header(change, "content-type")).isEqualTo("application/json");
    }

    private static String header(ConsumerRecord<?, ?> change, String name) {
        return new String(change.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private Relay relay(String node, Faults faults) {
        var relay =
                new Relay(
                        log.kafka(node, IMPATIENT),
                        log.topics(),
                        new JsonCodec(),
                        "us-east-1",
                        faults);
        relays.add(relay);
        relay.start();
        return relay;
    }

    /** Leaves everything as it is at the first commit, for as long as the test lasts. */
    private Faults dieAt(AtomicInteger halted) {
        return point -> {
            if (point == Faults.Point.BEFORE_RELAY_COMMIT && halted.incrementAndGet() == 1) {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        };
    }

    private KafkaProducer<byte[], byte[]> transactional(String id) {
        var settings = log.kafka(id).producer(id);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, log.topics().changes() + id);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void write(int decisions) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            var made =
                    new RandomLog(Seeds.random(partition), partition, PARTITIONS).goOn(decisions);
            written.add(made);
            log.append(partition, made.entries());
        }
    }

    private void writeMore(int decisions) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            writeMore(partition, decisions);
        }
    }

    private void writeMore(int partition, int decisions) {
        var made = written.get(partition);
        int from = (int) made.end();
        made.goOn(decisions);
        log.append(partition, made.entries().subList(from, (int) made.end()));
    }

    /** The ids of all events that count, by partition and then in the log's order. */
    private List<String> expected() {
        var ids = new ArrayList<String>();
        for (RandomLog made : written) {
            for (Map.Entry<Long, Decision> decision : made.valid().entrySet()) {
                var events = decision.getValue().events();
                for (int index = 0; index < events.size(); index++) {
                    // What partitions have to tell each other is nobody else's.
                    if (events.get(index) instanceof PartitionEvent.InAccount) {
                        ids.add(made.partition() + "-" + decision.getKey() + "-" + index);
                    }
                }
            }
        }
        return ids;
    }

    private static List<String> idsOf(List<ConsumerRecord<String, String>> changes) {
        var ids = new ArrayList<String>();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            for (ConsumerRecord<String, String> change : changes) {
                if (change.partition() == partition) {
                    ids.add(header(change, "ce_id"));
                }
            }
        }
        return ids;
    }

    private LogIdentity log(int partition) {
        return log.range(partition).identity();
    }

    private static OffsetAndMetadata offset(RelayCursor cursor) {
        return new OffsetAndMetadata(cursor.cursor().nextOffset(), cursor.metadata());
    }

    private Optional<OffsetAndMetadata> committed(int partition) {
        try (var admin = log.admin()) {
            return Optional.ofNullable(
                    admin.listConsumerGroupOffsets(Relay.group(log.topics()))
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .get(new TopicPartition(log.topics().events(), partition)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
