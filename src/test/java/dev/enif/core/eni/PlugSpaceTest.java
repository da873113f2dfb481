/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.Given;
import dev.enif.core.InstanceWorld;
import dev.enif.core.Run;
import dev.enif.core.account.AccountState;
import dev.enif.core.decision.Outcome;
import dev.enif.core.eni.EniCommand.AttachEni;
import dev.enif.core.eni.EniCommand.DetachEni;
import dev.enif.core.eni.EniCommand.ModifyEni;
import dev.enif.core.eni.EniCommand.MoveEni;
import dev.enif.core.eni.PlugModel.Plug;
import dev.enif.core.eni.PlugModel.Power;
import dev.enif.core.eni.PlugModel.Step;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.instance.InstanceCommand.StartInstance;
import dev.enif.core.instance.InstanceCommand.StopInstance;
import dev.enif.core.instance.InstanceCommand.TerminateInstance;
import dev.enif.core.partition.Decision;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/**
 * All that can become of two interfaces and two instances by attaching, detaching, moving,
 * starting, stopping and terminating: every step from every reachable state, against a model of a
 * page that knows nothing of events, indexes or ids.
 */
class PlugSpaceTest extends InstanceWorld {
    private static final List<EniId> ENIS = List.of(ENI, ENI_B);
    private static final List<InstanceId> INSTANCES = List.of(INSTANCE, INSTANCE_B);

    @Test
    void every_step_from_every_state_is_as_in_the_model() {
        Given given =
                world(launched())
                        .and(launchedB("t3.micro"))
                        .and(eni(ENI, "10.0.0.9"), eni(ENI_B, "10.0.0.10"));
        Map<PlugModel, Run> reached = new HashMap<>();
        Queue<PlugModel> open = new ArrayDeque<>();
        reached.put(PlugModel.START, new Run(given.state(), ENVIRONMENT, START_MILLIS));
        open.add(PlugModel.START);
        while (!open.isEmpty()) {
            PlugModel model = open.remove();
            Run run = there(reached.get(model));
            for (Step step : Step.ALL) {
                PlugModel next = check(model, run, step);
                if (!reached.containsKey(next)) {
                    reached.put(next, run.after(decide(run, step)));
                    open.add(next);
                }
            }
        }
        assertThat(reached.size()).isEqualTo(PlugModel.REACHABLE);
    }

    private static PlugModel check(PlugModel model, Run run, Step step) {
        PlugModel.Result expected = model.after(step);
        Decision decision = decide(run, step);
        String code =
                switch (decision.outcome()) {
                    case Outcome.Accepted _ -> "";
                    case Outcome.Refused refused -> refused.code();
                };
        assertThat(code).as("%s in %s", step, model).isEqualTo(expected.code());
        AccountState after = run.after(decision).state().account(ACCOUNT);
        assertThat(read(after)).as("%s in %s", step, model).isEqualTo(expected.next());
        return expected.next();
    }

    private static Decision decide(Run run, Step step) {
        return run.decide(ACCOUNT, command(run.state().account(ACCOUNT), step));
    }

    private static Object command(AccountState state, Step step) {
        return switch (step) {
            case Step.Attach(int eni, int instance, int index) ->
                    new AttachEni(ENIS.get(eni), INSTANCES.get(instance), index, 0);
            case Step.Detach(int eni, boolean stale) ->
                    new DetachEni(ENIS.get(eni), stale ? STALE_ATTACHMENT : null, false);
            case Step.Move(int eni, int instance, int index, boolean stale) ->
                    new MoveEni(
                            ENIS.get(eni),
                            stale ? STALE_ATTACHMENT : current(state, ENIS.get(eni)),
                            INSTANCES.get(instance),
                            index == Step.ANY_INDEX ? null : index,
                            0);
            case Step.DeleteWithInstance(int eni) ->
                    new ModifyEni(ENIS.get(eni), null, null, null, true, null);
            case Step.Start(int instance) -> new StartInstance(INSTANCES.get(instance));
            case Step.Stop(int instance) -> new StopInstance(INSTANCES.get(instance));
            case Step.Terminate(int instance) -> new TerminateInstance(INSTANCES.get(instance));
        };
    }

    private static AttachmentId current(AccountState state, EniId eniId) {
        NetworkInterface eni = state.networkInterfaces().find(eniId);
        return eni != null && eni.attachment() instanceof Attachment.Attached attached
                ? attached.attachmentId()
                : STALE_ATTACHMENT;
    }

    private static PlugModel read(AccountState state) {
        return new PlugModel(
                INSTANCES.stream().map(instanceId -> power(state, instanceId)).toList(),
                ENIS.stream().map(eniId -> plug(state, eniId)).toList());
    }

    private static Power power(AccountState state, InstanceId instanceId) {
        return switch (there(state.instances().find(instanceId)).state()) {
            case RUNNING -> Power.ON;
            case STOPPED -> Power.OFF;
            case TERMINATED -> Power.GONE;
        };
    }

    private static Plug plug(AccountState state, EniId eniId) {
        NetworkInterface eni = state.networkInterfaces().find(eniId);
        if (eni == null) {
            return Plug.GONE;
        }
        return switch (eni.attachment()) {
            case Attachment.Detached _, Attachment.Associated _ -> Plug.FREE;
            case Attachment.Attached attached ->
                    new Plug(
                            INSTANCES.indexOf(attached.instanceId()),
                            attached.deviceIndex(),
                            attached.deleteOnTermination());
        };
    }
}
