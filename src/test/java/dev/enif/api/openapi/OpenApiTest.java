/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.enif.api.client.Described;
import dev.enif.api.rest.ListFilters;
import dev.enif.query.AddressField;
import dev.enif.query.EgressOnlyGatewayField;
import dev.enif.query.FailoverGroupField;
import dev.enif.query.FlowLogField;
import dev.enif.query.InstanceField;
import dev.enif.query.InternetGatewayField;
import dev.enif.query.LoadBalancerField;
import dev.enif.query.NatGatewayField;
import dev.enif.query.NetworkAclField;
import dev.enif.query.NetworkInterfaceField;
import dev.enif.query.PeeringConnectionField;
import dev.enif.query.PrefixListField;
import dev.enif.query.RouteTableField;
import dev.enif.query.SecurityGroupField;
import dev.enif.query.SubnetField;
import dev.enif.query.TargetGroupField;
import dev.enif.query.VpcField;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/** The document says all that a client must know of every operation. */
@QuarkusTest
class OpenApiTest {
    private static final Map<String, Class<? extends Enum<?>>> LISTS =
            Map.ofEntries(
                    Map.entry("/v1/vpcs", VpcField.class),
                    Map.entry("/v1/subnets", SubnetField.class),
                    Map.entry("/v1/security-groups", SecurityGroupField.class),
                    Map.entry("/v1/network-interfaces", NetworkInterfaceField.class),
                    Map.entry("/v1/instances", InstanceField.class),
                    Map.entry("/v1/addresses", AddressField.class),
                    Map.entry("/v1/internet-gateways", InternetGatewayField.class),
                    Map.entry("/v1/route-tables", RouteTableField.class),
                    Map.entry("/v1/nat-gateways", NatGatewayField.class),
                    Map.entry("/v1/egress-only-internet-gateways", EgressOnlyGatewayField.class),
                    Map.entry("/v1/network-acls", NetworkAclField.class),
                    Map.entry("/v1/prefix-lists", PrefixListField.class),
                    Map.entry("/v1/flow-logs", FlowLogField.class),
                    Map.entry("/v1/peering-connections", PeeringConnectionField.class),
                    Map.entry("/v1/load-balancers", LoadBalancerField.class),
                    Map.entry("/v1/target-groups", TargetGroupField.class),
                    Map.entry("/v1/failover-groups", FailoverGroupField.class));

    @Test
    void every_operation_is_described_as_a_whole() {
        JsonNode document = Described.document();
        SoftAssertions softly = new SoftAssertions();
        for (Described one : Described.all()) {
            String name = one.method() + " " + one.path();
            softly.assertThat(one.operation().path("summary").asText()).as(name).isNotBlank();
            softly.assertThat(one.operation().path("tags")).as(name).isNotEmpty();
            requireParameters(softly, name, one);
            requireProblems(softly, name, one);
            requireSuccess(softly, name, one, document);
            if (one.method().matches("PUT|PATCH")) {
                softly.assertThat(
                                one.operation().at("/requestBody/content/application~1json/schema"))
                        .as(name)
                        .isNotEmpty();
            }
        }
        softly.assertAll();
    }

