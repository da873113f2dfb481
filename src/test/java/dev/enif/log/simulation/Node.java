/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A machine that runs one replica after another, and may stand still in between. */
final class Node {

    private final World world;
    private final String name;
    private final List<Runnable> whilePaused = new ArrayList<>();
    private int codeVersion;
    private boolean paused;
    private Optional<Replica> replica = Optional.empty();

    Node(World world, String name, int codeVersion) {
        this.world = world;
        this.name = name;
        this.codeVersion = codeVersion;
    }

    String name() {
        return name;
    }

    Optional<Replica> replica() {
        return replica;
    }

    void start() {
        if (replica.isEmpty()) {
            replica = Optional.of(new Replica(world, this, codeVersion));
        }
    }

    void crash() {
        world.trace(name, () -> "crashes");
        replica.ifPresent(Replica::kill);
        replica = Optional.empty();
        world.timeline.after(50 + world.random.nextInt(800), this::start);
    }

    /** Stands still, and with it everything that would run here; what was sent is on its way. */
    void pause() {
        world.trace(name, () -> "pauses");
        paused = true;
        world.timeline.after(100 + world.random.nextInt(1_500), this::resume);
    }

    void resume() {
        paused = false;
        var due = List.copyOf(whilePaused);
        whilePaused.clear();
        due.forEach(this::runUnlessPaused);
    }

    void runUnlessPaused(Runnable task) {
        if (paused) {
            whilePaused.add(task);
        } else {
            task.run();
        }
    }

    /** The orchestrator replaces a replica that reports itself unready by one of newer code. */
    void upgradeLater() {
        world.coverage.saw("upgrade");
        codeVersion = 2;
        world.timeline.after(world.random.nextInt(500), this::crash);
    }
}
