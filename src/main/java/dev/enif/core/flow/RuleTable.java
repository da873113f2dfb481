/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.account.AccountState;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.ReservationId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.vpc.Vpc;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/**
 * One account's rules, compiled for the short answer: every look-up is a hash away and every group
 * is a scan of a few flat arrays. Immutable: {@link #apply} returns the next table and recompiles
 * only what depends on the change, so a reader sees one position or the next, never half a change.
 * Agrees with {@link PathEvaluator} on every flow.
 */
public final class RuleTable {
    public static final RuleTable EMPTY =
            new RuleTable(
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty(),
                    HashTreePMap.empty());

    private record AddressKey(VpcId vpcId, Ipv4 address) {}

    private record CompiledVpc(VpcId id, Cidr4[] blocks) {
        boolean contains(Ip address) {
            if (address instanceof Ipv4 ipv4) {
                for (Cidr4 block : blocks) {
                    if (block.contains(ipv4)) {
                        return true;
                    }
                }
            }
            return false;
        }
    }

    /** An end of the flow: {@code eni} is null for the internet or an address that nobody holds. */
    private record End(
            @Nullable CompiledInterface eni, Ip shown, boolean viaPublic, boolean unheld) {}

    private final HashPMap<EniId, CompiledInterface> interfaces;
    private final HashPMap<AddressKey, CompiledInterface> byAddress;
    private final HashPMap<Ipv4, CompiledInterface> byPublicAddress;
    private final HashPMap<InstanceId, CompiledInterface> primaries;
    private final HashPMap<VpcId, CompiledVpc> vpcs;
    private final HashPMap<GroupId, CompiledGroup.Both> groups;

    private RuleTable(
            HashPMap<EniId, CompiledInterface> interfaces,
            HashPMap<AddressKey, CompiledInterface> byAddress,
            HashPMap<Ipv4, CompiledInterface> byPublicAddress,
            HashPMap<InstanceId, CompiledInterface> primaries,
            HashPMap<VpcId, CompiledVpc> vpcs,
            HashPMap<GroupId, CompiledGroup.Both> groups) {
        this.interfaces = interfaces;
        this.byAddress = byAddress;
        this.byPublicAddress = byPublicAddress;
        this.primaries = primaries;
        this.vpcs = vpcs;
        this.groups = groups;
    }

    /** Compiles a whole account. */
    public static RuleTable compile(AccountState account) {
        RuleTable table = EMPTY;
        for (Vpc vpc : account.vpcs().values()) {
            table = table.withVpc(account, vpc.id());
        }
        for (SecurityGroup group : account.securityGroups().values()) {
            table = table.withGroup(account, group.id());
        }
        for (NetworkInterface eni : account.networkInterfaces().values()) {
            table = table.withInterface(account, eni.id());
        }
        return table;
    }

    /**
     * The table after a decision; {@code changed} are the ids that it changed or removed ({@link
     * AccountState#changed}).
     */
    public RuleTable apply(AccountState account, Iterable<ResourceId> changed) {
        // Addresses may pass from one interface to another in one decision: take all away before
        // adding any.
        RuleTable table = this;
        for (ResourceId id : changed) {
            if (id instanceof EniId eniId) {
                table = table.withoutInterface(eniId);
            }
        }
        for (ResourceId id : changed) {
            table =
                    switch (id) {
                        case VpcId vpcId -> table.withVpc(account, vpcId);
                        case GroupId groupId -> table.withGroup(account, groupId);
                        case EniId eniId -> table.withInterface(account, eniId);
                        case InstanceId instanceId -> table.withInstance(account, instanceId);
                        case SubnetId _,
                                AllocationId _,
                                RuleId _,
                                AttachmentId _,
                                AssociationId _,
                                CidrAssociationId _,
                                ReservationId _,
                                InternetGatewayId _,
                                RouteTableId _,
                                RouteTableAssociationId _ ->
                                table;
                    };
        }
        return table;
    }

    public int size() {
        return interfaces.size();
    }

    private RuleTable withVpc(AccountState account, VpcId id) {
        Vpc vpc = account.vpcs().find(id);
        HashPMap<VpcId, CompiledVpc> next =
                vpc == null
                        ? vpcs.minus(id)
                        : vpcs.plus(
                                id,
                                new CompiledVpc(
                                        id,
                                        vpc.blocks().stream()
                                                .map(Vpc.Block::cidr)
                                                .toArray(Cidr4[]::new)));
        return new RuleTable(interfaces, byAddress, byPublicAddress, primaries, next, groups);
    }

