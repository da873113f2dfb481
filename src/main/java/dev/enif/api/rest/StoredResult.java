/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer to a repeated command whose result is gone since: the ids are kept, the resources are
 * not.
 */
@RegisterForReflection
@Schema(
        description =
                "The answer to a repeated command when what it made is gone since: the ids that the"
                        + " first answer spoke of")
public record StoredResult(@Schema(examples = "[\"eni-0a1b2c3d4e5f60718\"]") List<String> ids) {
    public StoredResult {
        ids = List.copyOf(ids);
    }
}
