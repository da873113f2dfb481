/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.enif.core.account.AccountState;
import dev.enif.core.id.VpcId;
import dev.enif.core.routing.InternetGateway;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An internet gateway.
 *
 * @param vpcId absent while it is attached to none
 * @param revision rises with every change of this gateway; the entity tag
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InternetGatewayView(
        String id, @Nullable String vpcId, Map<String, String> tags, long revision)
        implements ResourceView {

    public InternetGatewayView {
        tags = ResourceView.sorted(tags);
    }

    /** The gateway as it is in the image. */
    public static InternetGatewayView of(AccountState account, InternetGateway gateway) {
        VpcId vpcId = gateway.vpcId();
        return new InternetGatewayView(
                gateway.id().value(),
                vpcId == null ? null : vpcId.value(),
                gateway.tags().entries(),
                account.revision(gateway.id()));
    }
}
