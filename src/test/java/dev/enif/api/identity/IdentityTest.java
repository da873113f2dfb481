/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.api.client.Api;
import dev.enif.api.client.CommandLog;
import dev.enif.api.client.Described;
import dev.enif.api.client.RawRequest;
import dev.enif.api.client.Reply;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing of the interface answers to nobody; the routes come from the document of all. */
@QuarkusTest
class IdentityTest {
    private final Api api = new Api("000000000001");

    /** A page that the developer has open elsewhere sends where it comes from. */
    @Test
    void no_route_answers_to_a_foreign_page() throws Exception {
        List<Described> all = Described.all();
        assertThat(all)
                .extracting(Described::path)
                .contains("/v1/network-interfaces/{id}/move", "/v1/watch");
        CommandLog.requireNothingWritten(() -> {
            for (Described one : all) {
                Reply reply =
                        api.send(
                                one.method(),
                                one.filledPath(),
                                null,
                                "Origin",
                                "http://elsewhere.example");
                requireUnauthenticated(reply);
            }
        });
    }

    @Test
    void no_route_answers_to_a_name_that_is_not_this_machine() {
        for (Described one : Described.all()) {
            requireUnauthenticated(
                    RawRequest.of(one.method(), one.filledPath())
                            .with("Host", "rebound.example")
                            .send());
        }
    }

    /** What is there cannot be found out by asking. */
    @Test
    void what_there_is_not_answers_to_nobody_likewise() {
        for (String path :
                List.of("/v1", "/v1/nothing", "/v2/vpcs", "/v1/vpcs/x/y/z", "/nothing")) {
            requireUnauthenticated(
                    api.send("GET", path, null, "Origin", "http://elsewhere.example"));
            requireUnauthenticated(
                    api.send("TRACE", path, null, "Origin", "http://elsewhere.example"));
        }
    }

    private static void requireUnauthenticated(Reply reply) {
        reply.isProblem(401, "AuthFailure");
        assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(reply.has("Enif-Position")).isFalse();
    }

    @Test
    void the_developers_own_page_is_known() {
        api.get("/v1/account", "Origin", Api.base().toString()).is(200);
    }
}
