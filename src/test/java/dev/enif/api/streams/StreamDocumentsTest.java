/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.streams;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The service describes its public stream itself. */
@QuarkusTest
class StreamDocumentsTest {
    @Test
    void the_description_of_the_stream_is_served() {
        given().get("/asyncapi")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/yaml"))
                .body(containsString("asyncapi: 3.0.0"));
    }

    @Test
    void the_schema_of_an_event_is_served() {
        given().get("/schemas/eni.attached.v1.json")
                .then()
                .statusCode(200)
                .contentType(startsWith("application/schema+json"))
                .body(containsString("\"urn:enif:schema:eni.attached:1\""));
    }

    @Test
    void a_schema_that_is_not_there_is_a_problem() {
        given().get("/schemas/eni.flown.v1.json")
                .then()
                .statusCode(404)
                .body("status", equalTo(404));
        given().get("/schemas/..%2Fasyncapi.yaml").then().statusCode(404);
    }
}
