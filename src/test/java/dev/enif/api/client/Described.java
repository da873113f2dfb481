/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An operation as the OpenAPI document describes it.
 *
 * @param method in capitals
 */
public record Described(String method, String path, JsonNode operation) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

    /** All of the interface, in the document's order. */
    public static List<Described> all() {
        JsonNode document = document();
        List<Described> found = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .properties()
                                .forEach(operation -> {
                                    if (path.getKey().startsWith("/v1/")
                                            && METHODS.contains(operation.getKey())) {
                                        found.add(
                                                new Described(
                                                        operation.getKey().toUpperCase(Locale.ROOT),
                                                        path.getKey(),
                                                        operation.getValue()));
                                    }
                                }));
        return found;
    }

    public static JsonNode document() {
        return new Api("000000000001").plain("GET", "/q/openapi?format=json").is(200).json();
    }

    /** The path with some text in the place of each parameter. */
    public String filledPath() {
        return path.replaceAll("\\{[^}]*}", "x");
    }
}
