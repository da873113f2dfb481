/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;

/** What is promised of every answer. */
public final class Promises {
    private Promises() {}

    /** The same again, if it keeps them. */
    public static Reply checked(Reply reply) {
        assertThat(reply.header("X-Request-Id")).as(reply.asked()).isNotBlank();
        if (reply.status() >= 400) {
            requireProblem(reply);
        }
        return reply;
    }

    private static void requireProblem(Reply reply) {
        String what = reply.asked() + " answered " + reply.status() + " " + reply.text();
        assertThat(reply.headers().firstValue("Content-Type"))
                .as(what)
                .contains("application/problem+json");
        JsonNode problem = reply.json();
        assertThat(problem.path("type").asText()).as(what).matches("/problems/[a-z-]+");
        assertThat(problem.path("title").asText()).as(what).isNotBlank();
        assertThat(problem.path("status").asInt()).as(what).isEqualTo(reply.status());
        assertThat(problem.path("detail").asText()).as(what).isNotBlank();
        assertThat(problem.path("code").asText()).as(what).isNotBlank();
        assertThat(problem.path("dependents").isArray()).as(what).isTrue();
        assertThat(problem.path("requestId").asText())
                .as(what)
                .isEqualTo(reply.header("X-Request-Id"));
        assertThat(problem.path("instance").asText()).as(what).startsWith("/");
        assertThat(reply.text())
                .as("names of classes")
                .doesNotContain("dev.enif", "fasterxml", "Exception");
    }
}
