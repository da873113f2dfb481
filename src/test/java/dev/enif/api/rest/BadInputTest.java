/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.api.client.Api;
import dev.enif.api.client.CommandLog;
import dev.enif.api.client.Reply;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * What is wrong in itself is refused at the door, as a problem, and leaves no command in the log.
 */
@QuarkusTest
class BadInputTest {
    private static final String ZEROS = "00000000000000000";

    /** So many there are at least: a file that was cut short is noticed. */
    private static final int LINES = 335;

    /** One a line: method, path, body, and the status and the code of the answer. */
    private static final Path TABLE = Path.of("src", "test", "resources", "api", "bad-input.txt");

    private final Api api = Api.ofNewAccount();

    @Test
    void bad_input_is_told_as_a_problem_and_nothing_is_written() throws Exception {
        List<String> lines = Files.readAllLines(TABLE);
        assertThat(lines).hasSizeGreaterThanOrEqualTo(LINES);
        CommandLog.requireNothingWritten(() -> {
            SoftAssertions softly = new SoftAssertions();
            lines.forEach(line -> require(softly, line));
            softly.assertAll();
        });
    }

    private void require(SoftAssertions softly, String line) {
        String[] cells = line.replace("ZEROS", ZEROS).split(" *\\| *", -1);
        String body = cells[2].equals("-") ? null : cells[2];
        Reply reply = api.call(cells[0], cells[1], body, "X-Request-Id", "bad-1");
        softly.assertThat(reply.status() + " " + reply.text("code"))
                .as("%s %s: %s", reply.asked(), body, reply.text())
                .isEqualTo(cells[3] + " " + cells[4]);
        softly.assertThat(reply.header("X-Request-Id")).isEqualTo("bad-1");
        if (reply.status() == 405) {
            softly.assertThat(reply.header("Allow")).isNotBlank();
        }
    }

    @Test
    void what_is_well_formed_and_not_there_is_not_found() {
        for (String path :
                new String[] {
                    "/v1/vpcs/vpc-",
                    "/v1/subnets/subnet-",
                    "/v1/security-groups/sg-",
                    "/v1/network-interfaces/eni-",
                    "/v1/addresses/eipalloc-",
                    "/v1/internet-gateways/igw-",
                    "/v1/route-tables/rtb-",
                    "/v1/nat-gateways/nat-",
                    "/v1/egress-only-internet-gateways/eigw-",
                    "/v1/failover-groups/fog-"
                }) {
            assertThat(api.get(path + ZEROS).is(404).text("type")).isEqualTo("/problems/not-found");
            assertThat(api.delete(path + ZEROS).is(404).text("type"))
                    .isEqualTo("/problems/not-found");
        }
        api.post("/v1/instances/i-" + ZEROS + "/stop", null)
                .isProblem(404, "InvalidInstanceID.NotFound");
        String group = "/v1/failover-groups/fog-" + ZEROS;
        api.post(group + "/failover", null).isProblem(404, "InvalidFailoverGroupID.NotFound");
        api.post(
                        group + "/heartbeat",
                        "{'instanceId':'i-" + ZEROS + "','term':1,'leaseMillis':5000}")
                .isProblem(404, "InvalidFailoverGroupID.NotFound");
        api.post(
                        "/v1/failover-groups",
                        "{'allocationId':'eipalloc-%s','standbys':[{'instanceId':'i-%s'}],'healthSource':'explicit'}"
                                .formatted(ZEROS, ZEROS))
                .isProblem(404, "InvalidAllocationID.NotFound");
        api.post("/v1/network-interfaces", "{'subnetId':'subnet-" + ZEROS + "'}")
                .isProblem(404, "InvalidSubnetID.NotFound");
    }

    @Test
    void every_field_that_is_wrong_is_named() {
        Reply refused =
                api.post(
                                "/v1/security-groups/sg-" + ZEROS + "/rules",
                                "{'rules':[{'protocol':'tcp','cidr':'0.0.0.0/0'},{'direction':'ingress'}]}")
                        .isProblem(400, "MissingParameter");
        assertThat(refused.texts("errors", "field"))
                .containsExactly("rules[0].direction", "rules[1].protocol");
        refused = api.post("/v1/vpcs", "{'cidrBlock':'10.0.0.0/16','tags':{'a':null}}").is(400);
        assertThat(refused.texts("errors", "field")).containsExactly("tags.a");
    }

    @Test
    void the_methods_of_a_path_are_told_to_who_uses_another() {
        assertThat(api.put("/v1/vpcs", "{}").is(405).header("Allow")).isEqualTo("GET, POST");
        assertThat(api.put("/v1/vpcs/vpc-" + ZEROS, "{}").is(405).header("Allow"))
                .isEqualTo("DELETE, GET, PATCH");
    }

    @Test
    void a_body_that_is_not_json_and_an_answer_that_is_not_wanted_are_refused() throws Exception {
        CommandLog.requireNothingWritten(() -> {
            String body = "{'cidrBlock':'10.0.0.0/16'}";
            api.post("/v1/vpcs", body, "Content-Type", "text/plain")
                    .isProblem(415, "UnsupportedMediaType");
            api.post("/v1/vpcs", body, "Content-Type", "application/x-www-form-urlencoded")
                    .isProblem(415, "UnsupportedMediaType");
            api.post("/v1/vpcs", body, "Content-Type", "nonsense").is(415);
            api.post("/v1/vpcs", body, "Accept", "text/html").isProblem(406, "NotAcceptable");
            api.get("/v1/watch", "Accept", "application/json").isProblem(406, "NotAcceptable");
        });
    }

    @Test
    void headers_that_are_no_good_are_refused() throws Exception {
        CommandLog.requireNothingWritten(() -> {
            String body = "{'cidrBlock':'10.0.0.0/16'}";
            api.post("/v1/vpcs", body, "Idempotency-Key", "x".repeat(65))
                    .isProblem(400, "InvalidParameterValue");
            api.post("/v1/vpcs", body, "Idempotency-Key", "a b")
                    .isProblem(400, "InvalidParameterValue");
            api.post("/v1/vpcs", body, "Idempotency-Key", "")
                    .isProblem(400, "InvalidParameterValue");
            api.post("/v1/vpcs", body, "If-Match", "\"1\"")
                    .isProblem(400, "InvalidParameterCombination");
            api.delete("/v1/vpcs/vpc-" + ZEROS, "If-Match", "1")
                    .isProblem(400, "InvalidParameterValue");
            api.get("/v1/vpcs", "Enif-At-Least", "x").isProblem(400, "InvalidParameterValue");
        });
        assertThat(
                        api.send("GET", "/v1/vpcs", null, "Enif-Account", "12")
                                .is(400)
                                .text("errors/0/field"))
                .isEqualTo("Enif-Account");
    }

    @Test
    void a_request_id_that_must_not_get_into_a_log_is_replaced() {
        assertThat(api.get("/v1/vpcs", "X-Request-Id", "a b").header("X-Request-Id"))
                .matches("[0-9a-f-]{36}");
        assertThat(api.get("/v1/vpcs", "X-Request-Id", "x".repeat(129)).header("X-Request-Id"))
                .matches("[0-9a-f-]{36}");
    }
}
