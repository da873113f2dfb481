/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.elasticip;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.decision.Result;
import dev.enif.core.elasticip.ElasticIpCommand.AssociateElasticIp;
import dev.enif.core.elasticip.ElasticIpCommand.DisassociateElasticIp;
import dev.enif.core.elasticip.ElasticIpCommand.Target;
import dev.enif.core.eni.ManagedInterface;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.eni.PrivateAddress;
import dev.enif.core.eni.PublicAddress;
import dev.enif.core.eni.PublicMapping;
import dev.enif.core.failover.Protection;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.InstanceRefusal;
import dev.enif.core.instance.PowerState;
import dev.enif.core.net.Ipv4;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets Elastic IPs stand for private addresses. */
public final class Associating {
    private Associating() {}

    /**
     * Order of checks: ids, the failover term, the target, its private address, whether the VPC has
     * a way to the internet, whether the Elastic IP is free to come, whether the address is free to
     * take it. The events clear both ends before they join them, and lend the place that was left
     * its own address last.
     */
    public static Result associate(Draft draft, AssociateElasticIp command) {
        ElasticIp elasticIp = draft.require(command.allocationId());
        Protection.requireTerm(draft.account(), elasticIp.id(), command.failoverTerm());
        NetworkInterface eni = target(draft, command.target());
        ManagedInterface.requireOwn(eni);
        PrivateAddress own = privateAddress(eni, command.target());
        if (own.publicAddress() instanceof PublicAddress.Elastic(_, var holder, var existing)
                && holder.equals(elasticIp.id())) {
            return Result.of(existing);
        }
        Draft.refuseIf(
                draft.account().routing().gatewayOf(eni.vpcId()).isEmpty(),
                new ElasticIpRefusal.NoInternetGateway(eni.vpcId()));
        requireOwn(draft, elasticIp);
        if (!command.allowReassociation()) {
            requireFree(elasticIp);
            requireFree(eni.id(), own);
        }
        EniId left = leave(draft, elasticIp);
        PublicMapping.clear(draft, eni.id(), own);
        AssociationId associationId = (AssociationId) draft.newId(ResourceKind.ASSOCIATION);
        draft.happened(
                new ElasticIpEvent.ElasticIpAssociated(
                        elasticIp.id(),
                        associationId,
                        elasticIp.publicAddress(),
                        eni.id(),
                        own.address()));
        if (left != null) {
            PublicMapping.lendAgain(draft, left);
        }
        return Result.of(associationId);
    }

    /**
     * Lets it stand for a free address of an interface that a service manages.
     *
     * @param elasticIp a free one
     * @return the association's id
     */
    public static AssociationId toManaged(
            Draft draft, ElasticIp elasticIp, NetworkInterface eni, PrivateAddress own) {
        AssociationId associationId = (AssociationId) draft.newId(ResourceKind.ASSOCIATION);
        draft.happened(
                new ElasticIpEvent.ElasticIpAssociated(
                        elasticIp.id(),
                        associationId,
                        elasticIp.publicAddress(),
                        eni.id(),
                        own.address()));
        return associationId;
    }

    static Result disassociate(Draft draft, DisassociateElasticIp command) {
        EniId eniId = draft.account().indexes().associations().get(command.associationId());
        if (eniId == null) {
            throw Draft.refused(new CommonRefusal.NotFound(command.associationId()));
        }
        NetworkInterface eni = draft.require(eniId);
        ManagedInterface.requireOwn(eni);
        for (PrivateAddress own : eni.addresses()) {
            if (own.publicAddress() instanceof PublicAddress.Elastic elastic
                    && elastic.associationId().equals(command.associationId())) {
                PublicMapping.clear(draft, eniId, own);
            }
        }
        PublicMapping.lendAgain(draft, eniId);
        return Result.NOTHING;
    }

    /** Ends what the Elastic IP stands for now; returns the interface that it leaves, or null. */
    private static @Nullable EniId leave(Draft draft, ElasticIp elasticIp) {
        return switch (elasticIp.binding()) {
            case ElasticIp.Binding.Free _ -> null;
            case ElasticIp.Binding.Associated(var associationId, var eniId, var address) -> {
                draft.happened(
                        new ElasticIpEvent.ElasticIpDisassociated(
                                elasticIp.id(),
                                associationId,
                                elasticIp.publicAddress(),
                                eniId,
                                address));
                yield eniId;
            }
        };
    }

    /** What a service uses stays where it is. */
    private static void requireOwn(Draft draft, ElasticIp elasticIp) {
        switch (elasticIp.binding()) {
            case ElasticIp.Binding.Free _ -> {}
            case ElasticIp.Binding.Associated(_, var eniId, _) ->
                    ManagedInterface.requireOwn(draft.require(eniId));
        }
    }

    /**
     * @throws RefusedException if it stands for something
     */
    public static void requireFree(ElasticIp elasticIp) {
        switch (elasticIp.binding()) {
            case ElasticIp.Binding.Free _ -> {}
            case ElasticIp.Binding.Associated(var associationId, var eniId, _) ->
                    throw Draft.refused(
                            new ElasticIpRefusal.AlreadyAssociated(
                                    elasticIp.id(), associationId, eniId));
        }
    }

    private static void requireFree(EniId eniId, PrivateAddress own) {
        switch (own.publicAddress()) {
            case PublicAddress.None _, PublicAddress.Automatic _ -> {}
            case PublicAddress.Elastic(_, var allocationId, var associationId) ->
                    throw Draft.refused(
                            new ElasticIpRefusal.AddressAlreadyAssociated(
                                    eniId, own.address(), allocationId, associationId));
        }
    }

    private static NetworkInterface target(Draft draft, Target target) {
        return switch (target) {
            case Target.OfEni(EniId eniId, _) -> draft.require(eniId);
            case Target.OfInstance(InstanceId instanceId, _) ->
                    onlyInterface(draft, draft.require(instanceId));
        };
    }

    private static NetworkInterface onlyInterface(Draft draft, Instance instance) {
        Draft.refuseIf(
                instance.state() == PowerState.TERMINATED,
                new InstanceRefusal.IncorrectState(
                        instance.id(), instance.state(), "be given an address"));
        List<EniId> eniIds = List.copyOf(draft.account().indexes().slotsOf(instance.id()).values());
        Draft.refuseIf(
                eniIds.size() != 1, new ElasticIpRefusal.SeveralInterfaces(instance.id(), eniIds));
        return draft.require(eniIds.getFirst());
    }

    private static PrivateAddress privateAddress(NetworkInterface eni, Target target) {
        Ipv4 wanted =
                switch (target) {
                    case Target.OfEni(_, var address) -> address;
                    case Target.OfInstance(_, var address) -> address;
                };
        if (wanted == null) {
            return eni.primary();
        }
        PrivateAddress own = eni.find(wanted);
        if (own == null) {
            throw Draft.refused(new ElasticIpRefusal.NotOnInterface(wanted, eni.id()));
        }
        return own;
    }
}
