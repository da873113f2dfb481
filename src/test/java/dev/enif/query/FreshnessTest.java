/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.command.Answer;
import dev.enif.command.CommandState;
import dev.enif.command.Commands;
import dev.enif.core.account.Tags;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.EniId;
import dev.enif.projection.RebuildService;
import dev.enif.query.view.NetworkInterfaceView;
import dev.enif.query.view.ResourceView;
import dev.enif.query.view.ResourceViews;
import dev.enif.testing.AccountClient;
import dev.enif.testing.Await;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Reads are as recent as they demand, under load and while the views are rebuilt. */
@QuarkusTest
class FreshnessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int WRITERS = 4;

    @Inject Commands commands;
    @Inject CommandState exact;
    @Inject Views views;
    @Inject RebuildService rebuilds;

    /** One account with a writer that reads everything back that it writes. */
    private final class Writer implements Runnable {
        private final AccountClient client;
        private final EniId eniId;
        private final AtomicBoolean goesOn;
        private final int atLeastRounds;

        Writer(int number, AtomicBoolean goesOn, int atLeastRounds) {
            this.client = new AccountClient(commands, new AccountId("6" + "0".repeat(10) + number));
            var vpc = client.vpc("10.0.0.0/16", Tags.NONE);
            var subnet = client.subnet(vpc, "10.0.0.0/24", "us-east-1a");
            this.eniId = client.eni(subnet, "", 1, List.of(), Tags.NONE);
            this.goesOn = goesOn;
            this.atLeastRounds = atLeastRounds;
        }

        @Override
        public void run() {
            long seen = -1;
            for (int round = 0; round < atLeastRounds || goesOn.get(); round++) {
                String description = "round " + round;
                Answer answer = client.describe(eniId, description);
                var consistency =
                        round % 5 == 0
                                ? Consistency.STRONG
                                : new Consistency.AtLeast(answer.position());

                var read =
                        await(
                                views.find(
                                        ViewKind.NETWORK_INTERFACES,
                                        client.account(),
                                        eniId,
                                        consistency));

                NetworkInterfaceView view = read.view().orElseThrow();
                assertThat(view.description()).isEqualTo(description);
                assertThat(read.position().offset())
                        .isGreaterThanOrEqualTo(answer.position().offset())
                        .isGreaterThanOrEqualTo(seen);
                var later =
                        await(
                                views.find(
                                        ViewKind.NETWORK_INTERFACES,
                                        client.account(),
                                        eniId,
                                        Consistency.EVENTUAL));
                assertThat(later.position().offset())
                        .isGreaterThanOrEqualTo(read.position().offset());
                seen = later.position().offset();
            }
        }
    }

    @Test
    void what_was_answered_is_read_back_under_load_and_through_a_rebuild() throws Exception {
        int before = rebuilds.status().live();
        var goesOn = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Writer> writers = new ArrayList<>();
            List<Future<?>> running = new ArrayList<>();
            for (int number = 0; number < WRITERS; number++) {
                writers.add(new Writer(number, goesOn, 20));
            }
            writers.forEach(writer -> running.add(threads.submit(writer)));

            int next = rebuilds.start(true);
            assertThat(next).isGreaterThan(before);
            Await.until(
                    "the next generation is live",
                    PATIENCE,
                    () -> rebuilds.status().live() == next || anyFailed(running));
            goesOn.set(false);
            for (Future<?> writer : running) {
                writer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            assertThat(rebuilds.status().live()).isEqualTo(next);
            writers.forEach(writer -> assertRowsEqualTheFold(writer.client.account()));
        }
    }

    private static boolean anyFailed(List<Future<?>> running) {
        return running.stream().anyMatch(Future::isDone);
    }

    private void assertRowsEqualTheFold(AccountId account) {
        var folded = exact.account(account);
        var atLeast = new Consistency.AtLeast(folded.position());
        List<ResourceView> rows = new ArrayList<>();
        rows.addAll(
                await(views.list(ViewKind.VPCS, account, Filter.all(), PageRequest.FIRST, atLeast))
                        .items());
        rows.addAll(
                await(
                                views.list(
                                        ViewKind.SUBNETS,
                                        account,
                                        Filter.all(),
                                        PageRequest.FIRST,
                                        atLeast))
                        .items());
        rows.addAll(
                await(
                                views.list(
                                        ViewKind.SECURITY_GROUPS,
                                        account,
                                        Filter.all(),
                                        PageRequest.FIRST,
                                        atLeast))
                        .items());
        rows.addAll(
                await(
                                views.list(
                                        ViewKind.NETWORK_INTERFACES,
                                        account,
                                        Filter.all(),
                                        PageRequest.FIRST,
                                        atLeast))
                        .items());
        rows.addAll(
                await(
                                views.list(
                                        ViewKind.INTERNET_GATEWAYS,
                                        account,
                                        Filter.all(),
                                        PageRequest.FIRST,
                                        atLeast))
                        .items());
        rows.addAll(
                await(
                                views.list(
                                        ViewKind.ROUTE_TABLES,
                                        account,
                                        Filter.all(),
                                        PageRequest.FIRST,
                                        atLeast))
                        .items());
        rows.addAll(
                await(
                                views.list(
                                        ViewKind.NETWORK_ACLS,
                                        account,
                                        Filter.all(),
                                        PageRequest.FIRST,
                                        atLeast))
                        .items());
        rows.addAll(
                await(
                                views.list(
                                        ViewKind.LOAD_BALANCERS,
                                        account,
                                        Filter.all(),
                                        PageRequest.FIRST,
                                        atLeast))
                        .items());
        rows.addAll(
                await(
                                views.list(
                                        ViewKind.TARGET_GROUPS,
                                        account,
                                        Filter.all(),
                                        PageRequest.FIRST,
                                        atLeast))
                        .items());
        rows.addAll(
                await(
                                views.list(
                                        ViewKind.PREFIX_LISTS,
                                        account,
                                        Filter.all(),
                                        PageRequest.FIRST,
                                        atLeast))
                        .items());
        rows.addAll(
                await(
                                views.list(
                                        ViewKind.FLOW_LOGS,
                                        account,
                                        Filter.all(),
                                        PageRequest.FIRST,
                                        atLeast))
                        .items());
        rows.addAll(
                await(
                                views.list(
                                        ViewKind.PEERING_CONNECTIONS,
                                        account,
                                        Filter.all(),
                                        PageRequest.FIRST,
                                        atLeast))
                        .items());
        rows.addAll(
                await(
                                views.list(
                                        ViewKind.FAILOVER_GROUPS,
                                        account,
                                        Filter.all(),
                                        PageRequest.FIRST,
                                        atLeast))
                        .items());
        assertThat(rows).isEqualTo(ResourceViews.all(folded.account()));
    }

    private static <T> T await(Uni<T> asked) {
        return asked.await().atMost(PATIENCE);
    }
}
