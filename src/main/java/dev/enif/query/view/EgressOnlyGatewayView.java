/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import dev.enif.core.account.AccountState;
import dev.enif.core.routing.EgressOnlyGateway;
import java.util.Map;

/**
 * An egress-only internet gateway.
 *
 * @param vpcId the VPC that it is attached to for life
 * @param revision rises with every change of this gateway; the entity tag
 */
public record EgressOnlyGatewayView(
        String id, String vpcId, Map<String, String> tags, long revision) implements ResourceView {
    public EgressOnlyGatewayView {
        tags = ResourceView.sorted(tags);
    }

    /** The gateway as it is in the image. */
    public static EgressOnlyGatewayView of(AccountState account, EgressOnlyGateway gateway) {
        return new EgressOnlyGatewayView(
                gateway.id().value(),
                gateway.vpcId().value(),
                gateway.tags().entries(),
                account.revision(gateway.id()));
    }
}
