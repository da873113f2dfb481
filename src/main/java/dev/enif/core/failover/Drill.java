/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.flow.Flow;
import dev.enif.core.flow.PathEvaluator;
import dev.enif.core.flow.Verdict;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.InstanceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a failover would do now, found by doing it in a draft that is thrown away.
 *
 * @param term that is in force, and stays so
 * @param from the present holder, or null
 * @param to who would take over, or null if nobody can
 * @param obstacles what keeps which standby from taking over by itself, in the group's order
 * @param flows the declared flows before and after, in their order; after is as before if nobody
 *     can take over
 */
public record Drill(
        FailoverGroupId groupId,
        long term,
        @Nullable InstanceId from,
        @Nullable InstanceId to,
        List<Obstacle> obstacles,
        List<Outlook> flows) {
    public Drill {
        obstacles = List.copyOf(obstacles);
        flows = List.copyOf(flows);
    }

    /** A standby that cannot take over, with the code and the sentence of the refusal. */
    public record Obstacle(InstanceId instanceId, String code, String message) {}

    /** A declared flow now and after the failover. */
    public record Outlook(Flow flow, Verdict before, Verdict after) {
        /** Whether it passes after the failover if, and only if, it does now. */
        public boolean stays() {
            return before.action() == after.action();
        }
    }

    /**
     * Tries it out; the draft is left as it is.
     *
     * @param standby who shall take over, or null for the first that can
     * @throws RefusedException if there is no such group, or {@code standby} cannot take over, as
     *     the failover itself would be refused
     */
    public static Drill of(Draft draft, FailoverGroupId groupId, @Nullable InstanceId standby) {
        FailoverGroup group = draft.require(groupId);
        Draft trial = draft.fork();
        if (standby != null || Takeover.first(draft, group).isPresent()) {
            FailoverGroupDecider.decide(
                    trial, new FailoverGroupCommand.FailOver(groupId, standby, null));
            FailoverWatch.look(trial);
        }
        FailoverGroup after = trial.require(groupId);
        boolean moves = after.term() != group.term();
        List<Outlook> flows = new ArrayList<>();
        for (Flow flow : group.settings().flows()) {
            flows.add(
                    new Outlook(
                            flow,
                            PathEvaluator.evaluate(draft.account(), flow),
                            PathEvaluator.evaluate(trial.account(), flow)));
        }
        return new Drill(
                groupId,
                group.term(),
                group.holder(),
                moves ? after.holder() : null,
                obstacles(draft, group),
                flows);
    }

    static List<Obstacle> obstacles(Draft draft, FailoverGroup group) {
        List<Obstacle> found = new ArrayList<>();
        for (Standby standby : group.settings().standbys()) {
            Optional<Refusal> refusal = Takeover.obstacle(draft, group, standby);
            refusal.ifPresent(why ->
                    found.add(new Obstacle(standby.instanceId(), why.code(), why.message())));
        }
        return found;
    }
}
