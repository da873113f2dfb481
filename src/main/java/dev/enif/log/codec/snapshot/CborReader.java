/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec.snapshot;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads nested arrays of texts, numbers and booleans, in the order in which they were written. Each
 * method takes the next value and throws {@link DamagedSnapshotException} if it is of another kind.
 * Not thread-safe.
 */
final class CborReader {
    /** Reads one value of some type. */
    @FunctionalInterface
    interface Part<T> {
        T read() throws IOException;
    }

    private final JsonParser parser;
    private @Nullable JsonToken ahead;
    private boolean peeked;

    CborReader(JsonParser parser) {
        this.parser = parser;
    }

    String text() throws IOException {
        take(JsonToken.VALUE_STRING);
        return parser.getText();
    }

    long number() throws IOException {
        take(JsonToken.VALUE_NUMBER_INT);
        return parser.getLongValue();
    }

    int integer() throws IOException {
        take(JsonToken.VALUE_NUMBER_INT);
        return parser.getIntValue();
    }

    boolean bool() throws IOException {
        JsonToken token = peek();
        take(token == JsonToken.VALUE_TRUE ? token : JsonToken.VALUE_FALSE);
        return token == JsonToken.VALUE_TRUE;
    }

    /** Whether the next value is a number. */
    boolean atNumber() throws IOException {
        return peek() == JsonToken.VALUE_NUMBER_INT;
    }

    void begin() throws IOException {
        take(JsonToken.START_ARRAY);
    }

    /** Whether the array that was begun has a further value. */
    boolean more() throws IOException {
        return peek() != JsonToken.END_ARRAY;
    }

    /** Ends the array that was begun; nothing may be left in it. */
    void end() throws IOException {
        take(JsonToken.END_ARRAY);
    }

    /** A whole array of values of one type. */
    <T> List<T> list(Part<T> element) throws IOException {
        List<T> list = new ArrayList<>();
        begin();
        while (more()) {
            list.add(element.read());
        }
        end();
        return list;
    }

    private @Nullable JsonToken peek() throws IOException {
        if (!peeked) {
            ahead = parser.nextToken();
            peeked = true;
        }
        return ahead;
    }

    private void take(JsonToken expected) throws IOException {
        if (peek() != expected) {
            throw new DamagedSnapshotException(
                    "expected %s and found %s".formatted(expected, ahead));
        }
        peeked = false;
    }
}
