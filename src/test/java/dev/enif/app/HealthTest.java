/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.app;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
class HealthTest {

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @TestHTTPResource(value = "/health/live", management = true)
    URI live;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Test
    void a_service_with_its_broker_and_its_database_is_ready() {
        given().when().get(ready).then().statusCode(200).body("status", equalTo("UP"));
    }

    @Test
    void every_loop_of_the_log_is_watched() {
        given().when()
                .get(live)
                .then()
                .statusCode(200)
                .body(
                        "checks.name",
                        hasItems(
                                "log-follower-turns",
                                "flow-follower-turns",
                                "decider-turns",
                                "relay-turns"));
    }

    @Test
    void the_follower_is_measured() {
        given().when()
                .get(metrics)
                .then()
                .body(containsString("enif_follower_stopped_partitions{reader=\"follower\"}"))
                .body(containsString("enif_replay_bytes{partition=\"0\"}"));
    }

    @Test
    void metrics_are_served_beside_health() {
        given().when().get(metrics).then().statusCode(200);
    }
}
