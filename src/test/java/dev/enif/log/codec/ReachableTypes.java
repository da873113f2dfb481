/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.enif.core.account.Tags;
import dev.enif.core.partition.CommandEnvelope;
import dev.enif.log.snapshot.SnapshotManifest;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What is found by walking from the records of the logs through components and permitted subtypes.
 *
 * @param records those that are written field by field
 * @param families the sealed interfaces, whose members are told apart by name
 */
record ReachableTypes(Set<Class<?>> records, Set<Class<?>> families) {
    private static final ObjectMapper MAPPER = new JsonCodec().mapper();

    static ReachableTypes walk() {
        ReachableTypes found = new ReachableTypes(new LinkedHashSet<>(), new LinkedHashSet<>());
        found.visit(CommandEnvelope.class);
        found.visit(DecisionRecord.class);
        found.visit(TermRecord.class);
        found.visit(SnapshotManifest.class);
        return found;
    }

    private void visit(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            for (Type argument : parameterized.getActualTypeArguments()) {
                visit(argument);
            }
        } else if (type instanceof Class<?> plain && plain.getName().startsWith("dev.enif.")) {
            visitOurs(plain);
        }
    }

    private void visitOurs(Class<?> type) {
        if (type.isSealed() && !isText(type.getPermittedSubclasses()[0]) && families.add(type)) {
            for (Class<?> member : type.getPermittedSubclasses()) {
                visit(member);
            }
        } else if (type.isRecord() && !isText(type) && type != Tags.class && records.add(type)) {
            for (RecordComponent component : type.getRecordComponents()) {
                visit(component.getGenericType());
            }
        }
    }

    private static boolean isText(Class<?> type) {
        try {
            JsonSerializer<Object> serializer =
                    MAPPER.getSerializerProviderInstance().findValueSerializer(type);
            return serializer instanceof ToStringSerializer;
        } catch (JsonMappingException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
