/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.elasticip;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpAllocated;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpAssociated;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpDisassociated;
import dev.enif.core.elasticip.ElasticIpEvent.ElasticIpReleased;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.EniId;
import dev.enif.core.net.Ipv4;

/** Folds events of Elastic IPs; both ends of an association change together. */
public final class ElasticIpEvolver {
    private ElasticIpEvolver() {}

    public static AccountState evolve(AccountState state, ElasticIpEvent event) {
        return switch (event) {
            case ElasticIpAllocated(var id, var address, var tags) ->
                    state.put(new ElasticIp(id, address, ElasticIp.FREE, tags));
            case ElasticIpAssociated(
                            var id,
                            var associationId,
                            var address,
                            var eniId,
                            var privateAddress) ->
                    map(
                            state.put(
                                    elasticIp(state, id)
                                            .withBinding(
                                                    new ElasticIp.Binding.Associated(
                                                            associationId, eniId, privateAddress))),
                            eniId,
                            privateAddress,
                            new PublicAddress.Elastic(address, id, associationId));
            case ElasticIpDisassociated(var id, _, _, var eniId, var privateAddress) ->
                    map(
                            state.put(elasticIp(state, id).withBinding(ElasticIp.FREE)),
                            eniId,
                            privateAddress,
                            PublicAddress.NONE);
            case ElasticIpReleased(var id, _) -> state.remove(elasticIp(state, id).id());
        };
    }

    private static AccountState map(
            AccountState state, EniId eniId, Ipv4 privateAddress, PublicAddress publicAddress) {
        NetworkInterface eni = Present.in(state.networkInterfaces().find(eniId), eniId);
        return state.put(eni.withPublicAddress(privateAddress, publicAddress));
    }

    private static ElasticIp elasticIp(AccountState state, AllocationId allocationId) {
        return Present.in(state.elasticIps().find(allocationId), allocationId);
    }
}
