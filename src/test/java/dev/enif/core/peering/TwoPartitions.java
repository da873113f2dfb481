/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.peering;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.CoreTest;
import dev.enif.core.Run;
import dev.enif.core.account.Draft;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.Outcome;
import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.Result;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.partition.Decision;
import dev.enif.core.partition.Founding;
import dev.enif.core.partition.Outbox;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionState;
import dev.enif.core.vpc.VpcCommand.CreateVpc;
import dev.enif.log.codec.FeatureLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Two partitions and what lies between them: a test decides when a message is carried, how often
 * and in which order, as owners that die and come again would. For one thread.
 */
final class TwoPartitions {
    static final int PARTITIONS = 2;

    private final Run[] runs = new Run[PARTITIONS];
    private final List<PartitionCommand.ReceiveMessage> written = new ArrayList<>();

    static TwoPartitions start() {
        TwoPartitions two = new TwoPartitions();
        for (int partition = 0; partition < PARTITIONS; partition++) {
            Founding founding =
                    new Founding(
                            "us-east-1",
                            partition,
                            PARTITIONS,
                            42,
                            List.of(Cidr4.parse("198.18.0.0/15")));
            Draft.Environment environment =
                    new Draft.Environment(
                            founding.ids(),
                            "us-east-1",
                            CoreTest.ENVIRONMENT.zones(),
                            CoreTest.ENVIRONMENT.types(),
                            founding.ipv6Pool(Cidr6.parse("3fff::/20")));
            two.runs[partition] =
                    new Run(
                            PartitionState.EMPTY.found(founding, FeatureLevel.CURRENT),
                            environment,
                            CoreTest.START_MILLIS);
        }
        return two;
    }

    AccountId asking() {
        return account(0, 0);
    }

    AccountId asked() {
        return account(1, 0);
    }

    /** A third account, of the partition of the one that is asked. */
    AccountId stranger() {
        return account(1, 1);
    }

    private static AccountId account(int partition, int ordinal) {
        return LongStream.iterate(100_000_000_000L, number -> number + 1)
                .mapToObj(number -> new AccountId(Long.toString(number)))
                .filter(account -> account.partition(PARTITIONS) == partition)
                .skip(ordinal)
                .findFirst()
                .orElseThrow();
    }

    Run partitionOf(AccountId account) {
        return runs[account.partition(PARTITIONS)];
    }

    VpcId vpc(AccountId account, String block) {
        return new VpcId(made(account, new CreateVpc(Cidr4.parse(block), Tags.NONE)));
    }

    PeeringId request(VpcId ours, VpcId theirs) {
        return new PeeringId(
                made(
                        asking(),
                        new PeeringCommand.RequestPeeringAcross(ours, asked(), theirs, Tags.NONE)));
    }

    private String made(AccountId account, Object command) {
        return accepted(account, command).ids().getFirst();
    }

    Result accepted(AccountId account, Object command) {
        Outcome outcome = tried(account, command);
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return ((Outcome.Accepted) outcome).result();
    }

    void refused(AccountId account, Object command, Refusal refusal) {
        assertThat(tried(account, command)).isEqualTo(Outcome.Refused.of(refusal));
    }

    Outcome tried(AccountId account, Object command) {
        int partition = account.partition(PARTITIONS);
        return take(partition, runs[partition].decide(account, command));
    }

    private Outcome decide(int partition, PartitionCommand command) {
        return take(partition, runs[partition].decide(command));
    }

    private Outcome take(int partition, Decision decision) {
        runs[partition] = runs[partition].after(decision);
        for (int to = 0; to < PARTITIONS; to++) {
            int receiver = to;
            outbox(partition, to)
                    .waiting()
                    .forEach((sequence, letter) -> write(partition, receiver, sequence, letter));
        }
        return decision.outcome();
    }

    private void write(int from, int to, long sequence, Outbox.Letter letter) {
        PartitionCommand.ReceiveMessage message =
                new PartitionCommand.ReceiveMessage(
                        from, sequence, letter.from(), letter.to(), letter.message());
        assertThat(letter.to().partition(PARTITIONS)).isEqualTo(to);
        if (!written.contains(message)) {
            written.add(message);
        }
    }

    private Outbox outbox(int from, int to) {
        return runs[from].state().exchanges().outbox(to);
    }

    /**
     * Any message of ever, whether it was carried before or its turn has not come; or a
     * confirmation.
     */
    void carrySome(RandomGenerator random) {
        if (random.nextInt(4) == 0 || written.isEmpty()) {
            confirm(random.nextInt(PARTITIONS), random.nextInt(PARTITIONS));
            return;
        }
        carry(written.get(random.nextInt(written.size())));
    }

    private void carry(PartitionCommand.ReceiveMessage message) {
        decide(message.to().partition(PARTITIONS), message);
    }

    private void confirm(int from, int to) {
        long watermark = runs[to].state().exchanges().received(from);
        decide(from, new PartitionCommand.ConfirmDelivery(to, watermark));
    }

    /** Until there is nothing to carry: what owners that live do. */
    void carryAll() {
        for (int round = 0; round < 20 && !isQuiet(); round++) {
            for (int from = 0; from < PARTITIONS; from++) {
                for (int to = 0; to < PARTITIONS; to++) {
                    for (Map.Entry<Long, Outbox.Letter> entry :
                            new TreeMap<>(outbox(from, to).waiting()).entrySet()) {
                        Outbox.Letter letter = entry.getValue();
                        carry(
                                new PartitionCommand.ReceiveMessage(
                                        from,
                                        entry.getKey(),
                                        letter.from(),
                                        letter.to(),
                                        letter.message()));
                    }
                    confirm(from, to);
                }
            }
        }
    }

    /** Whether every outbox is empty. */
    boolean isQuiet() {
        return IntStream.range(0, PARTITIONS)
                .noneMatch(partition -> runs[partition].state().exchanges().isWaiting());
    }

    /** How many messages were written, and how many of them decided. */
    long sent() {
        return written.size();
    }

    long received() {
        long received = 0;
        for (Run run : runs) {
            for (long watermark : run.state().exchanges().received().values()) {
                received += watermark;
            }
        }
        return received;
    }

    void pass(long millis) {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            runs[partition] = runs[partition].at(runs[partition].timeMillis() + millis);
        }
    }

    void tick() {
        for (int partition = 0; partition < PARTITIONS; partition++) {
            decide(partition, new PartitionCommand.Tick());
        }
    }

    @Nullable PeeringConnection find(AccountId account, PeeringId id) {
        return partitionOf(account).state().account(account).peeringConnections().find(id);
    }

    PeeringState state(AccountId account, PeeringId id) {
        return Objects.requireNonNull(find(account, id)).state();
    }

    FarEnd far(AccountId account, PeeringId id) {
        return Objects.requireNonNull(Objects.requireNonNull(find(account, id)).farEnd());
    }

    /** At both ends. */
    List<PeeringState> states(PeeringId id) {
        return List.of(state(asking(), id), state(asked(), id));
    }
}
