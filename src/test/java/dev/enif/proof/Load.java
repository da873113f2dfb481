/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import dev.enif.core.id.AccountId;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@linkplain Client Clients} that never give up, spread over accounts of every partition and over
 * all processes of the service.
 */
final class Load implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final int CLIENTS_OF_ACCOUNT = 2;

    private final Supplier<List<URI>> services;
    private final History history;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final List<Client> clients = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /**
     * @param services where they are to be sent now; may change while the load runs
     */
    Load(Supplier<List<URI>> services, History history) {
        this.services = services;
        this.history = history;
    }

    /**
     * Starts the clients.
     *
     * @param random decides what the clients ask for
     */
    void start(int partitions, RandomGenerator random) {
        for (AccountId account : accountInEach(partitions)) {
            for (int number = 0; number < CLIENTS_OF_ACCOUNT; number++) {
                Exchange exchange =
                        new Exchange(http, services, account.value(), clients.size(), history);
                Client client = new Client(exchange, random.nextLong());
                clients.add(client);
                threads.add(Thread.ofVirtual().name("client-" + clients.size()).start(client));
            }
        }
    }

    private static List<AccountId> accountInEach(int partitions) {
        return IntStream.range(0, partitions)
                .mapToObj(partition ->
                        Stream.iterate(1, number -> number + 1)
                                .map(number -> new AccountId("%012d".formatted(number)))
                                .filter(account -> account.partition(partitions) == partition)
                                .findFirst()
                                .orElseThrow())
                .toList();
    }

    /** Lets each client finish its command. */
    void stop() throws InterruptedException {
        clients.forEach(Client::end);
        for (Thread thread : threads) {
            if (!thread.join(PATIENCE)) {
                history.addUnanswered(thread.getName() + " did not end");
            }
        }
    }

    @Override
    public void close() {
        clients.forEach(Client::end);
        threads.forEach(Thread::interrupt);
        http.shutdownNow();
    }
}
