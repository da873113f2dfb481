/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.enif.core.id.VpcId;
import dev.enif.core.routing.MainTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Turns what older code wrote into what this code reads, before it becomes a record. Two ways:
 *
 * <ul>
 *   <li>a <b>default</b> for a field that was added: it is put in where it is absent. Older code
 *       goes on reading the type, without the field; so this is the way for all that older code may
 *       ignore.
 *   <li>a <b>step</b> from one version to the next, for all else. From then on the type is written
 *       with the higher version, which older code refuses to read: raise the feature level with it.
 * </ul>
 *
 * <p>Immutable and thread-safe; steps must be pure but may change the object they are given.
 */
final class Upcasters {
    /** Those of this code. A VPC had no main route table at first. */
    static final Upcasters CURRENT =
            new Upcasters(Map.of(), Map.of())
                    .withDefault(
                            "vpc.created",
                            "mainRouteTableId",
                            old -> TextNode.valueOf(MainTable.idOf(vpcId(old)).value()))
                    .withDefault(
                            "vpc.created",
                            "mainAssociationId",
                            old -> TextNode.valueOf(MainTable.associationOf(vpcId(old)).value()));

    private final Map<String, List<UnaryOperator<ObjectNode>>> steps;
    private final Map<String, Map<String, Function<ObjectNode, JsonNode>>> defaults;

    private Upcasters(
            Map<String, List<UnaryOperator<ObjectNode>>> steps,
            Map<String, Map<String, Function<ObjectNode, JsonNode>>> defaults) {
        this.steps = steps;
        this.defaults = defaults;
    }

    /** Adds the step that leads from the type's version so far to the next. */
    Upcasters withStep(String type, UnaryOperator<ObjectNode> step) {
        Map<String, List<UnaryOperator<ObjectNode>>> more = new HashMap<>(steps);
        List<UnaryOperator<ObjectNode>> ofType =
                new ArrayList<>(more.getOrDefault(type, List.of()));
        ofType.add(step);
        more.put(type, List.copyOf(ofType));
        return new Upcasters(Map.copyOf(more), defaults);
    }

    /**
     * Adds the value that a field of the type has where it was not written yet, found from the
     * other fields.
     */
    Upcasters withDefault(String type, String field, Function<ObjectNode, JsonNode> value) {
        Map<String, Map<String, Function<ObjectNode, JsonNode>>> more = new HashMap<>(defaults);
        Map<String, Function<ObjectNode, JsonNode>> ofType =
                new HashMap<>(more.getOrDefault(type, Map.of()));
        ofType.put(field, value);
        more.put(type, Map.copyOf(ofType));
        return new Upcasters(steps, Map.copyOf(more));
    }

    /** Whether older code wrote the type without that field. */
    boolean hasDefault(String type, String field) {
        return defaults.getOrDefault(type, Map.of()).containsKey(field);
    }

    private static VpcId vpcId(ObjectNode old) {
        return new VpcId(old.path("vpcId").asText());
    }

    /** The version in which this code writes the type: 1 and one for each step. */
    int version(String type) {
        return 1 + steps.getOrDefault(type, List.of()).size();
    }

    /**
     * The object as this code would have written it.
     *
     * @throws UndecodableException if its version is none, or a later one than this code knows
     */
    ObjectNode current(ObjectNode object) {
        String type = object.path(NamedSerializer.TYPE).asText();
        JsonNode written = object.path(NamedSerializer.VERSION);
        int version = written.isMissingNode() ? 1 : written.asInt();
        if (version < 1 || version > version(type)) {
            throw new UndecodableException(
                    "'%s' in version %s; this code knows versions 1 to %d"
                            .formatted(type, written, version(type)));
        }
        ObjectNode current = object;
        List<UnaryOperator<ObjectNode>> ofType = steps.getOrDefault(type, List.of());
        for (UnaryOperator<ObjectNode> step : ofType.subList(version - 1, ofType.size())) {
            current = step.apply(current);
        }
        for (var added : defaults.getOrDefault(type, Map.of()).entrySet()) {
            if (!current.has(added.getKey())) {
                current.set(added.getKey(), added.getValue().apply(current));
            }
        }
        return current;
    }
}
