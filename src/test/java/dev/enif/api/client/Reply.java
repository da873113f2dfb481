/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;

/**
 * An answer.
 *
 * @param asked the method and the path, for messages
 */
public record Reply(String asked, int status, HttpHeaders headers, String text) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    public Reply is(int expected) {
        assertThat(status).as("%s answered %s", asked, text).isEqualTo(expected);
        return this;
    }

    /** It is a problem of that status and code. */
    public Reply isProblem(int expected, String code) {
        is(expected);
        assertThat(text("code")).as("%s answered %s", asked, text).isEqualTo(code);
        return this;
    }

    public JsonNode json() {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(asked + " answered no JSON: " + text, e);
        }
    }

    /** The text of a field; its path is separated by slashes, and numbers are places in arrays. */
    public String text(String path) {
        JsonNode node = json().at("/" + path);
        assertThat(node.isMissingNode()).as("no %s in %s", path, text).isFalse();
        return node.asText();
    }

    /** The texts of a field of all elements of an array. */
    public List<String> texts(String array, String field) {
        List<String> found = new ArrayList<>();
        json().at("/" + array)
                .forEach(node ->
                        found.add((field.isEmpty() ? node : node.at("/" + field)).asText()));
        return found;
    }

    public String id() {
        return text("id");
    }

    /** The value of a header that must be there once. */
    public String header(String name) {
        assertThat(headers.allValues(name)).as("%s of %s", name, asked).hasSize(1);
        return headers.firstValue(name).orElseThrow();
    }

    public boolean has(String header) {
        return headers.firstValue(header).isPresent();
    }

    public String position() {
        return header("Enif-Position");
    }

    public String entityTag() {
        return header("ETag");
    }
}
