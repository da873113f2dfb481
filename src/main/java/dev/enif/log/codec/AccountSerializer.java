/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import dev.enif.core.id.AccountId;
import java.io.IOException;
import java.util.function.Function;

/** Writes a command or event of an account flat: the account, then the inner one's own fields. */
final class AccountSerializer<T> extends StdSerializer<T> {
    static final String ACCOUNT = "account";

    private static final long serialVersionUID = 1L;

    private final transient Function<T, AccountId> account;
    private final transient Function<T, Object> inner;

    AccountSerializer(Class<T> type, Function<T, AccountId> account, Function<T, Object> inner) {
        super(type);
        this.account = account;
        this.inner = inner;
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializerProvider provider)
            throws IOException {
        Object record = inner.apply(value);
        generator.writeStartObject(value);
        generator.writeStringField(ACCOUNT, account.apply(value).value());
        provider.findValueSerializer(record.getClass())
                .unwrappingSerializer(NameTransformer.NOP)
                .serialize(record, generator, provider);
        generator.writeEndObject();
    }
}