    private static void requireParameters(SoftAssertions softly, String name, Described one) {
        List<String> parameters = new ArrayList<>();
        one.operation()
                .path("parameters")
                .forEach(parameter -> {
                    parameters.add(
                            parameter.path("in").asText() + " " + parameter.path("name").asText());
                    softly.assertThat(parameter.path("schema"))
                            .as(name + " " + parameter)
                            .isNotEmpty();
                });
        softly.assertThat(parameters).as(name).doesNotHaveDuplicates();
        Stream.of(one.path().split("/"))
                .filter(part -> part.startsWith("{"))
                .map(part -> "path " + part.substring(1, part.length() - 1))
                .forEach(part -> softly.assertThat(parameters).as(name).contains(part));
        if (one.method().equals("GET") && !one.path().equals("/v1/watch")) {
            boolean ofNoPosition =
                    one.path().startsWith("/v1/admin/") || one.path().startsWith("/v1/monitoring/");
            if (!ofNoPosition) {
                softly.assertThat(parameters)
                        .as(name)
                        .contains("query atLeast", "query consistency", "header Enif-At-Least");
            }
        } else if (!one.method().equals("GET")
                && !one.path().startsWith("/v1/flows")
                && !one.path().equals("/v1/flow-records")
                && !one.path().endsWith("/drill")
                && !one.path().startsWith("/v1/admin/")) {
            softly.assertThat(parameters).as(name).contains("header Idempotency-Key");
            if (one.path().contains("/{id}")) {
                softly.assertThat(parameters).as(name).contains("header If-Match");
            }
        }
        Class<? extends Enum<?>> fields = one.method().equals("GET") ? LISTS.get(one.path()) : null;
        if (fields != null) {
            softly.assertThat(parameters)
                    .as(name)
                    .containsAll(
                            Stream.of(fields.getEnumConstants())
                                    .map(field -> "query " + ListFilters.parameter(field))
                                    .toList())
                    .contains("query limit", "query cursor", "query tagKey", "query tag:<key>");
        }
    }

    private static void requireProblems(SoftAssertions softly, String name, Described one) {
        List<String> expected = new ArrayList<>(List.of("400", "401", "429", "500", "503"));
        if (one.path().contains("{")) {
            expected.add("404");
        }
        if (!one.method().equals("GET") && !one.path().startsWith("/v1/flows")) {
            expected.add("409");
        }
        for (String status : expected) {
            softly.assertThat(
                            one.operation()
                                    .at(
                                            "/responses/"
                                                    + status
                                                    + "/content/application~1problem+json/schema/$ref")
                                    .asText())
                    .as("%s %s", name, status)
                    .isEqualTo("#/components/schemas/Problem");
        }
    }

    private static void requireSuccess(
            SoftAssertions softly, String name, Described one, JsonNode document) {
        List<String> successes = new ArrayList<>();
        one.operation()
                .path("responses")
                .properties()
                .forEach(response -> {
                    if (response.getKey().startsWith("2")) {
                        successes.add(response.getKey());
                        requireResponse(softly, name, response.getKey(), response.getValue());
                    }
                });
        softly.assertThat(successes).as(name).hasSize(1);
        for (String reference : one.operation().findValuesAsText("$ref")) {
            softly.assertThat(document.at(reference.substring(1)))
                    .as("%s %s", name, reference)
                    .isNotEmpty();
        }
    }

    private static void requireResponse(
            SoftAssertions softly, String name, String status, JsonNode response) {
        String type = name.equals("GET /v1/watch") ? "text~1event-stream" : "application~1json";
        softly.assertThat(response.path("description").asText()).as(name).isNotBlank();
        softly.assertThat(response.path("headers").has("Enif-Position")).as(name).isTrue();
        softly.assertThat(response.path("headers").has("X-Request-Id")).as(name).isTrue();
        if (!status.equals("204")) {
            softly.assertThat(response.at("/content/" + type + "/schema"))
                    .as(name + " " + response)
                    .isNotEmpty();
        }
        boolean showsOne =
                status.equals("200")
                                && name.matches("(GET|PATCH|PUT|POST) /v1/[a-z-]+/\\{id}.*")
                                && !name.endsWith("/drill")
                        || status.equals("201") && !name.equals("POST /v1/instances");
        if (showsOne) {
            softly.assertThat(response.path("headers").has("ETag")).as(name).isTrue();
        }
    }

    @Test
    void a_problem_is_described() {
        JsonNode problem = Described.document().at("/components/schemas/Problem/properties");
        assertThat(problem.properties().stream().map(Map.Entry::getKey))
                .contains(
                        "type",
                        "title",
                        "status",
                        "detail",
                        "code",
                        "dependents",
                        "requestId",
                        "errors",
                        "retry");
    }
}
