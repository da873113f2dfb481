/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.enif.core.account.Quota;
import dev.enif.core.account.Tags;
import dev.enif.core.acl.RuleAction;
import dev.enif.core.eni.InterfaceType;
import dev.enif.core.failover.FailoverCause;
import dev.enif.core.failover.FailoverSource;
import dev.enif.core.flow.Flow;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.instance.Health;
import dev.enif.core.loadbalancer.BalancedProtocol;
import dev.enif.core.loadbalancer.Scheme;
import dev.enif.core.loadbalancer.TargetHealth;
import dev.enif.core.loadbalancer.TargetKind;
import dev.enif.core.monitoring.TrafficType;
import dev.enif.core.nat.Connectivity;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.net.Ip;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import dev.enif.core.net.Mac;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Zone;
import dev.enif.core.prefixlist.AddressFamily;
import dev.enif.core.routing.RouteOrigin;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.vpc.ReservationType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the JSON schema of an event from its record, as the codec writes it. A type that it does
 * not know is an error: somebody has to say how it looks.
 */
final class EventSchemas {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectMapper mapper = new JsonCodec().mapper();
    private final Map<String, ObjectNode> definitions = new TreeMap<>();

    private EventSchemas() {}

    /** The schema of the events of that name, with all that it refers to. */
    static ObjectNode of(String name) {
        return new EventSchemas().schema(name);
    }

    private ObjectNode schema(String name) {
        int version = Upcasters.CURRENT.version(name);
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:enif:schema:%s:%d".formatted(name, version));
        schema.put("title", name);
        ObjectNode object = JSON.objectNode();
        object.set("account", type(mapper.constructType(AccountId.class)));
        fill(schema, object, name, mapper.constructType(TypeNames.EVENTS.type(name)));
        if (!definitions.isEmpty()) {
            ObjectNode all = schema.putObject("$defs");
            definitions.forEach(all::set);
        }
        return schema;
    }

    /**
     * Fields that a reader does not know are allowed: they may be added in any later version.
     *
     * @param first properties that come before the record's own
     */
    private void fill(ObjectNode schema, ObjectNode first, String name, JavaType type) {
        ObjectNode properties = first;
        var required = Stream.<String>builder();
        first.fieldNames().forEachRemaining(required::add);
        if (!name.isEmpty()) {
            properties.set(NamedSerializer.TYPE, JSON.objectNode().put("const", name));
            required.add(NamedSerializer.TYPE);
        }
        for (BeanPropertyDefinition property : properties(type)) {
            properties.set(property.getName(), type(property.getPrimaryType()));
            if (property.isRequired() && !Upcasters.CURRENT.hasDefault(name, property.getName())) {
                required.add(property.getName());
            }
        }
        schema.put("type", "object");
        schema.set("properties", properties);
        var names = schema.putArray("required");
        required.build().forEach(names::add);
    }

    /** In the order of the record's components. */
    private List<BeanPropertyDefinition> properties(JavaType type) {
        SerializationConfig config = mapper.getSerializationConfig();
        return config.introspect(type).findProperties();
    }

