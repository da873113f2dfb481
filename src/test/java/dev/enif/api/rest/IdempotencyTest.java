/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.api.client.Api;
import dev.enif.api.client.Reply;
import dev.enif.api.client.Scene;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A command that is repeated under its key is carried out once. */
@QuarkusTest
class IdempotencyTest {
    private static final String KEY = "Idempotency-Key";
    private static final String BODY = "{'cidrBlock':'10.0.0.0/16','tags':{'a':'b'}}";

    private final Scene scene = Scene.ofNewAccount();
    private final Api api = scene.api();

    @Test
    void a_repeat_is_answered_alike_and_does_nothing() {
        Reply first = api.post("/v1/vpcs", BODY, KEY, "once").is(201);
        Reply second = api.post("/v1/vpcs", BODY, KEY, "once").is(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.entityTag()).isEqualTo(first.entityTag());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(first.has("Enif-Replayed")).isFalse();
        assertThat(second.header("Enif-Replayed")).isEqualTo("true");
        assertThat(api.read("/v1/vpcs").json().path("items")).hasSize(1);
    }

    /** Its order of fields and its spaces are not part of what a request says. */
    @Test
    void a_repeat_that_is_spelled_otherwise_is_the_same() {
        String id = api.post("/v1/vpcs", BODY, KEY, "once").is(201).id();
        Reply second =
                api.post(
                        "/v1/vpcs",
                        " { 'tags' : {'a':'b'}, 'cidrBlock':'10.0.0.0/16' } ",
                        KEY,
                        "once");
        assertThat(second.is(201).id()).isEqualTo(id);
    }

    @Test
    void another_request_under_the_same_key_is_refused() {
        api.post("/v1/vpcs", BODY, KEY, "once").is(201);
        api.post("/v1/vpcs", "{'cidrBlock':'10.1.0.0/16'}", KEY, "once")
                .isProblem(409, "IdempotentParameterMismatch");
        api.post("/v1/addresses", "{}", KEY, "once").isProblem(409, "IdempotentParameterMismatch");
        assertThat(api.read("/v1/vpcs").json().path("items")).hasSize(1);
        assertThat(api.read("/v1/addresses").json().path("items")).isEmpty();
    }

    @Test
    void the_same_key_in_another_account_is_another_key() {
        String id = api.post("/v1/vpcs", BODY, KEY, "once").is(201).id();
        Reply other = Api.ofNewAccount().post("/v1/vpcs", BODY, KEY, "once").is(201);
        assertThat(other.id()).isNotEqualTo(id);
        assertThat(other.has("Enif-Replayed")).isFalse();
    }

    @Test
    void many_at_once_under_one_key_make_one() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Reply>> all =
                    IntStream.range(0, 16)
                            .mapToObj(_ ->
                                    CompletableFuture.supplyAsync(
                                            () -> api.post("/v1/vpcs", BODY, KEY, "once"), threads))
                            .toList();
            List<Reply> replies = all.stream().map(CompletableFuture::join).toList();
            assertThat(replies.stream().map(reply -> reply.is(201).id()).distinct()).hasSize(1);
            assertThat(replies.stream().filter(reply -> !reply.has("Enif-Replayed"))).hasSize(1);
        }
        assertThat(api.read("/v1/vpcs").json().path("items")).hasSize(1);
    }

    @Test
    void a_repeat_whose_result_is_gone_since_is_answered_with_its_ids() {
        String id = api.post("/v1/vpcs", BODY, KEY, "gone").is(201).id();
        api.delete("/v1/vpcs/" + id, KEY, "delete").is(204);
        Reply repeat = api.post("/v1/vpcs", BODY, KEY, "gone").is(201);
        assertThat(repeat.texts("ids", "")).containsExactly(id);
        assertThat(repeat.json().has("id")).isFalse();
        assertThat(api.delete("/v1/vpcs/" + id, KEY, "delete").is(204).header("Enif-Replayed"))
                .isEqualTo("true");
        api.delete("/v1/vpcs/" + id).is(404);
    }

    @Test
    void a_refusal_is_not_kept() {
        String vpc = scene.vpc();
        String subnet = scene.subnet(vpc);
        api.delete("/v1/vpcs/" + vpc, KEY, "later").is(409);
        api.delete("/v1/subnets/" + subnet).is(204);
        api.delete("/v1/vpcs/" + vpc, KEY, "later").is(204);
    }

    @Test
    void every_kind_of_command_can_be_repeated() {
        String subnet = scene.subnet(scene.vpc());
        List<String> instances = scene.instances(subnet, 2);
        String eni = scene.eni(subnet).id();
        String path = "/v1/network-interfaces/" + eni;
        String attach = "{'instanceId':'%s','deviceIndex':1}".formatted(instances.get(0));
        Reply attached = api.post(path + "/attach", attach, KEY, "attach").is(200);
        assertThat(api.post(path + "/attach", attach, KEY, "attach").is(200).text())
                .isEqualTo(attached.text());
        String move =
                "{'instanceId':'%s','expectedAttachmentId':'%s'}"
                        .formatted(instances.get(1), attached.text("attachment/id"));
        Reply moved = api.post(path + "/move", move, KEY, "move").is(200);
        assertThat(api.post(path + "/move", move, KEY, "move").is(200).text())
                .isEqualTo(moved.text());
        String run =
                "{'imageId':'ami-1','instanceType':'m5.large','subnetId':'%s','count':2}"
                        .formatted(subnet);
        Reply launched = api.post("/v1/instances", run, KEY, "run").is(201);
        assertThat(api.post("/v1/instances", run, KEY, "run").is(201).text())
                .isEqualTo(launched.text());
        api.put("/v1/quotas/vpcs", "{'value':9}", KEY, "quota").is(200);
        assertThat(
                        api.put("/v1/quotas/vpcs", "{'value':9}", KEY, "quota")
                                .is(200)
                                .has("Enif-Replayed"))
                .isTrue();
    }
}