    private RuleTable withGroup(AccountState account, GroupId id) {
        SecurityGroup group = account.securityGroups().find(id);
        HashPMap<GroupId, CompiledGroup.Both> next =
                group == null ? groups.minus(id) : groups.plus(id, CompiledGroup.Both.of(group));
        return new RuleTable(interfaces, byAddress, byPublicAddress, primaries, vpcs, next);
    }

    private RuleTable withInstance(AccountState account, InstanceId id) {
        RuleTable table = this;
        for (EniId eniId : account.indexes().slotsOf(id).values()) {
            table = table.withInterface(account, eniId);
        }
        return table;
    }

    private RuleTable withoutInterface(EniId id) {
        CompiledInterface old = interfaces.get(id);
        if (old == null) {
            return this;
        }
        HashPMap<AddressKey, CompiledInterface> addresses = byAddress;
        for (Ipv4 address : old.addresses()) {
            addresses = addresses.minus(new AddressKey(old.vpcId(), address));
        }
        HashPMap<Ipv4, CompiledInterface> mapped = byPublicAddress;
        for (Ipv4 address : old.mapped().keySet()) {
            mapped = mapped.minus(address);
        }
        InstanceId instance = old.instance();
        return new RuleTable(
                interfaces.minus(id),
                addresses,
                mapped,
                instance == null ? primaries : primaries.minus(instance),
                vpcs,
                groups);
    }

    private RuleTable withInterface(AccountState account, EniId id) {
        NetworkInterface eni = account.networkInterfaces().find(id);
        RuleTable without = withoutInterface(id);
        if (eni == null) {
            return without;
        }
        CompiledInterface compiled = CompiledInterface.of(account, eni);
        HashPMap<AddressKey, CompiledInterface> addresses = without.byAddress;
        for (Ipv4 address : compiled.addresses()) {
            addresses = addresses.plus(new AddressKey(compiled.vpcId(), address), compiled);
        }
        HashPMap<Ipv4, CompiledInterface> mapped = without.byPublicAddress;
        for (Ipv4 address : compiled.mapped().keySet()) {
            mapped = mapped.plus(address, compiled);
        }
        InstanceId instance = compiled.instance();
        return new RuleTable(
                without.interfaces.plus(id, compiled),
                addresses,
                mapped,
                instance == null ? without.primaries : without.primaries.plus(instance, compiled),
                vpcs,
                groups);
    }

    /**
     * The short answer. Thread-safe and lock-free; never throws for an endpoint that names nothing.
     */
    public ShortVerdict evaluate(Flow flow) {
        End source = find(flow.source(), vpcOf(flow.destination()));
        if (source == null || source.unheld()) {
            return ShortVerdict.of(VerdictCode.NO_SUCH_SOURCE);
        }
        CompiledInterface sender = source.eni();
        End destination = find(flow.destination(), sender == null ? null : sender.vpcId());
        if (destination == null) {
            return ShortVerdict.of(VerdictCode.NO_SUCH_DESTINATION);
        }
        return sender == null
                ? ShortVerdict.of(VerdictCode.NO_ROUTE)
                : evaluate(flow, sender, sourceAddress(sender, source), destination);
    }

    /** A sender that was named by its public address still sends from the private one behind it. */
    private static Ip sourceAddress(CompiledInterface sender, End source) {
        return source.viaPublic() && source.shown() instanceof Ipv4 address
                ? sender.mapped().getOrDefault(address, address)
                : source.shown();
    }

