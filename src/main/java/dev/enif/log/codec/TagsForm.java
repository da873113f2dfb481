/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.enif.core.account.Tags;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** Tags are written as one object, key by key in order. */
final class TagsForm {
    private TagsForm() {}

    static final class Writer extends StdSerializer<Tags> {
        private static final long serialVersionUID = 1L;

        Writer() {
            super(Tags.class);
        }

        @Override
        public void serialize(Tags tags, JsonGenerator generator, SerializerProvider provider)
                throws IOException {
            generator.writeStartObject();
            for (Map.Entry<String, String> tag : tags.entries().entrySet()) {
                generator.writeStringField(tag.getKey(), tag.getValue());
            }
            generator.writeEndObject();
        }
    }

    static final class Reader extends StdDeserializer<Tags> {
        private static final long serialVersionUID = 1L;

        Reader() {
            super(Tags.class);
        }

        @Override
        public Tags deserialize(JsonParser parser, DeserializationContext context)
                throws IOException {
            if (!parser.isExpectedStartObjectToken()) {
                return (Tags) context.handleUnexpectedToken(Tags.class, parser);
            }
            Map<String, String> entries = new TreeMap<>();
            String key = parser.nextFieldName();
            while (key != null) {
                if (parser.nextToken() != JsonToken.VALUE_STRING) {
                    return (Tags) context.handleUnexpectedToken(String.class, parser);
                }
                entries.put(key, parser.getText());
                key = parser.nextFieldName();
            }
            return Tags.of(entries);
        }
    }
}
