/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.eni.EniEvent.AddressesAssigned;
import dev.enif.core.eni.EniEvent.AddressesUnassigned;
import dev.enif.core.eni.EniEvent.Attached;
import dev.enif.core.eni.EniEvent.BranchAssociated;
import dev.enif.core.eni.EniEvent.BranchDisassociated;
import dev.enif.core.eni.EniEvent.DeleteOnTerminationChanged;
import dev.enif.core.eni.EniEvent.DescriptionChanged;
import dev.enif.core.eni.EniEvent.Detached;
import dev.enif.core.eni.EniEvent.EniCreated;
import dev.enif.core.eni.EniEvent.EniDeleted;
import dev.enif.core.eni.EniEvent.GroupsReplaced;
import dev.enif.core.eni.EniEvent.HandedToService;
import dev.enif.core.eni.EniEvent.Ipv6AddressesAssigned;
import dev.enif.core.eni.EniEvent.Ipv6AddressesUnassigned;
import dev.enif.core.eni.EniEvent.MadeAs;
import dev.enif.core.eni.EniEvent.Moved;
import dev.enif.core.eni.EniEvent.PrefixesDelegated;
import dev.enif.core.eni.EniEvent.PrefixesWithdrawn;
import dev.enif.core.eni.EniEvent.PublicAddressLent;
import dev.enif.core.eni.EniEvent.PublicAddressReturned;
import dev.enif.core.eni.EniEvent.SourceDestCheckChanged;
import dev.enif.core.id.EniId;
import java.util.ArrayList;
import java.util.List;

/** Folds events of network interfaces. */
public final class EniEvolver {
    private EniEvolver() {}

    public static AccountState evolve(AccountState state, EniEvent event) {
        return switch (event) {
            case EniCreated created -> state.put(created(created));
            case HandedToService(var id, var type) ->
                    state.put(eni(state, id).withType(type).withSourceDestCheck(false));
            case MadeAs(var id, var type) -> state.put(eni(state, id).withType(type));
            case BranchAssociated(var id, var associationId, var trunkId, int vlanId) ->
                    state.put(
                            eni(state, id)
                                    .withAttachment(
                                            new Attachment.Associated(
                                                    associationId, trunkId, vlanId)));
            case BranchDisassociated(var id, _, _) ->
                    state.put(eni(state, id).withAttachment(Attachment.DETACHED));
            case DescriptionChanged(var id, var description) ->
                    state.put(eni(state, id).withDescription(description));
            case GroupsReplaced(var id, var groupIds) ->
                    state.put(eni(state, id).withGroups(groupIds));
            case SourceDestCheckChanged(var id, boolean check) ->
                    state.put(eni(state, id).withSourceDestCheck(check));
            case DeleteOnTerminationChanged changed ->
                    state.put(deleteOnTermination(state, changed));
            case Attached attached ->
                    state.put(
                            eni(state, attached.eniId())
                                    .withAttachment(
                                            new Attachment.Attached(
                                                    attached.attachmentId(),
                                                    attached.instanceId(),
                                                    attached.deviceIndex(),
                                                    attached.networkCardIndex(),
                                                    attached.deleteOnTermination(),
                                                    attached.attachTimeMillis())));
            case Detached detached ->
                    state.put(eni(state, detached.eniId()).withAttachment(Attachment.DETACHED));
            case Moved moved ->
                    state.put(
                            eni(state, moved.eniId())
                                    .withAttachment(
                                            new Attachment.Attached(
                                                    moved.attachmentId(),
                                                    moved.instanceId(),
                                                    moved.deviceIndex(),
                                                    moved.networkCardIndex(),
                                                    moved.deleteOnTermination(),
                                                    moved.attachTimeMillis())));
            case AddressesAssigned(var id, var added) -> {
                NetworkInterface eni = eni(state, id);
                List<PrivateAddress> addresses = new ArrayList<>(eni.addresses());
                added.forEach(
                        address -> addresses.add(new PrivateAddress(address, PublicAddress.NONE)));
                yield state.put(eni.withAddresses(addresses));
            }
            case AddressesUnassigned(var id, var removed) -> {
                NetworkInterface eni = eni(state, id);
                List<PrivateAddress> addresses = new ArrayList<>(eni.addresses());
                addresses.removeIf(own -> removed.contains(own.address()));
                yield state.put(eni.withAddresses(addresses));
            }
            case Ipv6AddressesAssigned(var id, var added) -> {
                NetworkInterface eni = eni(state, id);
                yield state.put(eni.withFurther(eni.further().withIpv6(added)));
            }
            case Ipv6AddressesUnassigned(var id, var removed) -> {
                NetworkInterface eni = eni(state, id);
                yield state.put(eni.withFurther(eni.further().withoutIpv6(removed)));
            }
            case PrefixesDelegated(var id, var added) -> {
                NetworkInterface eni = eni(state, id);
                yield state.put(eni.withFurther(eni.further().withPrefixes(added)));
            }
            case PrefixesWithdrawn(var id, var removed) -> {
                NetworkInterface eni = eni(state, id);
                yield state.put(eni.withFurther(eni.further().withoutPrefixes(removed)));
            }
            case PublicAddressLent(var id, var privateAddress, var publicAddress) ->
                    state.put(
                            eni(state, id)
                                    .withPublicAddress(
                                            privateAddress,
                                            new PublicAddress.Automatic(publicAddress)));
            case PublicAddressReturned(var id, var privateAddress, _) ->
                    state.put(eni(state, id).withPublicAddress(privateAddress, PublicAddress.NONE));
            case EniDeleted(var id) -> state.remove(eni(state, id).id());
        };
    }

    private static NetworkInterface created(EniCreated created) {
        return new NetworkInterface(
                created.eniId(),
                created.vpcId(),
                created.subnetId(),
                created.zone(),
                created.mac(),
                created.description(),
                created.addresses().stream()
                        .map(address -> new PrivateAddress(address, PublicAddress.NONE))
                        .toList(),
                created.groupIds(),
                true,
                Attachment.DETACHED,
                InterfaceType.INTERFACE,
                created.tags());
    }

    private static NetworkInterface deleteOnTermination(
            AccountState state, DeleteOnTerminationChanged event) {
        NetworkInterface eni = eni(state, event.eniId());
        return switch (eni.attachment()) {
            case Attachment.Detached _, Attachment.Associated _ ->
                    throw new IllegalStateException(
                            eni.id() + " is not attached, so nothing can be deleted with it");
            case Attachment.Attached(var id, var instanceId, int index, int card, _, long time) ->
                    eni.withAttachment(
                            new Attachment.Attached(
                                    id,
                                    instanceId,
                                    index,
                                    card,
                                    event.deleteOnTermination(),
                                    time));
        };
    }

    private static NetworkInterface eni(AccountState state, EniId eniId) {
        return Present.in(state.networkInterfaces().find(eniId), eniId);
    }
}
