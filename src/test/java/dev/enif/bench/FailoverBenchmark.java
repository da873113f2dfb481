/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.bench;

import dev.enif.local.ServiceProcess;
import io.vertx.core.http.HttpMethod;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * How long a failover takes: from the failure to the decision, and until it shows in the view and
 * in the rule table. The limit is what the same moves take by hand.
 */
final class FailoverBenchmark implements SystemBenchmark {
    private static final int GROUPS = 45;
    private static final int WARM_UP = 10;
    private static final String ROW = "%-44s %9s %9.1f %9.1f %9.1f%n";

    @Override
    public String name() {
        return "failover";
    }

    /** An account; each run has one of its own, which may have fifty groups. */
    private record Tenant(Client client, String account) {
        Client.Reply require(HttpMethod method, String path, String body) {
            return client.require(method, account, path, body);
        }

        CompletionStage<Client.Reply> send(HttpMethod method, String path, String body) {
            return client.send(method, account, path, body);
        }
    }

    /** A protected interface, who holds it, and who may take over. */
    private record Protected(String group, String eni, String attachment, List<String> instances) {}

    @Override
    public void run(PrintStream out, Path folder) throws Exception {
        try (var stack = Stack.start(folder, true);
                var service = stack.service("command,projection,flow,relay", "-Xmx1g", 4);
                var client = new Client(service.settings().httpPort())) {
            out.printf("%-44s %9s %9s %9s %9s%n", "ms", "", "p50", "p99", "max");
            Tenant first = new Tenant(client, "000000000001");
            moved(out, first, subnet(first));
            Tenant second = new Tenant(client, "000000000002");
            stopped(out, second, subnet(second));
            Tenant third = new Tenant(client, "000000000003");
            expired(out, service, third, subnet(third));
        }
    }

    private static String subnet(Tenant tenant) {
        String vpc =
                id(tenant.require(HttpMethod.POST, "/v1/vpcs", "{\"cidrBlock\":\"10.0.0.0/16\"}"));
        return id(
                tenant.require(
                        HttpMethod.POST,
                        "/v1/subnets",
                        "{\"vpcId\":\"" + vpc + "\",\"cidrBlock\":\"10.0.0.0/18\"}"));
    }

    /** The limit: the move by hand, and reads that wait for it. */
    private static void moved(PrintStream out, Tenant tenant, String subnet) {
        List<Protected> all = several(tenant, subnet, "explicit", false);
        var stages = new Stages();
        for (Protected one : all) {
            stages.add(
                    tenant,
                    one,
                    "/v1/network-interfaces/" + one.eni() + "/move",
                    "{\"instanceId\":\"%s\",\"expectedAttachmentId\":\"%s\"}"
                            .formatted(one.instances().get(1), one.attachment()));
        }
        stages.print(out, "moved by hand");
    }

    private static void stopped(PrintStream out, Tenant tenant, String subnet) {
        var stages = new Stages();
        for (Protected one : several(tenant, subnet, "instance-status", true)) {
            stages.add(tenant, one, "/v1/instances/" + one.instances().get(0) + "/stop", "");
        }
        stages.print(out, "holder stopped");
    }

