/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.enif.app.WireTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What a native image of the service would be built from. No native compiler runs here: this sees a
 * missing registration, not what only the closed world reveals.
 */
class NativeSourcesIT {

    private static final Path SOURCES = Path.of("target", "native-sources");
    private static final Path RESOURCES = Path.of("src", "main", "resources");

    /** Read by Quarkus while it builds, not by the service while it runs. */
    private static final List<String> BUILD_TIME_RESOURCES =
            List.of("application.properties", "ValidationMessages.properties");

    @Test
    void every_type_of_the_wire_can_be_built_and_read_by_reflection() throws IOException {
        var registered = new HashMap<String, JsonNode>();
        for (var type : configuration("reflect-config.json")) {
            registered.put(type.get("name").asText(), type);
        }
        assertThat(WireTypes.all())
                .isNotEmpty()
                .allSatisfy(type -> assertThat(registered).containsKey(type.getName()))
                .allSatisfy(type ->
                        assertThat(List.of("allDeclaredConstructors", "allDeclaredMethods"))
                                .as(type.getName())
                                .allMatch(members ->
                                        Objects.requireNonNull(registered.get(type.getName()))
                                                .path(members)
                                                .asBoolean()));
    }

    @Test
    void every_resource_that_the_service_reads_is_included() throws IOException {
        var patterns = new ArrayList<Pattern>();
        for (var include : configuration("resource-config.json").at("/resources/includes")) {
            patterns.add(Pattern.compile(include.get("pattern").asText()));
        }
        try (var files = Files.walk(RESOURCES)) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .map(file -> RESOURCES.relativize(file).toString())
                                    .filter(name -> !BUILD_TIME_RESOURCES.contains(name)))
                    .allSatisfy(name ->
                            assertThat(patterns)
                                    .as(name)
                                    .anyMatch(pattern -> pattern.matcher(name).matches()));
        }
    }

    @Test
    void the_arguments_rule_out_a_fallback_and_bring_encryption_and_authentication()
            throws IOException {
        var arguments = Files.readString(SOURCES.resolve("native-image.args"));
        assertThat(arguments)
                .contains("--no-fallback")
                .contains("--link-at-build-time")
                .containsPattern("--enable-url-protocols=\\S*https")
                .contains("ScramSaslClientProvider")
                .contains("OAuthBearerSaslClientProvider");
    }

    private static JsonNode configuration(String file) throws IOException {
        try (var runners = Files.newDirectoryStream(SOURCES, "*-runner.jar")) {
            var jar = runners.iterator().next();
            try (var runner = new JarFile(jar.toFile());
                    var content =
                            runner.getInputStream(
                                    runner.getEntry("META-INF/native-image/" + file))) {
                return new ObjectMapper().readTree(content);
            }
        }
    }
}
