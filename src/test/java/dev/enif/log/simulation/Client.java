/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import dev.enif.log.simulation.Command.Kind;
import java.util.List;

/**
 * Does one thing after another, each with one token, trying again through any node until it is
 * answered.
 */
final class Client {

    private static final long PATIENCE_MILLIS = 600;
    private static final int NAMES = 10;

    private final World world;
    private final String name;
    private final List<Node> nodes;
    private int remaining;
    private int current;

    Client(World world, String name, List<Node> nodes) {
        this.world = world;
        this.name = name;
        this.nodes = nodes;
        remaining = 5 + world.random.nextInt(8);
    }

    void start() {
        thinkThenDo();
    }

    boolean isDone() {
        return remaining == 0;
    }

    private void thinkThenDo() {
        world.timeline.after(world.faults.delay(300), this::doNext);
    }

    private void doNext() {
        current++;
        var kind = anyKind();
        attempt(
                current,
                kind,
                (kind == Kind.POISON ? "poison" : "account") + world.random.nextInt(NAMES),
                PATIENCE_MILLIS);
    }

    private Kind anyKind() {
        var draw = world.random.nextInt(100);
        return draw < 58
                ? Kind.OPEN
                : draw < 90
                        ? Kind.CLOSE
                        : draw < 94 ? Kind.GARBAGE : draw < 98 ? Kind.BOOM : Kind.POISON;
    }

    private void attempt(int thing, Kind kind, String account, long patienceMillis) {
        if (thing != current) {
            return;
        }
        var command = new Command(world.newName("command"), name + "-" + thing, kind, account);
        world.history.sent(command);
        var node = nodes.get(world.random.nextInt(nodes.size()));
        world.timeline.after(
                world.faults.delay(5),
                () ->
                        node.replica()
                                .ifPresent(replica ->
                                        replica.run(() -> submit(replica, thing, command))));
        var longer = Math.min(2 * patienceMillis, 4 * PATIENCE_MILLIS);
        world.timeline.after(patienceMillis, () -> attempt(thing, kind, account, longer));
    }

    private void submit(Replica replica, int thing, Command command) {
        replica.submit(
                command,
                (answer, position) ->
                        world.timeline.after(
                                world.faults.delay(5),
                                () -> answered(thing, command, answer, position)));
    }

    private void answered(int thing, Command command, Answer answer, long position) {
        world.history.answered(command, answer, position);
        if (thing == current) {
            current++;
            remaining--;
            if (remaining > 0) {
                thinkThenDo();
            }
        }
    }
}
