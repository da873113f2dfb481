/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;

/** Writes an enum's constant by its wire name. */
final class NameSerializer<E extends Enum<E>> extends StdScalarSerializer<E> {
    private static final long serialVersionUID = 1L;

    private final transient WireNames<E> names;

    NameSerializer(WireNames<E> names) {
        super(names.type());
        this.names = names;
    }

    @Override
    public void serialize(E constant, JsonGenerator generator, SerializerProvider provider)
            throws IOException {
        generator.writeString(names.name(constant));
    }
}
