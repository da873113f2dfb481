/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Fields of a request of which exactly one is given. Lives for one request, in one thread. */
final class OneOf<T> {
    private final String usual;
    private final List<String> names = new ArrayList<>();
    private final List<String> given = new ArrayList<>();
    private @Nullable T value;

    private OneOf(String usual) {
        this.usual = usual;
    }

    /**
     * @param usual the field that is named as missing if none is given
     */
    static <T> OneOf<T> required(String usual) {
        return new OneOf<>(usual);
    }

    /**
     * One more of the fields.
     *
     * @throws ProblemException if the parser does not take its text
     */
    OneOf<T> or(String field, @Nullable String text, Function<String, ? extends T> parser) {
        names.add(field);
        if (text != null) {
            given.add(field);
            value = Parameters.<T>read(field, text, parser::apply);
        }
        return this;
    }

    /**
     * The value of the field that is given.
     *
     * @throws ProblemException if none is given, or several are
     */
    T value() {
        if (given.size() > 1) {
            throw ProblemException.invalid(
                    "InvalidParameterCombination",
                    given.get(1),
                    "expecting only one of " + String.join(", ", names));
        }
        if (value == null) {
            throw Parameters.missing(usual);
        }
        return value;
    }
}
