/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.api.client.Api;
import dev.enif.api.client.Reply;
import dev.enif.api.client.Scene;
import dev.enif.log.Position;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads at a position, strong reads, and positions that cannot be had. */
@QuarkusTest
class RecencyTest {
    private static final List<String> READS =
            List.of("/v1/vpcs", "/v1/vpcs/vpc-00000000000000000", "/v1/account", "/v1/quotas");
    private static final String QUESTION =
            "{'source':'10.0.0.1','destination':'10.0.0.2','protocol':'tcp'}";

    private final Scene scene = Scene.ofNewAccount();
    private final Api api = scene.api();

    @Test
    void a_read_at_ones_own_position_sees_ones_own_change() {
        String eni = scene.eni(scene.subnet(scene.vpc())).id();
        String path = "/v1/network-interfaces/" + eni;
        for (int round = 0; round < 25; round++) {
            Reply changed = api.patch(path, "{'description':'%d'}".formatted(round)).is(200);
            Reply read =
                    round % 2 == 0
                            ? api.get(path + "?atLeast=" + changed.position())
                            : api.get(path, "Enif-At-Least", changed.position());
            assertThat(read.is(200).text()).isEqualTo(changed.text());
            assertThat(offset(read)).isGreaterThanOrEqualTo(offset(changed));
        }
    }

    @Test
    void a_strong_read_sees_what_was_answered_before_it_came() {
        String path = "/v1/network-interfaces/" + scene.eni(scene.subnet(scene.vpc())).id();
        for (int round = 0; round < 25; round++) {
            Reply changed = api.patch(path, "{'description':'%d'}".formatted(round)).is(200);
            assertThat(api.read(path).text()).isEqualTo(changed.text());
            assertThat(offset(api.read("/v1/network-interfaces?description=" + round)))
                    .isGreaterThanOrEqualTo(offset(changed));
        }
    }

    /** While somebody else writes: no answer is older than what was asked for. */
    @Test
    void a_read_at_a_position_is_never_older_under_load() {
        String path = "/v1/network-interfaces/" + scene.eni(scene.subnet(scene.vpc())).id();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Void>> readers =
                    IntStream.range(0, 8)
                            .mapToObj(_ ->
                                    CompletableFuture.runAsync(() -> writeAndRead(path), threads))
                            .toList();
            readers.forEach(CompletableFuture::join);
        }
    }

    private void writeAndRead(String path) {
        long revision = 0;
        for (int round = 0; round < 10; round++) {
            Reply changed =
                    api.patch(path, "{'sourceDestCheck':%b}".formatted(round % 2 == 0)).is(200);
            Reply read = api.get(path + "?atLeast=" + changed.position()).is(200);
            long seen = read.json().path("revision").asLong();
            assertThat(seen).isGreaterThanOrEqualTo(changed.json().path("revision").asLong());
            assertThat(seen).isGreaterThanOrEqualTo(revision);
            revision = seen;
        }
    }

    @Test
    void verdicts_are_as_recent_as_asked_for() {
        String vpc = scene.vpc();
        String subnet = scene.subnet(vpc);
        List<String> enis = List.of(scene.eni(subnet).id(), scene.eni(subnet).id());
        String question =
                "{'source':'%s','destination':'%s','protocol':'tcp','destinationPort':443}"
                        .formatted(enis.get(0), enis.get(1));
        Reply group =
                api.post("/v1/tags", "{'resourceIds':['%s'],'tags':{'a':'b'}}".formatted(vpc))
                        .is(204);
        for (String query : List.of("?atLeast=" + group.position(), "?consistency=strong")) {
            Reply verdict = api.post("/v1/flows/evaluate" + query, question).is(200);
            assertThat(offset(verdict)).isGreaterThanOrEqualTo(offset(group));
            assertThat(verdict.text("position")).isEqualTo(verdict.position());
            Reply many =
                    api.post(
                                    "/v1/flows/evaluate:batch" + query,
                                    "{'flows':[%s,%s]}".formatted(question, question))
                            .is(200);
            assertThat(many.texts("verdicts", "action"))
                    .containsExactly(verdict.text("action"), verdict.text("action"));
        }
    }

    @Test
    void a_position_of_another_partition_says_nothing_here() {
        String foreign = (api.partition() + 1) % Api.PARTITIONS + ":1";
        for (String path : READS) {
            api.get(path + "?atLeast=" + foreign).isProblem(400, "InvalidParameterValue");
            api.get(path, "Enif-At-Least", foreign).isProblem(400, "InvalidParameterValue");
        }
        api.post("/v1/flows/evaluate?atLeast=" + foreign, QUESTION)
                .isProblem(400, "InvalidParameterValue");
        api.get("/v1/watch?from=" + foreign).isProblem(400, "InvalidParameterValue");
        api.get("/v1/watch", "Last-Event-ID", foreign).isProblem(400, "InvalidParameterValue");
    }

    @Test
    void who_waits_for_what_never_comes_is_told_after_a_while() {
        String beyond = api.partition() + ":999999999";
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<Reply>> waiting =
                    Stream.concat(
                                    READS.stream().map(path -> path + "?atLeast="),
                                    Stream.of("/v1/watch?from="))
                            .map(path ->
                                    CompletableFuture.supplyAsync(
                                            () -> api.get(path + beyond), threads))
                            .collect(Collectors.toList());
            waiting.add(
                    CompletableFuture.supplyAsync(
                            () -> api.post("/v1/flows/evaluate?atLeast=" + beyond, QUESTION),
                            threads));
            for (CompletableFuture<Reply> reply : waiting) {
                Reply late = reply.join().isProblem(503, "Unavailable");
                assertThat(late.text("type")).isEqualTo("/problems/not-ready");
                assertThat(late.header("Retry-After")).isEqualTo(late.text("retry/afterSeconds"));
            }
        }
    }

    private static long offset(Reply reply) {
        return Position.parse(reply.position()).offset();
    }
}
