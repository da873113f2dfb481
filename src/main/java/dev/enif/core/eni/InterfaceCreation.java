/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Quota;
import dev.enif.core.account.TagDecider;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.PlainText;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.SubnetId;
import dev.enif.core.net.Ipv4;
import dev.enif.core.vpc.Subnet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes interfaces, on their own or with the instance that is launched with them. */
public final class InterfaceCreation {
    /** EC2 permits so many characters in a description. */
    static final int DESCRIPTION_LENGTH = 255;

    private InterfaceCreation() {}

    /**
     * Makes an unattached interface. Order of checks: what is wrong by itself, then EC2's: the
     * subnet, the groups, the addresses, the quota.
     *
     * @return its id
     * @throws RefusedException if it cannot be made
     */
    public static EniId create(
            Draft draft,
            SubnetId subnetId,
            String description,
            AddressRequest request,
            AddressLimit limit,
            List<GroupId> groupIds,
            Tags tags) {
        requireDescription(description);
        TagDecider.requireValid(tags);
        Subnet subnet = draft.require(subnetId);
        List<GroupId> groups = GroupChoice.choose(draft, subnet.vpcId(), groupIds);
        List<Ipv4> addresses = AddressAllocation.choose(draft.account(), subnet, request, limit);
        draft.requireQuota(
                Quota.NETWORK_INTERFACES, draft.account().networkInterfaces().size() + 1L);
        EniId eniId = (EniId) draft.newId(ResourceKind.NETWORK_INTERFACE);
        draft.happened(
                new EniEvent.EniCreated(
                        eniId,
                        subnet.vpcId(),
                        subnet.id(),
                        subnet.zone(),
                        draft.macOfLastId(),
                        description,
                        addresses,
                        groups,
                        tags));
        further(draft, eniId, subnet, request.further(), limit);
        return eniId;
    }

    private static void further(
            Draft draft,
            EniId eniId,
            Subnet subnet,
            @Nullable FurtherRequest request,
            AddressLimit limit) {
        FurtherRequest wanted = request == null ? FurtherRequest.AS_SUBNET : request;
        Integer given = wanted.ipv6Count();
        boolean asSubnet = given == null && wanted.ipv6().isEmpty();
        int count = given != null ? given : asSubnet && subnet.assignsIpv6() ? 1 : 0;
        if (count != 0 || !wanted.ipv6().isEmpty()) {
            Ipv6Assignment.assign(draft, draft.require(eniId), wanted.ipv6(), count, limit);
        }
        if (wanted.ipv4PrefixCount() != 0
                || wanted.ipv6PrefixCount() != 0
                || !wanted.prefixes().isEmpty()) {
            PrefixDelegation.delegate(
                    draft,
                    draft.require(eniId),
                    wanted.prefixes(),
                    wanted.ipv4PrefixCount(),
                    wanted.ipv6PrefixCount(),
                    limit);
        }
    }

    /**
     * @throws RefusedException if the text is too long or not plain
     */
    static void requireDescription(String description) {
        PlainText.require("description", description, DESCRIPTION_LENGTH);
    }
}
