/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Quota;
import dev.enif.core.account.TagDecider;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.Result;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.VpcId;
import dev.enif.core.routing.EgressOnlyGatewayCommand.CreateEgressOnlyGateway;
import dev.enif.core.routing.EgressOnlyGatewayCommand.DeleteEgressOnlyGateway;
import dev.enif.core.routing.EgressOnlyGatewayEvent.EgressOnlyGatewayCreated;
import dev.enif.core.routing.EgressOnlyGatewayEvent.EgressOnlyGatewayDeleted;
import dev.enif.core.vpc.Vpc;
import java.util.List;

/** Decides commands on egress-only internet gateways. */
public final class EgressOnlyGatewayDecider {
    private EgressOnlyGatewayDecider() {}

    public static Result decide(Draft draft, EgressOnlyGatewayCommand command) {
        return switch (command) {
            case CreateEgressOnlyGateway(var vpcId, var tags) -> create(draft, vpcId, tags);
            case DeleteEgressOnlyGateway(var gatewayId) -> {
                draft.happened(new EgressOnlyGatewayDeleted(draft.require(gatewayId).id()));
                yield Result.NOTHING;
            }
        };
    }

    private static Result create(Draft draft, VpcId vpcId, Tags tags) {
        TagDecider.requireValid(tags);
        Vpc vpc = draft.require(vpcId);
        List<EgressOnlyGatewayId> others =
                draft.account().references().to(vpc.id(), EgressOnlyGatewayId.class);
        if (!others.isEmpty()) {
            throw Draft.refused(
                    new EgressOnlyGatewayRefusal.OtherGateway(vpc.id(), others.getFirst()));
        }
        draft.requireQuota(
                Quota.EGRESS_ONLY_GATEWAYS, draft.account().egressOnlyGateways().size() + 1L);
        EgressOnlyGatewayId id =
                (EgressOnlyGatewayId) draft.newId(ResourceKind.EGRESS_ONLY_GATEWAY);
        draft.happened(new EgressOnlyGatewayCreated(id, vpc.id(), tags));
        return Result.of(id);
    }
}
