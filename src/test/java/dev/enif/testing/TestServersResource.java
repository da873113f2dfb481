/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import java.util.Map;

/** Points every {@code @QuarkusTest} at the {@link TestServers}; no test has to ask for it. */
@WithTestResource(value = TestServersResource.class, scope = TestResourceScope.GLOBAL)
public final class TestServersResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        var postgres = TestServers.postgres();
        return Map.of(
                "kafka.bootstrap.servers", TestServers.kafka().bootstrapServers(),
                "quarkus.datasource.jdbc.url", postgres.jdbcUrl("enif"),
                "quarkus.datasource.reactive.url", postgres.reactiveUrl("enif"),
                "quarkus.datasource.username", postgres.user(),
                "quarkus.datasource.password", postgres.password());
    }

    /** Nothing: the servers live as long as the test JVM. */
    @Override
    public void stop() {}
}
