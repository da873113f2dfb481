/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.problem;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A type of problem, explained. */
@RegisterForReflection
@Schema(description = "A type of problem")
public record ProblemTypeView(
        @Schema(examples = "/problems/not-found") String type,
        @Schema(examples = "404") int status,
        @Schema(examples = "There is no such resource") String title,
        String meaning) {
    static ProblemTypeView of(ProblemType type) {
        return new ProblemTypeView(type.uri(), type.status(), type.title(), type.meaning());
    }
}
