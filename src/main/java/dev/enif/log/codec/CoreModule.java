/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.enif.core.account.Tags;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.AttachmentId;
import dev.enif.core.id.CidrAssociationId;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.FlowLogId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.ListenerId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.NetworkAclAssociationId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.ReservationId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.RouteTableAssociationId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.RuleId;
import dev.enif.core.id.SubnetCidrAssociationId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.SubnetReservationId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.id.TrunkAssociationId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import dev.enif.core.net.Mac;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Zone;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Teaches Jackson the core's types, which know nothing of it. */
final class CoreModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    private final transient Upcasters upcasters;

    CoreModule(Upcasters upcasters) {
        super("enif-core");
        this.upcasters = upcasters;
        texts();
        names();
        addSerializer(Tags.class, new TagsForm.Writer());
        addDeserializer(Tags.class, new TagsForm.Reader());
        families();
    }

    @Override
    public void setupModule(SetupContext context) {
        super.setupModule(context);
        context.insertAnnotationIntrospector(new RecordShape.Fields());
    }

    private void texts() {
        text(AccountId.class, new RecentValues<>(AccountId::new));
        text(AllocationId.class, AllocationId::new);
        text(AssociationId.class, AssociationId::new);
        text(AttachmentId.class, AttachmentId::new);
        text(TrunkAssociationId.class, TrunkAssociationId::new);
        text(CidrAssociationId.class, CidrAssociationId::new);
        text(SubnetCidrAssociationId.class, SubnetCidrAssociationId::new);
        text(SubnetReservationId.class, SubnetReservationId::new);
        text(EgressOnlyGatewayId.class, EgressOnlyGatewayId::new);
        text(EniId.class, EniId::new);
        text(FailoverGroupId.class, FailoverGroupId::new);
        text(GroupId.class, new RecentValues<>(GroupId::new));
        text(InstanceId.class, new RecentValues<>(InstanceId::new));
        text(InternetGatewayId.class, InternetGatewayId::new);
        text(ListenerId.class, ListenerId::new);
        text(LoadBalancerId.class, LoadBalancerId::new);
        text(NatGatewayId.class, NatGatewayId::new);
        text(NetworkAclAssociationId.class, NetworkAclAssociationId::new);
        text(NetworkAclId.class, NetworkAclId::new);
        text(PrefixListId.class, PrefixListId::new);
        text(FlowLogId.class, FlowLogId::new);
        text(PeeringId.class, PeeringId::new);
        text(ReservationId.class, ReservationId::new);
        text(RouteTableAssociationId.class, RouteTableAssociationId::new);
        text(RouteTableId.class, RouteTableId::new);
        text(RuleId.class, RuleId::new);
        text(SubnetId.class, new RecentValues<>(SubnetId::new));
        text(TargetGroupId.class, TargetGroupId::new);
        text(VpcId.class, new RecentValues<>(VpcId::new));
        text(ResourceId.class, ResourceId::parse);
        text(Ipv4.class, Ipv4::parse);
        text(Ipv6.class, Ipv6::parse);
        text(Cidr4.class, Cidr4::parse);
        text(Cidr6.class, Cidr6::parse);
        text(Cidr.class, Cidr::parse);
        text(Ip.class, Ip::parse);
        text(Mac.class, Mac::parse);
        text(Zone.class, new RecentValues<>(Zone::new));
        text(Protocol.class, Protocol::parse);
    }

    private <T> void text(Class<T> type, Function<String, ? extends T> parse) {
        addSerializer(type, new ToStringSerializer(type));
        addDeserializer(type, new TextDeserializer<>(type, parse));
    }

    private void names() {
        names(WireNames.DIRECTIONS);
        names(WireNames.HEALTHS);
        names(WireNames.POWER_STATES);
        names(WireNames.REFUSAL_KINDS);
        names(WireNames.QUOTAS);
        names(WireNames.SLOTS);
        names(WireNames.ROUTE_ORIGINS);
        names(WireNames.INTERFACE_TYPES);
        names(WireNames.CONNECTIVITIES);
        names(WireNames.RESERVATION_TYPES);
        names(WireNames.FAILOVER_SOURCES);
        names(WireNames.FAILOVER_CAUSES);
        names(WireNames.RULE_ACTIONS);
        names(WireNames.ADDRESS_FAMILIES);
        names(WireNames.TRAFFIC_TYPES);
        names(WireNames.ASKED);
        names(WireNames.SCHEMES);
        names(WireNames.BALANCED_PROTOCOLS);
        names(WireNames.TARGET_KINDS);
        names(WireNames.TARGET_HEALTHS);
        names(WireNames.PEERING_STATES);
    }

    private <E extends Enum<E>> void names(WireNames<E> names) {
        addSerializer(names.type(), new NameSerializer<>(names));
        addDeserializer(names.type(), new TextDeserializer<>(names.type(), names::constant));
    }

    private void families() {
        addDeserializer(
                PartitionCommand.class,
                new FamilyDeserializer<>(
                        PartitionCommand.class, TypeNames.COMMANDS, upcasters, Envelopes::command));
        addDeserializer(
                PartitionEvent.class,
                new FamilyDeserializer<>(
                        PartitionEvent.class, TypeNames.EVENTS, upcasters, Envelopes::event));
        PartNames.ALL.forEach(this::part);
        addSerializer(
                PartitionCommand.ForAccount.class,
                new AccountSerializer<>(
                        PartitionCommand.ForAccount.class,
                        PartitionCommand.ForAccount::account,
                        forAccount -> Envelopes.open(forAccount.command())));
        addSerializer(
                PartitionEvent.InAccount.class,
                new AccountSerializer<>(
                        PartitionEvent.InAccount.class,
                        PartitionEvent.InAccount::account,
                        inAccount -> Envelopes.open(inAccount.event())));
        setSerializerModifier(new Naming(upcasters));
    }

    private <T> void part(Class<T> family, TypeTable table) {
        addDeserializer(
                family,
                new FamilyDeserializer<>(
                        family, table, upcasters, (_, record) -> family.cast(record)));
    }

    /** Puts the name of its type into every record of a family. */
    private static final class Naming extends BeanSerializerModifier {
        private static final long serialVersionUID = 1L;

        private final transient Map<Class<?>, String> names = new HashMap<>();
        private final transient Upcasters upcasters;

        Naming(Upcasters upcasters) {
            this.upcasters = upcasters;
            names.putAll(TypeNames.COMMANDS.names());
            names.putAll(TypeNames.EVENTS.names());
            PartNames.ALL.values().forEach(table -> names.putAll(table.names()));
        }

        @Override
        public JsonSerializer<?> modifySerializer(
                SerializationConfig config,
                BeanDescription description,
                JsonSerializer<?> serializer) {
            String name = names.get(description.getBeanClass());
            return name == null
                    ? serializer
                    : new NamedSerializer(name, upcasters.version(name), serializer);
        }
    }
}
