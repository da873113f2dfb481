/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import dev.enif.log.RecordHeader;
import dev.enif.log.simulation.Violation.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * One run: a few seconds of faults, then calm; then everything must come to rest within a bound,
 * and the model must find nothing.
 */
final class Simulation {

    private static final int NODES = 3;
    private static final int CLIENTS = 4;
    private static final long FAULTY_MILLIS = 3_000;
    private static final long LATEST_LANDING_MILLIS = 3_000;
    private static final long REST_WITHIN_MILLIS = 15_000;
    private static final long MAX_TASKS = 200_000;

    private final World world;
    private final List<Node> nodes;
    private final List<Client> clients;
    private final List<StoredReader.Store> stores =
            List.of(new StoredReader.Store("projection"), new StoredReader.Store("relay"));
    private boolean atRest;

    private Simulation(RandomGenerator random, Mutant mutant, Coverage coverage) {
        world = new World(random, mutant, coverage);
        nodes =
                IntStream.range(0, NODES)
                        .mapToObj(index ->
                                new Node(
                                        world,
                                        "node" + index,
                                        world.faults.oldNodes && index == 0 ? 1 : 2))
                        .toList();
        clients =
                IntStream.range(0, CLIENTS)
                        .mapToObj(index -> new Client(world, "client" + index, nodes))
                        .toList();
    }

    /**
     * Runs everything that the generator decides.
     *
     * @throws Violation if a promise was broken
     */
    static void run(RandomGenerator random, Mutant mutant, Coverage coverage) {
        new Simulation(random, mutant, coverage).run();
    }

    private void run() {
        world.coverage.saw("run");
        nodes.forEach(Node::start);
        for (var store : stores) {
            new StoredReader(world, store);
            new StoredReader(world, store);
        }
        clients.forEach(Client::start);
        var calmAt = world.timeline.nowMillis() + FAULTY_MILLIS;
        disturbUntil(calmAt);
        world.timeline.after(FAULTY_MILLIS, this::calmDown);
        while (!atRest) {
            if (world.timeline.nowMillis() > calmAt + LATEST_LANDING_MILLIS + REST_WITHIN_MILLIS
                    || world.timeline.tasks() > MAX_TASKS
                    || !world.timeline.runNext()) {
                throw new Violation(Promise.I10_LIVE_AFTER_FAULTS, unrest());
            }
        }
        var model =
                new Model(
                        world.mutant,
                        world.history,
                        world.commands.all(),
                        world.commands.startOffset());
        model.walk(world.log.all());
        for (var store : stores) {
            if (!store.row().relayed().equals(model.counted())) {
                throw new Violation(
                        Promise.RELAYED_ONCE,
                        "%s instead of %s".formatted(store.row().relayed(), model.counted()));
            }
        }
    }

    private void disturbUntil(long calmAt) {
        var pace = 20 + world.random.nextInt(600);
        world.timeline.after(
                world.random.nextInt(pace) + 1,
                () -> {
                    if (world.timeline.nowMillis() < calmAt) {
                        disturb(nodes.get(world.random.nextInt(NODES)));
                        disturbUntil(calmAt);
                    }
                });
    }

    private void disturb(Node node) {
        var deciders =
                nodes.stream()
                        .flatMap(each -> each.replica().stream())
                        .filter(replica -> replica.owner().decides())
                        .count();
        if (deciders > 1) {
            world.coverage.saw("two deciders at once");
        }
        switch (world.random.nextInt(12)) {
            case 0, 1, 2 -> node.crash();
            case 3, 4 -> node.pause();
            case 5, 6 -> world.group.assign(node.name(), false);
            case 7, 8 -> world.group.assign(node.name(), true);
            case 9 -> world.brokerSkewMillis = world.random.nextLong(-40, 40);
            case 10 -> {
                if (world.faults.retentionBites) {
                    loseCommands();
                } else {
                    appendForeignRecord();
                }
            }
            default -> node.replica().ifPresent(replica -> replica.run(replica::refold));
        }
    }

    private void loseCommands() {
        var end = world.commands.endOffset();
        world.commands.deleteBefore(end - world.random.nextLong(4));
        world.coverage.saw("retention");
    }

    private void appendForeignRecord() {
        world.log.append(offset ->
                new LogEntry(
                        offset,
                        new RecordHeader.Malformed("foreign"),
                        Optional.empty(),
                        world.brokerTimeMillis()));
    }

    private void calmDown() {
        world.faults.calmDown();
        world.group.settle();
        nodes.forEach(Node::resume);
        nodes.forEach(Node::start);
        world.timeline.after(LATEST_LANDING_MILLIS, this::checkRest);
    }

    private void checkRest() {
        atRest = unrest().isEmpty();
        if (!atRest) {
            world.timeline.after(50, this::checkRest);
        }
    }

    /** What is not at rest yet; empty once everything is. */
    private String unrest() {
        var unrest = new ArrayList<String>();
        var end = world.log.endOffset();
        for (var client : clients) {
            if (!client.isDone()) {
                unrest.add("a client waits");
            }
        }
        for (var store : stores) {
            if (store.row().cursor().nextOffset() < end) {
                unrest.add("a reader lags at " + store.row().cursor());
            }
        }
        for (var node : nodes) {
            var replica = node.replica();
            if (replica.isEmpty()
                    || replica.orElseThrow().image().cursor().nextOffset() < end
                    || replica.orElseThrow().image().state().nextCommandOffset()
                            < world.commands.endOffset()) {
                unrest.add(node.name() + " lags or leaves commands undecided");
            }
        }
        return String.join(", ", unrest);
    }
}
