/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.EniId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An Elastic IP address.
 *
 * @param associationId absent while it is not associated, as are the next three
 * @param instanceId absent also while the interface is not attached
 * @param revision rises with every change of this address or of where its interface is plugged in;
 *     the entity tag
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AddressView(
        String id,
        String publicIp,
        @Nullable String associationId,
        @Nullable String networkInterfaceId,
        @Nullable String instanceId,
        @Nullable String privateIpAddress,
        Map<String, String> tags,
        long revision)
        implements ResourceView {

    public AddressView {
        tags = ResourceView.sorted(tags);
    }

    /** The address as it is in the image. */
    public static AddressView of(AccountState account, ElasticIp elasticIp) {
        String id = elasticIp.id().value();
        String publicIp = elasticIp.publicAddress().toString();
        Map<String, String> tags = elasticIp.tags().entries();
        long revision = account.revision(elasticIp.id());
        return switch (elasticIp.binding()) {
            case ElasticIp.Binding.Free _ ->
                    new AddressView(id, publicIp, null, null, null, null, tags, revision);
            case ElasticIp.Binding.Associated(var associationId, var eniId, var privateAddress) ->
                    new AddressView(
                            id,
                            publicIp,
                            associationId.value(),
                            eniId.value(),
                            instanceOf(account, eniId),
                            privateAddress.toString(),
                            tags,
                            revision);
        };
    }

    private static @Nullable String instanceOf(AccountState account, EniId eniId) {
        NetworkInterface eni = Present.in(account.networkInterfaces().find(eniId), eniId);
        return switch (eni.attachment()) {
            case Attachment.Detached _, Attachment.Associated _ -> null;
            case Attachment.Attached attached -> attached.instanceId().value();
        };
    }
}
