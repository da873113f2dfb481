/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.ContextualSerializer;
import com.fasterxml.jackson.databind.ser.ResolvableSerializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;

/**
 * Writes a record of a family as one flat object: the name of its type, its version from 2 on, its
 * fields.
 */
final class NamedSerializer extends JsonSerializer<Object>
        implements ContextualSerializer, ResolvableSerializer {
    static final String TYPE = "type";
    static final String VERSION = "version";

    private final String name;
    private final int version;
    private final JsonSerializer<Object> fields;
    private final boolean braces;

    /** Wraps the serializer of the record itself. */
    NamedSerializer(String name, int version, JsonSerializer<?> record) {
        this(name, version, unwrapped(record), true);
    }

    private NamedSerializer(
            String name, int version, JsonSerializer<Object> fields, boolean braces) {
        this.name = name;
        this.version = version;
        this.fields = fields;
        this.braces = braces;
    }

    @SuppressWarnings("unchecked")
    private static JsonSerializer<Object> unwrapped(JsonSerializer<?> record) {
        return (JsonSerializer<Object>) record.unwrappingSerializer(NameTransformer.NOP);
    }

    @Override
    public void resolve(SerializerProvider provider) throws JsonMappingException {
        if (fields instanceof ResolvableSerializer resolvable) {
            resolvable.resolve(provider);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public JsonSerializer<?> createContextual(SerializerProvider provider, BeanProperty property)
            throws JsonMappingException {
        JsonSerializer<?> contextual = provider.handleSecondaryContextualization(fields, property);
        return contextual == fields
                ? this
                : new NamedSerializer(name, version, (JsonSerializer<Object>) contextual, braces);
    }

    /** The same without the braces, for an object that has further fields. */
    @Override
    public JsonSerializer<Object> unwrappingSerializer(NameTransformer transformer) {
        return new NamedSerializer(name, version, fields, false);
    }

    @Override
    public void serialize(Object value, JsonGenerator generator, SerializerProvider provider)
            throws IOException {
        if (braces) {
            generator.writeStartObject(value);
        }
        generator.writeStringField(TYPE, name);
        if (version > 1) {
            generator.writeNumberField(VERSION, version);
        }
        fields.serialize(value, generator, provider);
        if (braces) {
            generator.writeEndObject();
        }
    }
}
