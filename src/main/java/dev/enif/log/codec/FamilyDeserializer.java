/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.enif.core.id.AccountId;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record of a family: brings its object to the current version, finds its type by name,
 * reads its fields, and puts it into its envelope.
 */
final class FamilyDeserializer<T> extends StdDeserializer<T> {
    private static final long serialVersionUID = 1L;

    /** What a record becomes once it is read. */
    @FunctionalInterface
    interface Envelope<T> {
        T close(@Nullable AccountId account, Object record);
    }

    private final transient TypeTable table;
    private final transient Upcasters upcasters;
    private final transient Envelope<T> envelope;

    FamilyDeserializer(
            Class<T> family, TypeTable table, Upcasters upcasters, Envelope<T> envelope) {
        super(family);
        this.table = table;
        this.upcasters = upcasters;
        this.envelope = envelope;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (!(context.readTree(parser) instanceof ObjectNode read)) {
            return (T) context.handleUnexpectedToken(_valueClass, parser);
        }
        ObjectNode object = upcasters.current(read);
        String name = text(object.remove(NamedSerializer.TYPE), NamedSerializer.TYPE);
        object.remove(NamedSerializer.VERSION);
        JsonNode account = object.remove(AccountSerializer.ACCOUNT);
        Object record = context.readTreeAsValue(object, table.type(name));
        return envelope.close(
                account == null ? null : new AccountId(text(account, AccountSerializer.ACCOUNT)),
                record);
    }

    private String text(@Nullable JsonNode node, String field) {
        if (node == null || !node.isTextual()) {
            throw new UndecodableException(
                    "a " + table.family() + " whose field '" + field + "' is no text: " + node);
        }
        return node.textValue();
    }
}
