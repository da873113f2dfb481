/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The manifests render, and every role runs by the same rules: probed, bounded and without
 * privileges.
 */
class KubernetesTest {

    private static final Path BASE = Path.of("k8s", "base");

    private static List<JsonNode> documents = List.of();

    @BeforeAll
    static void render() throws Exception {
        documents = parse(rendered());
    }

    @Test
    void each_role_has_one_deployment() {
        assertThat(ofKind("Deployment").map(KubernetesTest::role))
                .containsExactlyInAnyOrder("command", "projection", "flow", "relay");
        assertThat(ofKind("Deployment"))
                .allSatisfy(deployment ->
                        assertThat(deployment.at("/metadata/name").asText())
                                .isEqualTo("enif-" + role(deployment)));
    }

    @Test
    void each_pod_is_probed_on_the_management_port() {
        assertThat(ofKind("Deployment").map(KubernetesTest::container))
                .allSatisfy(container -> {
                    assertProbe(container, "startupProbe", "/q/health/started");
                    assertProbe(container, "readinessProbe", "/q/health/ready");
                    assertProbe(container, "livenessProbe", "/q/health/live");
                    assertThat(container.at("/ports").findValuesAsText("name"))
                            .containsExactly("http", "management");
                    assertThat(container.at("/ports").findValuesAsText("containerPort"))
                            .containsExactly("8080", "9000");
                });
    }

    @Test
    void each_pod_has_its_memory_reserved_and_its_processor_unbounded() {
        assertThat(ofKind("Deployment").map(deployment -> container(deployment).at("/resources")))
                .allSatisfy(resources -> {
                    assertThat(resources.at("/limits/memory").asText())
                            .isNotEmpty()
                            .isEqualTo(resources.at("/requests/memory").asText());
                    assertThat(resources.at("/requests/cpu").asText()).isNotEmpty();
                    assertThat(resources.at("/limits/cpu").isMissingNode()).isTrue();
                });
    }

    @Test
    void each_pod_runs_without_privileges() {
        assertThat(ofKind("Deployment"))
                .allSatisfy(deployment -> {
                    var pod = deployment.at("/spec/template/spec");
                    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
                    assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(1001);
                    assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                            .isEqualTo("RuntimeDefault");
                    assertThat(pod.at("/automountServiceAccountToken").asBoolean(true)).isFalse();
                    var security = container(deployment).at("/securityContext");
                    assertThat(security.at("/allowPrivilegeEscalation").asBoolean(true)).isFalse();
                    assertThat(security.at("/readOnlyRootFilesystem").asBoolean()).isTrue();
                    assertThat(security.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
                });
    }

    @Test
    void each_service_finds_pods_and_a_port_of_theirs() {
        assertThat(ofKind("Service")).isNotEmpty();
        assertThat(ofKind("Service"))
                .allSatisfy(service -> {
                    var selector = service.at("/spec/selector");
                    assertThat(
                                    ofKind("Deployment")
                                            .filter(deployment ->
                                                    selects(
                                                            selector,
                                                            deployment.at(
                                                                    "/spec/template/metadata/labels"))))
                            .hasSize(1);
                    assertThat(service.at("/spec/ports/0/targetPort").asText()).isEqualTo("http");
                });
    }

    @Test
    void each_image_is_pinned() throws IOException {
        assertThat(
                        ofKind("Deployment")
                                .map(deployment -> container(deployment).at("/image").asText()))
                .allSatisfy(image -> assertThat(image).doesNotEndWith("latest").startsWith("enif"));
        for (var dockerfile : List.of("Dockerfile.jvm", "Dockerfile.native")) {
            var lines = Files.readAllLines(Path.of("docker", dockerfile));
            assertThat(lines.stream().filter(line -> line.startsWith("ARG ")))
                    .isNotEmpty()
                    .allMatch(
                            line ->
                                    line.matches("ARG [A-Z_]+=\\S+:\\S+")
                                            && !line.endsWith(":latest"),
                            "a pinned image");
            assertThat(lines.stream().filter(line -> line.startsWith("FROM ")))
                    .isNotEmpty()
                    .allMatch(line -> line.startsWith("FROM ${"), "an image from an argument");
            assertThat(lines).contains("USER 1001:0");
        }
    }

    private static void assertProbe(JsonNode container, String probe, String path) {
        assertThat(container.at("/" + probe + "/httpGet/path").asText()).isEqualTo(path);
        assertThat(container.at("/" + probe + "/httpGet/port").asText()).isEqualTo("management");
    }

    private static Stream<JsonNode> ofKind(String kind) {
        return documents.stream().filter(document -> document.at("/kind").asText().equals(kind));
    }

    private static JsonNode container(JsonNode deployment) {
        return deployment.at("/spec/template/spec/containers/0");
    }

    private static String role(JsonNode deployment) {
        for (var variable : container(deployment).at("/env")) {
            if (variable.at("/name").asText().equals("ENIF_ROLES")) {
                return variable.at("/value").asText();
            }
        }
        return "";
    }

    private static boolean selects(JsonNode selector, JsonNode labels) {
        return selector.properties().stream()
                .allMatch(label -> label.getValue().equals(labels.get(label.getKey())));
    }

    /** As kubectl renders them; where there is none, the files that would be rendered. */
    private static String rendered() throws IOException, InterruptedException {
        try {
            var process =
                    new ProcessBuilder("kubectl", "kustomize", BASE.toString())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as("kubectl kustomize").isZero();
            return output;
        } catch (IOException e) {
            var resources = new ArrayList<String>();
            for (var name :
                    parse(Files.readString(BASE.resolve("kustomization.yaml")))
                            .getFirst()
                            .at("/resources")) {
                resources.add(Files.readString(BASE.resolve(name.asText())));
            }
            return String.join("\n---\n", resources);
        }
    }

    private static List<JsonNode> parse(String yaml) throws IOException {
        var mapper = new YAMLMapper();
        try (var nodes = mapper.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return StreamSupport.stream(((Iterable<JsonNode>) () -> nodes).spliterator(), false)
                    .filter(node -> !node.isEmpty())
                    .toList();
        }
    }
}
