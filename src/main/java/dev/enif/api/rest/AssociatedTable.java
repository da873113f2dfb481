/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.query.view.RouteTableView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to who made a subnet, or a VPC, go by a table: how, and the table as it is now. */
@RegisterForReflection
public record AssociatedTable(
        @Schema(
                        description =
                                "Every association has an id of its own: a late repeat of its"
                                        + " end cannot end a later one",
                        examples = "rtbassoc-0a1b2c3d4e5f60718")
                String associationId,
        RouteTableView routeTable) {}
