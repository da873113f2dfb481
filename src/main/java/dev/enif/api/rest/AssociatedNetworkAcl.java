/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.query.view.NetworkAclView;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The answer to who made a subnet go by a network ACL: how, and the ACL as it is now. */
@RegisterForReflection
public record AssociatedNetworkAcl(
        @Schema(
                        description =
                                "Every association has an id of its own: a late repeat of its"
                                        + " replacement cannot replace a later one",
                        examples = "aclassoc-0a1b2c3d4e5f60718")
                String associationId,
        NetworkAclView networkAcl) {}
