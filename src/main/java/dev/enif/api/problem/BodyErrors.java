/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Says in the words of the interface what is wrong with a body that the JSON reader turned down:
 * where it is, and what was expected there. The reader's own messages name our classes, so none of
 * them is passed on.
 */
final class BodyErrors {
    private BodyErrors() {}

    static ProblemException of(JsonProcessingException exception) {
        return switch (exception) {
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case MismatchedInputException mismatched -> wrongType(mismatched);
            case JsonMappingException mapping
                    when mapping.getCause() instanceof InputCoercionException ->
                    ProblemException.invalid(
                            "InvalidParameterValue",
                            path(mapping.getPath()),
                            "is a number out of range" + at(mapping.getLocation()));
            default ->
                    new ProblemException(
                            ProblemType.MALFORMED_BODY,
                            "MalformedBody",
                            flaw(exception) + at(exception.getLocation()));
        };
    }

    /** The reader tells these two apart by class and message only. */
    private static String flaw(JsonProcessingException exception) {
        Throwable source =
                exception.getCause() instanceof JsonProcessingException cause ? cause : exception;
        if (source instanceof JsonEOFException) {
            return "The body ends before its JSON does";
        }
        String message = source.getMessage();
        return message != null && message.startsWith("Duplicate field")
                ? "The body has the same field twice"
                : "The body is not valid JSON";
    }

    private static ProblemException unknownField(UnrecognizedPropertyException unknown) {
        Collection<Object> known = unknown.getKnownPropertyIds();
        List<String> names =
                known == null ? List.of() : known.stream().map(Object::toString).sorted().toList();
        return ProblemException.invalid(
                "UnknownParameter",
                path(unknown.getPath()),
                "is not known here; known are " + String.join(", ", names));
    }

    private static ProblemException wrongType(MismatchedInputException mismatched) {
        Class<?> target = mismatched.getTargetType();
        if (mismatched.getPath().isEmpty()) {
            return new ProblemException(
                    ProblemType.MALFORMED_BODY,
                    "MalformedBody",
                    "The body is not a JSON object" + at(mismatched.getLocation()));
        }
        String what =
                switch (mismatched) {
                    case InvalidNullException _ -> "must not be null";
                    case InvalidFormatException _ -> "is not " + noun(target);
                    default -> "must be " + noun(target);
                };
        return ProblemException.invalid(
                "InvalidParameterValue",
                path(mismatched.getPath()),
                what + at(mismatched.getLocation()));
    }

    /** What a value of that class is called in JSON. */
    private static String noun(@Nullable Class<?> target) {
        if (target == null) {
            return "of another type";
        }
        if (target == String.class || target.isEnum()) {
            return "a string";
        }
        if (Number.class.isAssignableFrom(target) || target == int.class || target == long.class) {
            return "a whole number";
        }
        if (target == Boolean.class || target == boolean.class) {
            return "true or false";
        }
        if (Collection.class.isAssignableFrom(target)) {
            return "an array";
        }
        return "an object";
    }

    private static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getIndex() >= 0) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    private static String at(@Nullable JsonLocation location) {
        return location == null || location.getLineNr() < 1
                ? ""
                : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }
}
