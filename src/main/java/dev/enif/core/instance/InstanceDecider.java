/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.instance;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.decision.Result;
import dev.enif.core.instance.InstanceCommand.ReportHealth;
import dev.enif.core.instance.InstanceCommand.RunInstances;
import dev.enif.core.instance.InstanceCommand.SetTerminationProtection;
import dev.enif.core.instance.InstanceCommand.StartInstance;
import dev.enif.core.instance.InstanceCommand.StopInstance;
import dev.enif.core.instance.InstanceCommand.TerminateInstance;

/** Decides commands on instances. */
public final class InstanceDecider {
    private InstanceDecider() {}

    /**
     * Decides within the draft and returns the result.
     *
     * @throws RefusedException if the command is refused; the draft is then to be thrown away
     */
    public static Result decide(Draft draft, InstanceCommand command) {
        return switch (command) {
            case RunInstances run -> Launching.run(draft, run);
            case StartInstance(var id) -> PowerChanges.start(draft, id);
            case StopInstance(var id) -> PowerChanges.stop(draft, id);
            case TerminateInstance(var id) -> PowerChanges.terminate(draft, id);
            case ReportHealth(var id, var health) -> PowerChanges.reportHealth(draft, id, health);
            case SetTerminationProtection(var id, boolean terminationProtected) ->
                    PowerChanges.protect(draft, id, terminationProtected);
        };
    }
}
