/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.enif.core.partition.CommandEnvelope;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionEvent;
import dev.enif.log.snapshot.SnapshotManifest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Commands, decisions, claims and manifests of snapshots to JSON and back. What is written reads
 * back equal. Thread-safe.
 *
 * <p>Fields that are null are left out. When a decision or claim is read, fields that this code
 * does not know are ignored, for newer code wrote them and may add what older code can do without.
 * When a command is read they are an error: a caller must not get less than was asked for.
 */
public final class JsonCodec {
    /** The largest encoded command, decision or claim, in bytes; Kafka's own limit is 1 MiB. */
    public static final int MAX_BYTES = 900 * 1024;

    private static final int MAX_DEPTH = 32;

    private final FeatureLevel gate;
    private final ObjectMapper mapper;
    private final ObjectWriter writer;
    private final ObjectReader commands;
    private final ObjectReader decisions;
    private final ObjectReader terms;
    private final ObjectReader manifests;

    public JsonCodec() {
        this(Upcasters.CURRENT, FeatureLevel.GATE);
    }

    JsonCodec(Upcasters upcasters, FeatureLevel gate) {
        this.gate = gate;
        mapper = mapper(upcasters);
        writer = mapper.writer();
        commands =
                mapper.readerFor(CommandEnvelope.class)
                        .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        decisions = mapper.readerFor(DecisionRecord.class);
        terms = mapper.readerFor(TermRecord.class);
        manifests = mapper.readerFor(SnapshotManifest.class);
    }

    private static ObjectMapper mapper(Upcasters upcasters) {
        JsonFactory factory =
                JsonFactory.builder()
                        .streamReadConstraints(
                                StreamReadConstraints.builder()
                                        .maxNestingDepth(MAX_DEPTH)
                                        .maxStringLength(MAX_BYTES)
                                        .build())
                        .streamWriteConstraints(
                                StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                        .build();
        return JsonMapper.builder(factory)
                .addModule(new CoreModule(upcasters))
                .serializationInclusion(JsonInclude.Include.NON_NULL)
                .accessorNaming(new RecordShape.ComponentsOnly())
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }

    /**
     * Jackson with all that this codec knows of the core's types: ids, addresses, enums and the
     * sealed families. Shared: copy it before changing any setting.
     */
    public ObjectMapper mapper() {
        return mapper;
    }

    /**
     * @throws TooLargeException if it takes more than {@value #MAX_BYTES} bytes
     */
    public byte[] encode(CommandEnvelope command) {
        return limited("the command " + command.commandId(), write(command));
    }

    /**
     * @throws UndecodableException if the bytes are no command, or one with fields that this code
     *     does not know
     */
    public CommandEnvelope decodeCommand(byte[] bytes) {
        return read(commands, bytes);
    }

    /**
     * Encodes a decision for a log at this code's own feature level.
     *
     * @throws TooLargeException if it takes more than {@value #MAX_BYTES} bytes
     */
    public byte[] encode(DecisionRecord decision) {
        return encode(decision, FeatureLevel.CURRENT);
    }

    /**
     * Encodes a decision for a log at that feature level, which is the one of its term.
     *
     * @throws NotYetWritableException if the level does not allow one of its events
     * @throws TooLargeException if it takes more than {@value #MAX_BYTES} bytes
     */
    public byte[] encode(DecisionRecord decision, int featureLevel) {
        for (PartitionEvent event : decision.decision().events()) {
            gate.require(event, featureLevel);
        }
        return limited(
                "the decision about command " + decision.decision().commandId(), write(decision));
    }

    /**
     * @throws UndecodableException if the bytes are no decision, or hold an event of a type or
     *     version that this code does not know
     */
    public DecisionRecord decodeDecision(byte[] bytes) {
        return read(decisions, bytes);
    }

    public byte[] encode(TermRecord term) {
        return limited("the claim " + term.nonce(), write(term));
    }

    /**
     * @throws UndecodableException if the bytes are no claim
     */
    public TermRecord decodeTerm(byte[] bytes) {
        return read(terms, bytes);
    }

    public byte[] encode(SnapshotManifest manifest) {
        return limited("the manifest of " + manifest.snapshotId(), write(manifest));
    }

    /**
     * @throws UndecodableException if the bytes are no manifest
     */
    public SnapshotManifest decodeManifest(byte[] bytes) {
        return read(manifests, bytes);
    }

    /**
     * A hash of the written form of a command: equal for equal commands, on every machine and in
     * every version that writes the command alike. The first 64 bits of its SHA-256.
     */
    public long parameterHash(PartitionCommand command) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(write(command));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private byte[] write(Object value) {
        try {
            return writer.writeValueAsBytes(value);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException("cannot be encoded: " + value, fault);
        }
    }

    private static byte[] limited(String what, byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new TooLargeException(what, bytes.length, MAX_BYTES);
        }
        return bytes;
    }

    private static <T> T read(ObjectReader reader, byte[] bytes) {
        try {
            T value = reader.readValue(bytes);
            if (value == null) {
                throw new UndecodableException("'null' where a record was expected");
            }
            return value;
        } catch (IOException | IllegalArgumentException undecodable) {
            throw new UndecodableException(undecodable);
        }
    }
}
