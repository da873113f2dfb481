/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import static dev.enif.command.Asking.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.AccountCommand;
import dev.enif.core.account.AccountEvent;
import dev.enif.core.account.Draft;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.Outcome;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Zone;
import dev.enif.core.partition.CommandEnvelope;
import dev.enif.core.partition.Decision;
import dev.enif.core.partition.Outbox;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionDecider;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.core.partition.PartitionState;
import dev.enif.core.peering.PeeringCommand;
import dev.enif.core.peering.PeeringEvent;
import dev.enif.core.peering.PeeringState;
import dev.enif.core.vpc.VpcCommand;
import dev.enif.log.codec.DecisionRecord;
import dev.enif.log.codec.FeatureLevel;
import dev.enif.log.codec.JsonCodec;
import dev.enif.log.codec.TermRecord;
import dev.enif.log.kafka.CommandLog;
import dev.enif.log.kafka.EventLog;
import dev.enif.log.kafka.Faults;
import dev.enif.log.kafka.Follower;
import dev.enif.log.kafka.LogOffsets;
import dev.enif.log.reader.Step;
import dev.enif.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

/**
 * What two accounts tell each other counts once, wherever an owner dies: the logs are left as a
 * dead owner would leave them, and a new one goes on.
 */
class ExchangeCrashTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AccountId ASKING = new AccountId("111111111111");
    private static final AccountId ASKED = other();
    private static final int FROM = ASKING.partition(Log.PARTITIONS);
    private static final int TO = ASKED.partition(Log.PARTITIONS);

    private final Log log = Log.create();
    private final JsonCodec codec = new JsonCodec();
    private final Queue<PartitionEvent> happened = new ConcurrentLinkedQueue<>();

    /** Of another partition. */
    private static AccountId other() {
        for (int number = 1; ; number++) {
            AccountId account = Asking.account(number);
            if (account.partition(Log.PARTITIONS) != ASKING.partition(Log.PARTITIONS)) {
                return account;
            }
        }
    }

    @Test
    void a_request_that_was_decided_and_not_sent_is_sent_by_the_next_owner() throws Exception {
        PartitionState[] states = begin();
        PeeringId id = leaveDecided(states);
        try (var node = new Node(log, "two", KafkaCommands.Bounds.STANDARD)) {
            goOn(node, id);
        }
    }

    @Test
    void a_request_that_was_delivered_and_not_confirmed_is_decided_once() throws Exception {
        PartitionState[] states = begin();
        PeeringId id = leaveDecided(states);
        Outbox.Letter letter =
                states[FROM].exchanges().outbox(TO).waiting().firstEntry().getValue();
        var message =
                new PartitionCommand.ReceiveMessage(
                        FROM, 1, letter.from(), letter.to(), letter.message());
        leaveDecided(states, TO, message);
        // The owner had sent it again before it died.
        append(TO, envelope(message));
        try (var node = new Node(log, "two", KafkaCommands.Bounds.STANDARD)) {
            goOn(node, id);
        }
    }

    @Test
    void an_exchange_between_live_owners_comes_to_its_end() {
        try (var node = new Node(log, "one", KafkaCommands.Bounds.STANDARD)) {
            listen(node);
            node.start().awaitLive().awaitOwning(Log.PARTITIONS);
            VpcId ours = vpc(node, ASKING, "10.0.0.0/16");
            VpcId theirs = vpc(node, ASKED, "10.8.0.0/16");
            PeeringId id = new PeeringId(made(node, ASKING, request(ours, theirs)));
            awaitBoth(node, id, PeeringState.PENDING_ACCEPTANCE);
            var accept = new AccountCommand.OfPeering(new PeeringCommand.AcceptPeering(id));
            assertThat(ask(node.commands(), ASKED, accept, null).decision().outcome())
                    .isInstanceOf(Outcome.Accepted.class);
            awaitBoth(node, id, PeeringState.ACTIVE);
            PeeringId none =
                    new PeeringId(
                            made(node, ASKING, request(ours, new VpcId("vpc-000000000000000ff"))));
            Await.until(
                    "what is not there fails",
                    PATIENCE,
                    () -> state(node, ASKING, none) == PeeringState.FAILED);
            awaitQuiet(node);
        }
    }

    /** Both accounts have a VPC, and nobody owns a partition any more. */
    private PartitionState[] begin() {
        try (var node = log.node("one").awaitLive().awaitOwning(Log.PARTITIONS)) {
            vpc(node, ASKING, "10.0.0.0/16");
            vpc(node, ASKED, "10.8.0.0/16");
            PartitionState[] states = new PartitionState[Log.PARTITIONS];
            for (int partition = 0; partition < Log.PARTITIONS; partition++) {
                states[partition] = node.follower().state(partition);
            }
            return states;
        }
    }

    private PeeringId leaveDecided(PartitionState[] states) throws Exception {
        VpcId ours = states[FROM].account(ASKING).vpcs().values().iterator().next().id();
        VpcId theirs = states[TO].account(ASKED).vpcs().values().iterator().next().id();
        Decision decision =
                leaveDecided(
                        states,
                        FROM,
                        new PartitionCommand.ForAccount(ASKING, request(ours, theirs)));
        return new PeeringId(((Outcome.Accepted) decision.outcome()).result().ids().getFirst());
    }

    /** Claims the partition and decides one command, as an owner that dies after that. */
    private Decision leaveDecided(PartitionState[] states, int partition, PartitionCommand command)
            throws Exception {
        CommandEnvelope envelope = envelope(command);
        append(partition, envelope);
        PartitionState state = states[partition];
        Decision decision =
                PartitionDecider.decide(
                        state,
                        envelope,
                        state.nextCommandOffset(),
                        System.currentTimeMillis(),
                        new Draft.Environment(
                                state.requireFounding().ids(),
                                "us-east-1",
                                List.of(new Zone("us-east-1a")),
                                _ -> null,
                                state.requireFounding().ipv6Pool(Cidr6.parse("3fff::/20"))));
        states[partition] = state.after(decision);
        try (var offsets = new LogOffsets(log.kafka("dead"), log.topics().events(), "offsets");
                var events = new EventLog(log.kafka("dead"), log.topics(), codec, Faults.NONE)) {
            long term = offsets.range(partition).toCompletableFuture().get().end();
            var claim =
                    new TermRecord(
                            UUID.randomUUID().toString(),
                            "dead",
                            "test",
                            FeatureLevel.CURRENT,
                            state.requireFounding());
            events.append(partition, claim, _ -> {});
            events.append(partition, new DecisionRecord(term, 1, decision), _ -> {});
        }
        return decision;
    }

    private void append(int partition, CommandEnvelope envelope) {
        try (var commands = new CommandLog(log.kafka("dead"), log.topics(), codec)) {
            commands.append(partition, envelope, _ -> {});
        }
    }

    private CommandEnvelope envelope(PartitionCommand command) {
        String id = CommandIds.next();
        return new CommandEnvelope(
                id, null, codec.parameterHash(command), "tester", id, 30_000, null, command);
    }

    private void goOn(Node node, PeeringId id) {
        listen(node);
        node.start().awaitLive().awaitOwning(Log.PARTITIONS);
        awaitBoth(node, id, PeeringState.PENDING_ACCEPTANCE);
        awaitQuiet(node);
        assertThat(happened)
                .filteredOn(event ->
                        event
                                instanceof
                                PartitionEvent.InAccount(
                                        _,
                                        AccountEvent.OfPeering(PeeringEvent.PeeringReceived _)))
                .hasSize(1);
        assertThat(happened)
                .filteredOn(event ->
                        event
                                instanceof
                                PartitionEvent.InAccount(
                                        _,
                                        AccountEvent.OfPeering(PeeringEvent.PeeringPending _)))
                .hasSize(1);
        assertThat(node.follower().state(TO).exchanges().received(FROM)).isEqualTo(1);
        assertThat(node.follower().state(FROM).exchanges().received(TO)).isEqualTo(1);
    }

    private void listen(Node node) {
        node.follower()
                .addListener(
                        new Follower.Listener() {
                            @Override
                            public void decided(int partition, long offset, Step.Decided step) {
                                happened.addAll(step.record().decision().events());
                            }
                        });
    }

    private void awaitBoth(Node node, PeeringId id, PeeringState state) {
        Await.until(
                "both accounts see " + state,
                PATIENCE,
                () -> state(node, ASKING, id) == state && state(node, ASKED, id) == state);
    }

    private static void awaitQuiet(Node node) {
        Await.until(
                "every message is confirmed",
                PATIENCE,
                () ->
                        !node.follower().state(FROM).exchanges().isWaiting()
                                && !node.follower().state(TO).exchanges().isWaiting());
    }

    private static PeeringState state(Node node, AccountId account, PeeringId id) {
        var peering =
                node.follower()
                        .state(account.partition(Log.PARTITIONS))
                        .account(account)
                        .peeringConnections()
                        .find(id);
        return peering == null ? PeeringState.DELETED : peering.state();
    }

    private static VpcId vpc(Node node, AccountId account, String block) {
        return new VpcId(
                made(
                        node,
                        account,
                        new AccountCommand.OfVpc(
                                new VpcCommand.CreateVpc(Cidr4.parse(block), Tags.NONE))));
    }

    private static String made(Node node, AccountId account, AccountCommand command) {
        Outcome outcome = ask(node.commands(), account, command, null).decision().outcome();
        return ((Outcome.Accepted) outcome).result().ids().getFirst();
    }

    private static AccountCommand request(VpcId ours, VpcId theirs) {
        return new AccountCommand.OfPeering(
                new PeeringCommand.RequestPeeringAcross(ours, ASKED, theirs, Tags.NONE));
    }
}
