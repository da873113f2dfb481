/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import dev.enif.core.RoutingLaws;
import dev.enif.core.account.AccountEvent;
import dev.enif.core.account.AccountState;
import dev.enif.core.account.Quota;
import dev.enif.core.account.QuotaEvent;
import dev.enif.core.account.TagEvent;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.Outcome;
import dev.enif.core.decision.Result;
import dev.enif.core.id.AccountId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.partition.Decision;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.core.partition.PartitionState;
import dev.enif.log.Cursor;
import dev.enif.log.Fingerprint;
import dev.enif.log.LogIdentity;
import dev.enif.log.codec.FeatureLevel;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.snapshot.Slot;
import dev.enif.log.snapshot.SnapshotManifest;
import dev.enif.testing.RandomHistory;
import dev.enif.testing.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SnapshotCodecTest {
    private static final String ID = "0198f3c2-6d1e-7b7a-9a51-0f3f5a1c2d41";

    /** A snapshot as it lies in the topic. */
    private record Stored(SnapshotManifest manifest, List<byte[]> chunks) {
        static Stored of(PartitionState state) {
            List<byte[]> chunks = new ArrayList<>();
            List<Boolean> last = new ArrayList<>();
            Written written =
                    SnapshotCodec.write(
                            state,
                            ID,
                            (index, chunk, isLast) -> {
                                assertThat(index).isEqualTo(chunks.size());
                                assertThat(chunk)
                                        .hasSizeLessThanOrEqualTo(SnapshotCodec.CHUNK_BYTES);
                                chunks.add(chunk);
                                last.add(isLast);
                            });
            assertThat(written.chunkCount()).isEqualTo(chunks.size());
            assertThat(last.indexOf(true)).isEqualTo(chunks.size() - 1);
            return new Stored(
                    SnapshotCodec.manifest(
                            new LogIdentity("cluster", "topic", 0),
                            new Cursor(10, 2, "nonce", 5),
                            Slot.FIRST,
                            ID,
                            state,
                            written),
                    chunks);
        }

        Stored with(UnaryOperator<List<byte[]>> change) {
            return new Stored(manifest, change.apply(new ArrayList<>(chunks)));
        }

        PartitionState read() {
            return SnapshotCodec.read(manifest, chunks.iterator());
        }
    }

    @Test
    void any_state_reads_back_as_it_was_and_goes_on_alike() {
        Seeds.check(
                100,
                random -> {
                    RandomHistory history = new RandomHistory(random, 3, 8);
                    for (int left = random.nextInt(120); left > 0; left--) {
                        history.next();
                    }
                    PartitionState written = history.state();

                    PartitionState read = Stored.of(written).read();

                    assertSame(read, written);
                    for (int left = 20; left > 0; left--) {
                        Decision decision = history.next();
                        read = read.after(decision);
                        assertThat(read.fingerprint()).isEqualTo(history.state().fingerprint());
                        assertThat(read.changes()).isEqualTo(history.state().changes());
                    }
                    assertSame(read, history.state());
                });
    }

    /**
     * Written by the code of then, with the records that led to it: followers that start from it
     * and followers that read the records must not differ.
     */
    @Test
    void a_snapshot_of_the_first_format_reads_as_the_fold_of_its_records_does_now()
            throws IOException {
        assertReadsAsItsRecordsFold(1, FeatureLevel.FIRST);
    }

    @Test
    void a_snapshot_of_the_second_format_reads_as_the_fold_of_its_records_does_now()
            throws IOException {
        assertReadsAsItsRecordsFold(2, 2);
    }

    private static void assertReadsAsItsRecordsFold(int formatVersion, int featureLevel)
            throws IOException {
        JsonCodec codec = new JsonCodec();
        Path folder =
                Path.of("src", "test", "resources", "golden", "snapshots", "v" + formatVersion);
        var manifest = codec.decodeManifest(Files.readAllBytes(folder.resolve("manifest.json")));
        var chunk = Files.readAllBytes(folder.resolve("chunk.cbor"));
        PartitionState folded =
                PartitionState.EMPTY.found(RandomHistory.founding(0, 1), featureLevel);
        for (String line : Files.readAllLines(folder.resolve("decisions.jsonl"))) {
            byte[] record = line.getBytes(StandardCharsets.UTF_8);
            folded = folded.after(codec.decodeDecision(record).decision());
        }

        PartitionState read = SnapshotCodec.read(manifest, List.of(chunk).iterator());

        assertThat(manifest.formatVersion()).isEqualTo(formatVersion);
        assertSame(read, folded);
        read.accounts().values().forEach(RoutingLaws::check);
    }

    @Test
    void writing_is_deterministic() {
        PartitionState state = many(50);
        Stored first = Stored.of(state);

        Stored second = Stored.of(first.read());

        assertThat(second.manifest()).isEqualTo(first.manifest());
        assertThat(second.chunks()).containsExactlyElementsOf(first.chunks());
    }

    @Test
    void a_resource_larger_than_a_chunk_is_cut() {
        PartitionState state = large();

        Stored stored = Stored.of(state);

        assertThat(stored.chunks()).hasSizeGreaterThan(2);
        assertSame(stored.read(), state);
    }

    @Test
    void a_damaged_snapshot_is_noticed() {
        Stored stored = Stored.of(large());

        assertDamaged(stored.with(chunks -> chunks.subList(0, chunks.size() - 1)));
        assertDamaged(stored.with(chunks -> chunks.subList(1, chunks.size())));
        assertDamaged(
                stored.with(chunks -> {
                    Collections.swap(chunks, 0, 1);
                    return chunks;
                }));
        assertDamaged(stored.with(_ -> List.of()));
    }

    @Test
    void any_changed_bit_is_noticed() {
        Stored stored = Stored.of(many(5));
        Seeds.check(
                500,
                random ->
                        assertDamaged(
                                stored.with(chunks -> {
                                    byte[] chunk = chunks.getFirst().clone();
                                    chunk[random.nextInt(chunk.length)] ^=
                                            (byte) (1 << random.nextInt(8));
                                    return List.of(chunk);
                                })));
    }

    @Test
    void chunks_of_another_snapshot_are_noticed() {
        PartitionState state = many(5);
        Stored stored = Stored.of(state);
        List<byte[]> others = new ArrayList<>();
        SnapshotCodec.write(state, "another", (_, chunk, _) -> others.add(chunk));

        assertThatThrownBy(() -> stored.with(_ -> others).read())
                .isInstanceOf(DamagedSnapshotException.class)
                .hasMessageContaining("is not one of snapshot " + ID);
    }

    @Test
    void a_state_that_differs_from_the_one_announced_is_noticed() {
        Stored stored = Stored.of(many(5));
        long hash = stored.manifest().fingerprint().hash();

        assertDamaged(stored, new Fingerprint(PartitionState.FINGERPRINT_VERSION, hash + 1));
    }

    @Test
    void a_fingerprint_of_another_version_is_not_compared() {
        PartitionState state = many(5);
        Stored stored = Stored.of(state);
        var newer = new Fingerprint(PartitionState.FINGERPRINT_VERSION + 1, 0);

        assertSame(new Stored(with(stored.manifest(), newer), stored.chunks()).read(), state);
    }

    @Test
    void no_more_chunks_are_taken_than_announced() {
        Stored stored = Stored.of(many(5));
        List<byte[]> more = new ArrayList<>(stored.chunks());
        more.add(new byte[] {1});
        Iterator<byte[]> chunks = more.iterator();

        SnapshotCodec.read(stored.manifest(), chunks);

        assertThat(chunks.next()).isEqualTo(new byte[] {1});
    }

    @Test
    void a_partition_without_a_founding_has_no_snapshot() {
        assertThatThrownBy(() -> Stored.of(PartitionState.EMPTY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_a_sink_throws_abandons_the_snapshot() {
        IllegalStateException full = new IllegalStateException("full");

        assertThatThrownBy(() ->
                        SnapshotCodec.write(
                                many(1),
                                ID,
                                (_, _, _) -> {
                                    throw full;
                                }))
                .isSameAs(full);
    }

    @Test
    void only_formats_up_to_the_current_one_can_be_read() {
        assertThat(SnapshotCodec.canRead(0)).isFalse();
        assertThat(SnapshotCodec.canRead(SnapshotCodec.FORMAT_VERSION)).isTrue();
        assertThat(SnapshotCodec.canRead(SnapshotCodec.FORMAT_VERSION + 1)).isFalse();
    }

    @Test
    void a_chunk_is_a_cbor_array_that_any_tool_can_read() throws Exception {
        byte[] chunk = Stored.of(many(1)).chunks().getFirst();

        try (var parser = new CBORFactory().createParser(chunk)) {
            parser.nextToken();
            assertThat(parser.nextTextValue()).isEqualTo(ID);
            assertThat(parser.nextIntValue(-1)).isZero();
        }
    }

    private static void assertDamaged(Stored stored) {
        assertThatThrownBy(stored::read).isInstanceOf(DamagedSnapshotException.class);
    }

    private static void assertDamaged(Stored stored, Fingerprint fingerprint) {
        assertDamaged(new Stored(with(stored.manifest(), fingerprint), stored.chunks()));
    }

    private static SnapshotManifest with(SnapshotManifest manifest, Fingerprint fingerprint) {
        return new SnapshotManifest(
                manifest.log(),
                manifest.cursor(),
                manifest.slot(),
                manifest.snapshotId(),
                manifest.formatVersion(),
                manifest.chunkCount(),
                manifest.contentHash(),
                fingerprint);
    }

    /** Everything that counts is the same; what the last decision changed is not kept. */
    private static void assertSame(PartitionState read, PartitionState written) {
        assertThat(read.founding()).isEqualTo(written.founding());
        assertThat(read.nextCommandOffset()).isEqualTo(written.nextCommandOffset());
        assertThat(read.timeMillis()).isEqualTo(written.timeMillis());
        assertThat(read.nextId()).isEqualTo(written.nextId());
        assertThat(read.ordinal()).isEqualTo(written.ordinal());
        assertThat(read.requirePool().blocks()).isEqualTo(written.requirePool().blocks());
        assertThat(read.requirePool().taken()).isEqualTo(written.requirePool().taken());
        assertThat(read.requirePool().next()).isEqualTo(written.requirePool().next());
        assertThat(read.tokens().stored()).isEqualTo(written.tokens().stored());
        assertThat(read.timers()).containsExactlyElementsOf(written.timers());
        assertThat(read.earliestDeadlineMillis()).isEqualTo(written.earliestDeadlineMillis());
        assertThat(read.accounts().keySet()).isEqualTo(written.accounts().keySet());
        written.accounts().forEach((id, account) -> assertSame(read.account(id), account));
        assertThat(read.accountsSum()).isEqualTo(written.accountsSum());
        assertThat(read.fingerprint()).isEqualTo(written.fingerprint());
    }

    private static void assertSame(AccountState read, AccountState written) {
        assertThat(read.vpcs().rows()).isEqualTo(written.vpcs().rows());
        assertThat(read.subnets().rows()).isEqualTo(written.subnets().rows());
        assertThat(read.securityGroups().rows()).isEqualTo(written.securityGroups().rows());
        assertThat(read.networkInterfaces().rows()).isEqualTo(written.networkInterfaces().rows());
        assertThat(read.instances().rows()).isEqualTo(written.instances().rows());
        assertThat(read.elasticIps().rows()).isEqualTo(written.elasticIps().rows());
        assertThat(read.internetGateways().rows()).isEqualTo(written.internetGateways().rows());
        assertThat(read.routeTables().rows()).isEqualTo(written.routeTables().rows());
        assertThat(read.quotas()).isEqualTo(written.quotas());
        assertThat(read.indexes()).isEqualTo(written.indexes());
        assertThat(read.contents()).isEqualTo(written.contents());
        assertThat(read.routing()).isEqualTo(written.routing());
    }

    private static PartitionState many(int decisions) {
        RandomHistory history = new RandomHistory(Seeds.random(decisions), 0, 1);
        for (int left = decisions; left > 0; left--) {
            history.next();
        }
        return after(
                history.state(),
                List.of(new PartitionEvent.PublicPoolExtended(Cidr4.parse("203.0.113.0/24"))),
                Result.NOTHING);
    }

    /** With one token whose answer is larger than a chunk. */
    private static PartitionState large() {
        PartitionState state = many(50);
        AccountId account = state.accounts().firstKey();
        List<PartitionEvent> events = new ArrayList<>();
        events.add(
                new PartitionEvent.InAccount(
                        account,
                        new AccountEvent.OfQuota(new QuotaEvent.QuotaChanged(Quota.INSTANCES, 9))));
        state.account(account)
                .vpcs()
                .rows()
                .keySet()
                .forEach(vpc ->
                        events.add(
                                new PartitionEvent.InAccount(
                                        account,
                                        new AccountEvent.OfTags(
                                                new TagEvent.TagsReplaced(
                                                        vpc,
                                                        Tags.of(
                                                                Map.of(
                                                                        "note",
                                                                        "größer \u0000 \ud83d\ude00")))))));
        return after(state, events, new Result(Collections.nCopies(60_000, "i-0123456789abcdef0")));
    }

    private static PartitionState after(
            PartitionState state, List<PartitionEvent> events, Result result) {
        return state.after(
                new Decision(
                        state.nextCommandOffset(),
                        "command",
                        state.accounts().isEmpty() ? null : state.accounts().firstKey(),
                        state.timeMillis(),
                        "token",
                        state.timeMillis() + 60_000,
                        7,
                        "somebody",
                        "request",
                        false,
                        new Outcome.Accepted(result),
                        state.nextId(),
                        events,
                        null));
    }
}