    /** The times of the service's own metrics: they begin when the lease ran out. */
    private static void expired(
            PrintStream out, ServiceProcess service, Tenant tenant, String subnet)
            throws Exception {
        List<Protected> all = several(tenant, subnet, "heartbeat", true);
        for (Protected one : all) {
            tenant.require(
                    HttpMethod.POST,
                    "/v1/failover-groups/" + one.group() + "/heartbeat",
                    "{\"instanceId\":\"%s\",\"term\":1,\"leaseMillis\":1000}"
                            .formatted(one.instances().get(0)));
            TimeUnit.MILLISECONDS.sleep(20);
        }
        TimeUnit.SECONDS.sleep(3);
        out.printf(
                "%nleases that ran out, by the service's metrics (all readers; log time at one end)%n");
        try (var in = service.management("/q/metrics").toURL().openStream()) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("enif_failover_"))
                    .forEach(out::println);
        }
    }

    private static List<Protected> several(
            Tenant tenant, String subnet, String source, boolean grouped) {
        List<Protected> all = new ArrayList<>();
        for (int number = 0; number < GROUPS; number++) {
            all.add(one(tenant, subnet, source, grouped));
        }
        return all;
    }

    private static Protected one(Tenant tenant, String subnet, String source, boolean grouped) {
        var run =
                tenant.require(
                                HttpMethod.POST,
                                "/v1/instances",
                                "{\"imageId\":\"ami-1\",\"instanceType\":\"m5.large\",\"subnetId\":\"%s\",\"count\":2}"
                                        .formatted(subnet))
                        .json();
        List<String> instances =
                List.of(run.at("/instances/0/id").asText(), run.at("/instances/1/id").asText());
        String eni =
                id(
                        tenant.require(
                                HttpMethod.POST,
                                "/v1/network-interfaces",
                                "{\"subnetId\":\"" + subnet + "\"}"));
        String attachment =
                tenant.require(
                                HttpMethod.POST,
                                "/v1/network-interfaces/" + eni + "/attach",
                                "{\"instanceId\":\"%s\",\"deviceIndex\":1}"
                                        .formatted(instances.get(0)))
                        .json()
                        .at("/attachment/id")
                        .asText();
        String group =
                grouped
                        ? id(
                                tenant.require(
                                        HttpMethod.POST,
                                        "/v1/failover-groups",
                                        "{\"name\":\"g\",\"networkInterfaceId\":\"%s\",\"healthSource\":\"%s\",\"minimumIntervalMillis\":0,\"standbys\":[{\"instanceId\":\"%s\"}]}"
                                                .formatted(eni, source, instances.get(1))))
                        : "";
        return new Protected(group, eni, attachment, instances);
    }

    private static String id(Client.Reply reply) {
        return reply.json().path("id").asText();
    }

    /** Times from the request to the answer, and to the answers of reads that wait for it. */
    private static final class Stages {
        private final Latencies answered = new Latencies(GROUPS);
        private final Latencies inView = new Latencies(GROUPS);
        private final Latencies inTable = new Latencies(GROUPS);
        private int done;

        void add(Tenant tenant, Protected one, String path, String body) {
            long begin = System.nanoTime();
            var reply = tenant.require(HttpMethod.POST, path, body);
            long decided = System.nanoTime();
            String atLeast = "?atLeast=" + reply.position();
            var view =
                    tenant.send(HttpMethod.GET, "/v1/network-interfaces/" + one.eni() + atLeast, "")
                            .thenApply(shown -> requireMoved(one, shown))
                            .toCompletableFuture();
            var verdict =
                    tenant.send(
                                    HttpMethod.POST,
                                    "/v1/flows/evaluate" + atLeast,
                                    "{\"source\":\"%s\",\"destination\":\"%s\",\"protocol\":\"tcp\",\"destinationPort\":443}"
                                            .formatted(one.instances().get(1), one.eni()))
                            .thenApply(_ -> System.nanoTime())
                            .toCompletableFuture();
            long seen = view.join();
            long evaluated = verdict.join();
            if (done++ >= WARM_UP) {
                answered.add(decided - begin);
                inView.add(seen - begin);
                inTable.add(evaluated - begin);
            }
        }

        private static long requireMoved(Protected one, Client.Reply shown) {
            String holder = shown.json().at("/attachment/instanceId").asText();
            if (!holder.equals(one.instances().get(1))) {
                throw new IllegalStateException("not moved: " + shown.body());
            }
            return System.nanoTime();
        }

        void print(PrintStream out, String what) {
            row(out, what + ": decided and answered", answered);
            row(out, what + ": shown in the view, read included", inView);
            row(out, what + ": in the rule table, likewise", inTable);
        }

        private static void row(PrintStream out, String what, Latencies latencies) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    what,
                    "",
                    latencies.millis(0.5),
                    latencies.millis(0.99),
                    latencies.millis(1));
        }
    }
}
