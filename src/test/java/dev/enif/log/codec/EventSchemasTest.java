/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.testing.RandomHistory;
import dev.enif.testing.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What readers of the public stream are told about its events is what is written.
 *
 * <p>The schemas are made from the records. After adding an event, or a field to one, run {@code
 * ./mvnw test -Dtest=EventSchemasTest -Dschema.write=true} and look at the difference: it is what
 * readers see.
 */
class EventSchemasTest {
    private static final Path SCHEMAS =
            Path.of("src", "main", "resources", "dev", "enif", "schemas");
    private static final Path ASYNCAPI =
            Path.of("src", "main", "resources", "dev", "enif", "asyncapi.yaml");
    private static final ObjectMapper MAPPER = new JsonCodec().mapper();

    static List<Example<PartitionEvent>> examples() {
        return EventExamples.all().stream()
                .filter(example -> EventSchemas.published().contains(example.name()))
                .toList();
    }

    static Set<String> published() {
        return new TreeSet<>(EventSchemas.published());
    }

    @ParameterizedTest
    @MethodSource("published")
    void the_schema_is_that_of_the_record(String name) throws IOException {
        String made = pretty(EventSchemas.of(name));
        if (Boolean.getBoolean("schema.write")) {
            Files.createDirectories(SCHEMAS);
            Files.writeString(file(name), made);
        }
        assertThat(file(name)).as("to write it, run with -Dschema.write=true").exists();
        assertThat(Files.readString(file(name))).isEqualTo(made);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_golden_event_is_valid_and_all_of_it_is_described(Example<PartitionEvent> example)
            throws IOException {
        JsonNode written = golden(example);
        assertThat(schema(example.name(), false).validate(written)).isEmpty();
        assertThat(schema(example.name(), true).validate(written)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_field_that_a_later_version_adds_is_allowed_and_one_that_is_missing_is_not(
            Example<PartitionEvent> example) throws IOException {
        JsonNode written = golden(example);
        ObjectNode more = written.deepCopy();
        more.put("addedLater", 1);
        assertThat(schema(example.name(), false).validate(more)).isEmpty();
        assertThat(schema(example.name(), true).validate(more)).isNotEmpty();
        written.fieldNames()
                .forEachRemaining(field -> {
                    Class<?> type = TypeNames.EVENTS.type(example.name());
                    if (Upcasters.CURRENT.hasDefault(example.name(), field)
                            || OptionalFields.contains(type, field)) {
                        return;
                    }
                    ObjectNode less = written.deepCopy();
                    less.remove(field);
                    assertThat(schema(example.name(), false).validate(less))
                            .as("without %s", field)
                            .isNotEmpty();
                });
    }

    /** The stream holds events of before the field was added. */
    @Test
    void a_field_that_was_added_later_is_described_and_may_be_missing() {
        JsonNode schema = EventSchemas.of("vpc.created");
        assertThat(schema.path("properties").has("mainRouteTableId")).isTrue();
        assertThat(schema.path("required").toString())
                .contains("defaultGroupId")
                .doesNotContain("mainRouteTableId");
    }

    @Test
    void whatever_happens_is_described() {
        Map<String, JsonSchema> schemas = new HashMap<>();
        Seeds.check(
                10,
                random -> {
                    RandomHistory history = new RandomHistory(random, 0, 1);
                    for (int decision = 0; decision < 100; decision++) {
                        for (PartitionEvent event : history.next().events()) {
                            if (!(event instanceof PartitionEvent.InAccount)) {
                                continue;
                            }
                            String name = TypeNames.ofEvent(event);
                            Set<ValidationMessage> troubles =
                                    schemas.computeIfAbsent(name, it -> schema(it, true))
                                            .validate(MAPPER.valueToTree(event));
                            assertThat(troubles).as(name).isEmpty();
                        }
                    }
                });
    }

    @Test
    void there_is_no_schema_of_anything_else() throws IOException {
        try (Stream<Path> files = Files.list(SCHEMAS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            published().stream().map(EventSchemasTest::fileName).toList());
        }
    }

    @Test
    void the_stream_s_description_has_a_message_for_every_event() throws IOException {
        String asyncapi = Files.readString(ASYNCAPI);
        for (String name : published()) {
            assertThat(asyncapi)
                    .contains("\n    %s:\n".formatted(name))
                    .contains("name: dev.enif.%s\n".formatted(name))
                    .contains("$ref: schemas/%s\n".formatted(fileName(name)))
                    .contains(
                            "      %1$s:\n        $ref: '#/components/messages/%1$s'\n"
                                    .formatted(name));
        }
        long messages = asyncapi.lines().filter(line -> line.contains("name: dev.enif.")).count();
        assertThat(messages).isEqualTo(published().size());
    }

    private static JsonNode golden(Example<PartitionEvent> example) throws IOException {
        return MAPPER.readTree(
                Path.of("src", "test", "resources", "golden", "events", example.fileName())
                        .toFile());
    }

    /**
     * @param strict whether fields that are not described are refused
     */
    private static JsonSchema schema(String name, boolean strict) {
        try {
            JsonNode schema = MAPPER.readTree(file(name).toFile());
            if (strict) {
                close(schema);
            }
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.path("properties").isObject()
                && object.path("type").asText().equals("object")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(EventSchemasTest::close);
    }

    private static Path file(String name) {
        return SCHEMAS.resolve(fileName(name));
    }

    private static String fileName(String name) {
        return "%s.v%d.json".formatted(name, Upcasters.CURRENT.version(name));
    }

    private static String pretty(JsonNode schema) throws IOException {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer =
                new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        return MAPPER.writer(printer).writeValueAsString(schema) + "\n";
    }
}
