/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.elasticip;

import dev.enif.core.account.Draft;
import dev.enif.core.account.Quota;
import dev.enif.core.account.TagDecider;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.decision.Result;
import dev.enif.core.elasticip.ElasticIpCommand.AllocateElasticIp;
import dev.enif.core.elasticip.ElasticIpCommand.AssociateElasticIp;
import dev.enif.core.elasticip.ElasticIpCommand.DisassociateElasticIp;
import dev.enif.core.elasticip.ElasticIpCommand.ReleaseElasticIp;
import dev.enif.core.failover.Protection;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.net.Ipv4;

/** Decides commands on Elastic IPs. */
public final class ElasticIpDecider {
    private ElasticIpDecider() {}

    /**
     * Decides within the draft and returns the result.
     *
     * @throws RefusedException if the command is refused; the draft is then to be thrown away
     */
    public static Result decide(Draft draft, ElasticIpCommand command) {
        return switch (command) {
            case AllocateElasticIp allocate -> allocate(draft, allocate);
            case AssociateElasticIp associate -> Associating.associate(draft, associate);
            case DisassociateElasticIp disassociate ->
                    Associating.disassociate(draft, disassociate);
            case ReleaseElasticIp release -> release(draft, release);
        };
    }

    private static Result allocate(Draft draft, AllocateElasticIp command) {
        TagDecider.requireValid(command.tags());
        draft.requireQuota(Quota.ELASTIC_IPS, draft.account().elasticIps().size() + 1L);
        Ipv4 address = command.address();
        if (address == null) {
            address =
                    draft.publicAddresses()
                            .free()
                            .orElseThrow(() -> Draft.refused(new ElasticIpRefusal.NoneFree()));
        } else {
            Draft.refuseIf(
                    !draft.publicAddresses().isFree(address),
                    new ElasticIpRefusal.NotAvailable(address));
        }
        AllocationId allocationId = (AllocationId) draft.newId(ResourceKind.ELASTIC_IP);
        draft.happened(
                new ElasticIpEvent.ElasticIpAllocated(allocationId, address, command.tags()));
        return Result.of(allocationId);
    }

    private static Result release(Draft draft, ReleaseElasticIp command) {
        ElasticIp elasticIp = draft.require(command.allocationId());
        switch (elasticIp.binding()) {
            case ElasticIp.Binding.Associated(var associationId, var eniId, _) ->
                    throw Draft.refused(
                            new ElasticIpRefusal.AddressInUse(
                                    elasticIp.publicAddress(), associationId, eniId));
            case ElasticIp.Binding.Free _ -> {
                Protection.requireUnprotected(draft.account(), elasticIp.id());
                draft.happened(
                        new ElasticIpEvent.ElasticIpReleased(
                                elasticIp.id(), elasticIp.publicAddress()));
                return Result.NOTHING;
            }
        }
    }
}
