/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.ProblemException;
import dev.enif.core.account.Tags;
import dev.enif.core.id.MalformedIdException;
import dev.enif.core.net.MalformedAddressException;
import dev.enif.core.net.Protocol;
import dev.enif.core.net.Traffic;
import dev.enif.core.securitygroup.Direction;
import dev.enif.log.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads texts of a request into the core's values; what is wrong is named by its field. */
public final class Parameters {
    private Parameters() {}

    /**
     * Reads one.
     *
     * @throws ProblemException if the parser does not take it
     */
    public static <T> T read(String field, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (MalformedIdException malformed) {
            throw ProblemException.invalid(malformed.code(), field, message(malformed));
        } catch (MalformedAddressException malformed) {
            throw ProblemException.invalid("InvalidParameterValue", field, message(malformed));
        }
    }

    /**
     * Reads a position.
     *
     * @throws ProblemException if it is none
     */
    public static Position position(String field, String text) {
        try {
            return Position.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw ProblemException.invalid("InvalidParameterValue", field, message(malformed));
        }
    }

    /** Reads one that may be left out. */
    static <T> @Nullable T readIfGiven(
            String field, @Nullable String text, Function<String, T> parser) {
        return text == null ? null : read(field, text, parser);
    }

    /** Reads a list, which may be left out: then it is empty. */
    static <T> List<T> readAll(
            String field, @Nullable List<String> texts, Function<String, T> parser) {
        List<T> values = new ArrayList<>();
        if (texts != null) {
            for (int index = 0; index < texts.size(); index++) {
                values.add(read(field + "[" + index + "]", texts.get(index), parser));
            }
        }
        return values;
    }

    /**
     * Reads a query parameter that may be repeated.
     *
     * @throws ProblemException if it is not there, or too often
     */
    public static <T> List<T> readQuery(
            String name, List<String> texts, int most, Function<String, T> parser) {
        if (texts.isEmpty()) {
            throw missing(name);
        }
        if (texts.size() > most) {
            throw ProblemException.invalid(
                    "InvalidParameterValue", name, "may be given " + most + " times at most");
        }
        return texts.stream().map(text -> read(name, text, parser)).toList();
    }

    /** The tags of a request, which may be left out. */
    static Tags tags(@Nullable Map<String, String> tags) {
        return tags == null ? Tags.NONE : Tags.of(tags);
    }

    /** A number that may be left out. */
    static int orElse(@Nullable Integer number, int otherwise) {
        return number == null ? otherwise : number;
    }

    /** A yes or no that may be left out. */
    static boolean orElse(@Nullable Boolean value, boolean otherwise) {
        return value == null ? otherwise : value;
    }

    /** A text that may be left out. */
    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /**
     * Reads a number of a query parameter.
     *
     * @throws ProblemException unless it is decimal and within the bounds
     */
    static int number(String field, String text, int least, int most) {
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw ProblemException.invalid(
                    "InvalidParameterValue",
                    field,
                    "expecting a whole number of " + least + " to " + most);
        }
        return number;
    }

    /** The field that is missing. */
    static ProblemException missing(String field) {
        return ProblemException.invalid("MissingParameter", field, "is required");
    }

    private static String message(Exception exception) {
        String message = exception.getMessage();
        return message == null ? "is not valid" : message;
    }

    /**
     * A protocol with its ports, or type and code; the second port is the first if it is left out.
     *
     * @param path of the fields in the body, with its last dot
     * @throws ProblemException if one is no such thing, or they do not go together
     */
    static Traffic traffic(
            String path, String protocol, @Nullable Integer fromPort, @Nullable Integer toPort) {
        Protocol read = read(path + "protocol", protocol, Protocol::parse);
        if (read.hasPorts() && fromPort == null) {
            throw missing(path + "fromPort");
        }
        int from = orElse(fromPort, -1);
        int to = orElse(toPort, read.hasPorts() ? from : -1);
        return read(path + "fromPort", protocol, _ -> new Traffic(read, from, to));
    }

    /**
     * @param path of the field in the body, with its last dot
     * @throws ProblemException unless it is {@code ingress} or {@code egress}
     */
    static Direction direction(String path, String direction) {
        return switch (direction) {
            case "ingress" -> Direction.INGRESS;
            case "egress" -> Direction.EGRESS;
            default ->
                    throw ProblemException.invalid(
                            "InvalidParameterValue",
                            path + "direction",
                            "expecting ingress or egress");
        };
    }
}
