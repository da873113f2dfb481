/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.api.client.Api;
import dev.enif.api.client.CommandLog;
import dev.enif.api.client.RawRequest;
import dev.enif.api.client.Reply;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requests that no library sends, and bodies of any length. */
@QuarkusTest
class RawRequestTest {
    private static final String LIMIT = " ".repeat(1_048_576);

    private final Api api = Api.ofNewAccount();

    private RawRequest post() {
        return RawRequest.of("POST", "/v1/vpcs").with("Enif-Account", api.account());
    }

    @Test
    void a_body_in_chunks_is_read_whatever_its_length() {
        for (int padding : new int[] {0, 100, 20_000, 300_000}) {
            String body = "{\"cidrBlok\":\"10.0.0.0/16\"" + " ".repeat(padding) + "}";
            Reply refused = post().chunked(body, 16_000).send().isProblem(400, "UnknownParameter");
            assertThat(refused.position()).startsWith(api.partition() + ":");
        }
        String body = "{\"cidrBlock\":\"10.0.0.0/16\"" + " ".repeat(50_000) + "}";
        post().chunked(body, 7_000).send().is(201);
        assertThat(api.read("/v1/vpcs").json().path("items")).hasSize(1);
    }

    @Test
    void an_empty_body_in_chunks_is_no_body() {
        post().chunked("", 1).send().isProblem(400, "MissingParameter");
        RawRequest.of("POST", "/v1/addresses")
                .with("Enif-Account", api.account())
                .chunked("", 1)
                .send()
                .is(201);
    }

    @Test
    void a_body_that_is_too_large_is_refused_announced_or_not() throws Exception {
        CommandLog.requireNothingWritten(() -> {
            post().chunked(LIMIT + "{}", 16_000).send().isProblem(413, "RequestEntityTooLarge");
            api.send("POST", "/v1/vpcs", LIMIT + "{}").isProblem(413, "RequestEntityTooLarge");
            post().with("Content-Length", "999999999999")
                    .send()
                    .isProblem(413, "RequestEntityTooLarge");
        });
    }

    @Test
    void a_body_at_the_limit_is_read() {
        String body = "{\"cidrBlok\":\"x\"}";
        String padded = body + LIMIT.substring(body.length());
        api.send("POST", "/v1/vpcs", padded).isProblem(400, "UnknownParameter");
    }

    /** The framework turns it away before any of our code: with the status, and without a body. */
    @Test
    void a_target_that_is_no_uri_is_refused_and_nothing_is_written() throws Exception {
        CommandLog.requireNothingWritten(() -> {
            for (String target :
                    List.of(
                            "/v1/vpcs/%zz",
                            "/v1/vpcs/%", "/v1/vpcs/vpc-%4", "/%zz", "/v1/vpcs?a=%zz")) {
                assertThat(RawRequest.of("DELETE", target).exchange().status())
                        .as(target)
                        .isEqualTo(400);
            }
        });
    }

    @Test
    void bytes_that_are_no_text_are_told_as_a_problem() {
        assertThat(RawRequest.of("GET", "/v1/vpcs/%00").send().status()).isEqualTo(400);
        assertThat(RawRequest.of("GET", "/v1/vpcs/%FF%FE").send().status()).isEqualTo(400);
        assertThat(RawRequest.of("GET", "/v1/vpcs?description=%00").send().status()).isEqualTo(400);
        RawRequest.of("GET", "/v1/security-groups?name=%00").send().is(200);
        RawRequest.of("GET", "/v1/security-groups?name=%FF%FE").send().is(200);
        RawRequest.of("GET", "/v1/security-groups?tag:%00=%00").send().is(200);
    }
}
