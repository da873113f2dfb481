/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.bench;

import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Commands of several accounts, which spread over all partitions: each account makes interfaces,
 * and deletes its oldest once it has {@value #KEPT}, so that the state stays as large as it is.
 * Thread-safe.
 */
final class Commands {
    static final int ACCOUNTS = 16;
    private static final int KEPT = 100;

    private final Client client;
    private final List<Account> accounts = new ArrayList<>();
    private final AtomicInteger next = new AtomicInteger();

    private record Account(String id, String subnetId, AtomicInteger kept, Queue<String> made) {}

    /** Makes a VPC and a subnet for each account. */
    Commands(Client client) {
        this.client = client;
        for (int number = 0; number < ACCOUNTS; number++) {
            var id = "%012d".formatted(1_000 + number);
            var vpc =
                    client.require(
                            HttpMethod.POST, id, "/v1/vpcs", "{\"cidrBlock\":\"10.0.0.0/16\"}");
            var subnet =
                    client.require(
                            HttpMethod.POST,
                            id,
                            "/v1/subnets",
                            "{\"vpcId\":\"%s\",\"cidrBlock\":\"10.0.0.0/18\"}"
                                    .formatted(vpc.json().path("id").asText()));
            accounts.add(
                    new Account(
                            id,
                            subnet.json().path("id").asText(),
                            new AtomicInteger(),
                            new ConcurrentLinkedQueue<>()));
        }
    }

    /**
     * What was made.
     *
     * @param id empty if nothing was
     */
    record Done(boolean accepted, String account, String id, String position) {}

    /** Sends the next command. */
    CompletionStage<Done> send() {
        var account = accounts.get(Math.floorMod(next.getAndIncrement(), ACCOUNTS));
        if (account.kept().get() >= KEPT) {
            var oldest = account.made().poll();
            if (oldest != null) {
                account.kept().decrementAndGet();
                return client.send(
                                HttpMethod.DELETE,
                                account.id(),
                                "/v1/network-interfaces/" + oldest,
                                "")
                        .thenApply(reply ->
                                new Done(reply.accepted(), account.id(), "", reply.position()));
            }
        }
        return create(account);
    }

    private CompletionStage<Done> create(Account account) {
        account.kept().incrementAndGet();
        return client.send(
                        HttpMethod.POST,
                        account.id(),
                        "/v1/network-interfaces",
                        "{\"subnetId\":\"" + account.subnetId() + "\"}")
                .thenApply(reply -> made(account, reply));
    }

    private static Done made(Account account, Client.Reply reply) {
        if (!reply.accepted()) {
            account.kept().decrementAndGet();
            return new Done(false, account.id(), "", reply.position());
        }
        var id = reply.json().path("id").asText();
        account.made().add(id);
        return new Done(true, account.id(), id, reply.position());
    }

    /** Answers whether a read in the view and a verdict show what was made, waiting for it. */
    CompletableFuture<Boolean> view(Done done) {
        return client.send(
                        HttpMethod.GET,
                        done.account(),
                        "/v1/network-interfaces/" + done.id() + "?atLeast=" + done.position(),
                        "")
                .thenApply(Client.Reply::accepted)
                .toCompletableFuture();
    }

    CompletableFuture<Boolean> verdict(Done done) {
        return client.send(
                        HttpMethod.POST,
                        done.account(),
                        "/v1/flows/evaluate:batch?atLeast=" + done.position(),
                        "{\"flows\":[{\"source\":\"%s\",\"destination\":\"203.0.113.7\",\"protocol\":\"tcp\",\"destinationPort\":443}]}"
                                .formatted(done.id()))
                .thenApply(Client.Reply::accepted)
                .toCompletableFuture();
    }
}