    private ShortVerdict evaluate(Flow flow, CompiledInterface sender, Ip source, End destination) {
        CompiledVpc vpc = vpcs.get(sender.vpcId());
        if (vpc == null) {
            throw new IllegalStateException(sender.id() + " is in a VPC that is not there");
        }
        Ip target = destination.shown();
        if (LinkLocal.isService(
                target,
                flow.protocol(),
                flow.destinationPort(),
                sender.subnet(),
                vpc.blocks()[0])) {
            VerdictCode sent = sending(sender, source);
            return ShortVerdict.of(
                    sent == VerdictCode.ALLOWED ? VerdictCode.LINK_LOCAL_SERVICE : sent);
        }
        if (LinkLocal.isUndeliverable(target)) {
            return ShortVerdict.of(VerdictCode.UNSUPPORTED);
        }
        CompiledInterface receiver = destination.eni();
        boolean inside = !destination.viaPublic() && vpc.contains(target);
        if (inside && receiver == null) {
            return ShortVerdict.of(VerdictCode.NO_SUCH_DESTINATION);
        }
        VerdictCode sent = sending(sender, source);
        if (sent != VerdictCode.ALLOWED) {
            return ShortVerdict.of(sent);
        }
        boolean local = inside && receiver != null && receiver.vpcId().equals(vpc.id());
        if (local && receiver != null && receiver.id().equals(sender.id())) {
            return ShortVerdict.of(VerdictCode.ALLOWED);
        }
        GroupId[] farGroups =
                local && receiver != null
                        ? existing(receiver.groupsShownBy(target))
                        : CompiledInterface.NO_GROUPS;
        RuleId out = flow.established() ? null : match(sender, false, flow, target, farGroups);
        if (out == null && !flow.established()) {
            return ShortVerdict.of(VerdictCode.SECURITY_GROUP_EGRESS);
        }
        if (!local || receiver == null) {
            return ShortVerdict.of(VerdictCode.NO_ROUTE);
        }
        if (!receiver.running()) {
            return ShortVerdict.of(VerdictCode.DESTINATION_NOT_RUNNING);
        }
        if (receiver.check() && !receiver.owns(target)) {
            return ShortVerdict.of(VerdictCode.SOURCE_DEST_CHECK);
        }
        if (flow.established()) {
            return ShortVerdict.of(VerdictCode.ALLOWED);
        }
        RuleId in = match(receiver, true, flow, source, existing(sender.groupsShownBy(source)));
        return in == null
                ? ShortVerdict.of(VerdictCode.SECURITY_GROUP_INGRESS)
                : new ShortVerdict(VerdictCode.ALLOWED, in);
    }

    /**
     * Those of the groups that are there: a rule that names another matches nothing. Nearly always
     * all, so nothing is copied.
     */
    private GroupId[] existing(GroupId[] named) {
        for (GroupId groupId : named) {
            if (!groups.containsKey(groupId)) {
                return Arrays.stream(named).filter(groups::containsKey).toArray(GroupId[]::new);
            }
        }
        return named;
    }

    private static VerdictCode sending(CompiledInterface sender, Ip source) {
        if (!sender.running()) {
            return VerdictCode.SOURCE_NOT_RUNNING;
        }
        return sender.check() && !sender.owns(source)
                ? VerdictCode.SOURCE_DEST_CHECK
                : VerdictCode.ALLOWED;
    }

    private @Nullable RuleId match(
            CompiledInterface own, boolean ingress, Flow flow, Ip far, GroupId[] farGroups) {
        RuleId lowest = null;
        for (GroupId groupId : own.groups()) {
            CompiledGroup.Both both = groups.getOrDefault(groupId, CompiledGroup.Both.NONE);
            RuleId found = (ingress ? both.ingress() : both.egress()).match(flow, far, farGroups);
            if (found != null && (lowest == null || found.value().compareTo(lowest.value()) < 0)) {
                lowest = found;
            }
        }
        return lowest;
    }

    private @Nullable VpcId vpcOf(Endpoint endpoint) {
        if (endpoint instanceof Endpoint.InVpc(var vpcId, _)) {
            return vpcId;
        }
        End end = find(endpoint, null);
        CompiledInterface eni = end == null ? null : end.eni();
        return eni == null ? null : eni.vpcId();
    }

    /** Who is meant, or null if the endpoint names nothing. */
    private @Nullable End find(Endpoint endpoint, @Nullable VpcId peerVpc) {
        return switch (endpoint) {
            case Endpoint.OfInterface(var eniId, var address) -> {
                CompiledInterface eni = interfaces.get(eniId);
                yield eni == null
                        ? null
                        : new End(
                                eni, address == null ? eni.addresses()[0] : address, false, false);
            }
            case Endpoint.OfInstance(var instanceId) -> {
                CompiledInterface eni = primaries.get(instanceId);
                yield eni == null ? null : new End(eni, eni.addresses()[0], false, false);
            }
            case Endpoint.InVpc(var vpcId, var address) -> held(vpcId, address);
            case Endpoint.OfAddress(Ip address) -> byAddress(address, peerVpc);
        };
    }

    private End byAddress(Ip address, @Nullable VpcId peerVpc) {
        if (!(address instanceof Ipv4 ipv4)) {
            return new End(null, address, false, false);
        }
        CompiledVpc vpc = peerVpc == null ? null : vpcs.get(peerVpc);
        if (vpc != null && vpc.contains(ipv4)) {
            return held(vpc.id(), ipv4);
        }
        CompiledInterface eni = byPublicAddress.get(ipv4);
        return new End(eni, ipv4, eni != null, false);
    }

    private End held(VpcId vpcId, Ipv4 address) {
        CompiledInterface eni = byAddress.get(new AddressKey(vpcId, address));
        return new End(eni, address, false, eni == null);
    }
}