    private ObjectNode type(JavaType type) {
        Class<?> raw = type.getRawClass();
        ObjectNode schema = JSON.objectNode();
        if (List.class.isAssignableFrom(raw)) {
            return schema.put("type", "array").set("items", type(type.getContentType()));
        }
        if (raw == String.class || raw == Zone.class || raw == Protocol.class) {
            return schema.put("type", "string");
        }
        if (raw == boolean.class) {
            return schema.put("type", "boolean");
        }
        if (raw == int.class || raw == long.class || raw == Integer.class) {
            return schema.put("type", "integer");
        }
        if (raw == Tags.class) {
            schema.put("type", "object");
            schema.putObject("additionalProperties").put("type", "string");
            return schema;
        }
        if (ResourceId.class.isAssignableFrom(raw)) {
            return pattern(idPattern(raw));
        }
        Map<Class<?>, ObjectNode> texts =
                Map.ofEntries(
                        Map.entry(AccountId.class, pattern("[0-9]{12}")),
                        Map.entry(
                                Ipv4.class,
                                schema.deepCopy().put("type", "string").put("format", "ipv4")),
                        Map.entry(
                                Ipv6.class,
                                schema.deepCopy().put("type", "string").put("format", "ipv6")),
                        Map.entry(Ip.class, pattern("[0-9a-f:.]+")),
                        Map.entry(Cidr.class, pattern("[0-9a-f:.]+/[0-9]{1,3}")),
                        Map.entry(Cidr4.class, pattern("[0-9.]+/[0-9]{1,2}")),
                        Map.entry(Cidr6.class, pattern("[0-9a-f:.]+/[0-9]{1,3}")),
                        Map.entry(Mac.class, pattern("[0-9a-f]{2}(:[0-9a-f]{2}){5}")),
                        Map.entry(Direction.class, names(WireNames.DIRECTIONS)),
                        Map.entry(Health.class, names(WireNames.HEALTHS)),
                        Map.entry(Quota.class, names(WireNames.QUOTAS)),
                        Map.entry(RouteOrigin.class, names(WireNames.ROUTE_ORIGINS)),
                        Map.entry(Flow.Asked.class, names(WireNames.ASKED)),
                        Map.entry(TrafficType.class, names(WireNames.TRAFFIC_TYPES)),
                        Map.entry(Scheme.class, names(WireNames.SCHEMES)),
                        Map.entry(BalancedProtocol.class, names(WireNames.BALANCED_PROTOCOLS)),
                        Map.entry(TargetKind.class, names(WireNames.TARGET_KINDS)),
                        Map.entry(TargetHealth.class, names(WireNames.TARGET_HEALTHS)),
                        Map.entry(AddressFamily.class, names(WireNames.ADDRESS_FAMILIES)),
                        Map.entry(RuleAction.class, names(WireNames.RULE_ACTIONS)),
                        Map.entry(InterfaceType.class, names(WireNames.INTERFACE_TYPES)),
                        Map.entry(Connectivity.class, names(WireNames.CONNECTIVITIES)),
                        Map.entry(ReservationType.class, names(WireNames.RESERVATION_TYPES)),
                        Map.entry(FailoverSource.class, names(WireNames.FAILOVER_SOURCES)),
                        Map.entry(FailoverCause.class, names(WireNames.FAILOVER_CAUSES)));
        ObjectNode text = texts.get(raw);
        return text == null ? definition(type) : text;
    }

    private static ObjectNode pattern(String pattern) {
        return JSON.objectNode().put("type", "string").put("pattern", "^" + pattern + "$");
    }

    private static <E extends Enum<E>> ObjectNode names(WireNames<E> names) {
        ObjectNode schema = JSON.objectNode();
        var all = schema.putArray("enum");
        for (E constant : names.type().getEnumConstants()) {
            all.add(names.name(constant));
        }
        return schema;
    }

    private static String idPattern(Class<?> raw) {
        String prefixes =
                Stream.of(ResourceKind.values())
                        .filter(kind -> raw.isInstance(kind.parse(kind.prefix() + "-00000000")))
                        .map(ResourceKind::prefix)
                        .collect(Collectors.joining("|"));
        return "(%s)-([0-9a-f]{8}|[0-9a-f]{17})".formatted(prefixes);
    }

    private ObjectNode definition(JavaType type) {
        Class<?> raw = type.getRawClass();
        if (!definitions.containsKey(raw.getSimpleName())) {
            ObjectNode schema = JSON.objectNode();
            definitions.put(raw.getSimpleName(), schema);
            TypeTable family = PartNames.ALL.get(raw);
            if (family != null) {
                var members = schema.putArray("oneOf");
                family.types()
                        .forEach((name, member) -> {
                            ObjectNode object = JSON.objectNode();
                            fill(object, JSON.objectNode(), name, mapper.constructType(member));
                            members.add(object);
                        });
            } else if (raw.isRecord()) {
                fill(schema, JSON.objectNode(), "", type);
            } else {
                throw new IllegalStateException("no schema is known for " + raw);
            }
        }
        return JSON.objectNode().put("$ref", "#/$defs/" + raw.getSimpleName());
    }

    /** The names of the events that are published: those of accounts. */
    static Set<String> published() {
        return TypeNames.events().stream()
                .filter(name -> !name.startsWith("partition."))
                .collect(Collectors.toSet());
    }
}
