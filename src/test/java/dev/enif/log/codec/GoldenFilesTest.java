/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.enif.core.partition.CommandEnvelope;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.log.snapshot.SnapshotManifest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the logs hold can be read for ever, and is still written alike.
 *
 * <p>A golden file is one line of JSON as it was once written to a log. Files are added, never
 * changed or removed: a test that fails here has found a change that old logs would not survive. To
 * add the file of a new type, or of a new version of one, add an example and run {@code ./mvnw test
 * -Dtest=GoldenFilesTest -Dgolden.write=true}, which writes the files that are missing and no
 * others. When a type gets a new version, its older examples stay, with the values that they are
 * upcast to. When a field with a default is added to a type, its examples so far become older ones,
 * with that default.
 */
class GoldenFilesTest {
    private static final Path ROOT = Path.of("src", "test", "resources", "golden");
    private static final ObjectMapper MAPPER = new JsonCodec().mapper();

    static List<Example<PartitionEvent>> events() {
        return EventExamples.all();
    }

    static List<Example<PartitionCommand>> commands() {
        return CommandExamples.all();
    }

    static List<Example<TermRecord>> terms() {
        return RecordExamples.terms();
    }

    static List<Example<DecisionRecord>> decisions() {
        return RecordExamples.decisions();
    }

    static List<Example<CommandEnvelope>> envelopes() {
        return RecordExamples.commands();
    }

    static List<Example<SnapshotManifest>> manifests() {
        return RecordExamples.manifests();
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_reads_and_writes_as_its_golden_file(Example<PartitionEvent> example)
            throws IOException {
        check("events", example, PartitionEvent.class);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_reads_and_writes_as_its_golden_file(Example<PartitionCommand> example)
            throws IOException {
        check("commands", example, PartitionCommand.class);
    }

    @ParameterizedTest
    @MethodSource("terms")
    void a_claim_reads_and_writes_as_its_golden_file(Example<TermRecord> example)
            throws IOException {
        check("records", example, TermRecord.class);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void a_decision_reads_and_writes_as_its_golden_file(Example<DecisionRecord> example)
            throws IOException {
        check("records", example, DecisionRecord.class);
    }

    @ParameterizedTest
    @MethodSource("envelopes")
    void an_envelope_reads_and_writes_as_its_golden_file(Example<CommandEnvelope> example)
            throws IOException {
        check("records", example, CommandEnvelope.class);
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void a_manifest_reads_and_writes_as_its_golden_file(Example<SnapshotManifest> example)
            throws IOException {
        check("records", example, SnapshotManifest.class);
    }

    @Test
    void every_type_has_an_example_in_the_version_that_is_written() {
        assertThat(current(events())).containsExactlyInAnyOrderElementsOf(TypeNames.events());
        assertThat(current(commands())).containsExactlyInAnyOrderElementsOf(TypeNames.commands());
    }

    @Test
    void every_golden_file_is_checked() throws IOException {
        assertThat(filesIn("events")).containsExactlyInAnyOrderElementsOf(namesOf(events()));
        assertThat(filesIn("commands")).containsExactlyInAnyOrderElementsOf(namesOf(commands()));
        assertThat(filesIn("records"))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(terms(), decisions(), envelopes(), manifests())
                                .flatMap(examples -> namesOf(examples).stream())
                                .toList());
    }

    private static <T> void check(String folder, Example<T> example, Class<T> type)
            throws IOException {
        Path file = ROOT.resolve(folder).resolve(example.fileName());
        if (Boolean.getBoolean("golden.write") && Files.notExists(file)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, MAPPER.writeValueAsString(example.value()) + "\n");
        }
        assertThat(file).as("to write it, run with -Dgolden.write=true").exists();
        String golden = Files.readString(file, StandardCharsets.UTF_8);
        assertThat(MAPPER.readValue(golden, type)).isEqualTo(example.value());
        if (isWritten(example)) {
            assertThat(MAPPER.writeValueAsString(example.value()) + "\n").isEqualTo(golden);
        }
    }

    /** Whether the example is in the form in which this code writes it. */
    private static boolean isWritten(Example<?> example) {
        return !example.older() && example.version() == Upcasters.CURRENT.version(example.name());
    }

    private static List<String> current(List<? extends Example<?>> examples) {
        return examples.stream()
                .filter(GoldenFilesTest::isWritten)
                .map(Example::name)
                .distinct()
                .toList();
    }

    private static List<String> namesOf(List<? extends Example<?>> examples) {
        return examples.stream().map(Example::fileName).toList();
    }

    private static List<String> filesIn(String folder) throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
