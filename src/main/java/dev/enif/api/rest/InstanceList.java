/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.query.view.InstanceView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The instances that one launch made. */
@RegisterForReflection
@Schema(description = "The instances that one launch made")
public record InstanceList(List<InstanceView> instances) {
    public InstanceList {
        instances = List.copyOf(instances);
    }
}
