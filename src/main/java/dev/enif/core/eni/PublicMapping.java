/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Draft;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.elasticip.ElasticIpEvent;
import dev.enif.core.elasticip.ElasticIpRefusal;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.PowerState;
import dev.enif.core.net.Ipv4;
import java.util.Optional;

/**
 * Which public address stands for a private one.
 *
 * <p>An instance that was launched so is lent an address of the pool, for the primary address of
 * its primary interface, while it runs: it loses it when it stops or when an Elastic IP takes its
 * place, and gets another one when it starts or when the Elastic IP leaves. As in EC2, it gets none
 * while more than one interface is attached.
 */
public final class PublicMapping {
    private PublicMapping() {}

    /** Leaves none of the interface's addresses with a public one; Elastic IPs stay allocated. */
    static void clear(Draft draft, NetworkInterface eni) {
        eni.addresses().forEach(own -> clear(draft, eni.id(), own));
    }

    /** Leaves the address without a public one; an Elastic IP stays allocated. */
    public static void clear(Draft draft, EniId eniId, PrivateAddress own) {
        switch (own.publicAddress()) {
            case PublicAddress.None _ -> {}
            case PublicAddress.Automatic(Ipv4 lent) ->
                    draft.happened(new EniEvent.PublicAddressReturned(eniId, own.address(), lent));
            case PublicAddress.Elastic elastic ->
                    draft.happened(
                            new ElasticIpEvent.ElasticIpDisassociated(
                                    elastic.allocationId(),
                                    elastic.associationId(),
                                    elastic.address(),
                                    eniId,
                                    own.address()));
        }
    }

    /** Takes back what the interface was lent, and leaves its Elastic IPs. */
    public static void takeBack(Draft draft, NetworkInterface eni) {
        for (PrivateAddress own : eni.addresses()) {
            switch (own.publicAddress()) {
                case PublicAddress.Automatic _ -> clear(draft, eni.id(), own);
                case PublicAddress.None _, PublicAddress.Elastic _ -> {}
            }
        }
    }

    /**
     * Lends the instance an address if it shall have one and has none.
     *
     * @throws RefusedException if the pool is empty
     */
    public static void lend(Draft draft, InstanceId instanceId) {
        borrower(draft.account(), instanceId)
                .ifPresent(eni ->
                        lend(
                                draft,
                                eni,
                                draft.publicAddresses()
                                        .free()
                                        .orElseThrow(() ->
                                                Draft.refused(new ElasticIpRefusal.NoneFree()))));
    }

    /**
     * Lends an address again where an Elastic IP has left. If the pool is empty there is none until
     * the next start: to give an Elastic IP up must always be possible.
     */
    public static void lendAgain(Draft draft, EniId eniId) {
        switch (draft.require(eniId).attachment()) {
            case Attachment.Detached _, Attachment.Associated _ -> {}
            case Attachment.Attached attached ->
                    borrower(draft.account(), attached.instanceId())
                            .ifPresent(eni ->
                                    draft.publicAddresses()
                                            .free()
                                            .ifPresent(free -> lend(draft, eni, free)));
        }
    }

    private static void lend(Draft draft, NetworkInterface eni, Ipv4 publicAddress) {
        draft.happened(
                new EniEvent.PublicAddressLent(eni.id(), eni.primary().address(), publicAddress));
    }

    /** The instance's primary interface, if an address is to be lent to it now. */
    private static Optional<NetworkInterface> borrower(
            AccountState account, InstanceId instanceId) {
        Instance instance = account.instances().find(instanceId);
        var slots = account.indexes().slotsOf(instanceId);
        if (instance == null
                || instance.state() != PowerState.RUNNING
                || !instance.lendsPublicAddress()
                || slots.size() != 1) {
            return Optional.empty();
        }
        NetworkInterface eni = account.networkInterfaces().find(slots.firstEntry().getValue());
        return Optional.ofNullable(eni)
                .filter(found -> found.primary().publicAddress() instanceof PublicAddress.None);
    }
}
