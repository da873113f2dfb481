/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.flow.stream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.EniId;
import dev.enif.core.monitoring.FlowRecord;
import dev.enif.core.monitoring.RecordRefusedException;
import dev.enif.core.monitoring.RecordRefusedException.Reason;
import dev.enif.core.net.Ip;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads flow records as JSON objects. Stateless. */
public final class FlowRecordReader {
    /** The longest record, in bytes. */
    public static final int MOST_BYTES = 4_096;

    private static final int LONGEST_TEXT = 512;

    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(1)
                                    .maxStringLength(LONGEST_TEXT)
                                    .maxNameLength(64)
                                    .build())
                    .build();

    private FlowRecordReader() {}

    /**
     * @param sender whose record it must be; null if it must say so itself
     * @throws RecordRefusedException if it is no flow record, or another account's
     */
    public static FlowRecord read(byte[] bytes, @Nullable AccountId sender) {
        return read(bytes, 0, bytes.length, sender);
    }

    /** As above, of a part of the bytes. */
    public static FlowRecord read(byte[] bytes, int from, int length, @Nullable AccountId sender) {
        if (length > MOST_BYTES) {
            throw malformed(length + " bytes are more than a record may have: " + MOST_BYTES);
        }
        try (JsonParser parser = JSON.createParser(bytes, from, length)) {
            Fields fields = new Fields();
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed("It is no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                fields.read(name, parser);
            }
            if (parser.nextToken() != null) {
                throw malformed("Something follows the JSON object");
            }
            return fields.toRecord(sender);
        } catch (JsonProcessingException broken) {
            throw malformed(
                    "It is no JSON object of a flow record: " + broken.getOriginalMessage());
        } catch (IOException undecodable) {
            // Bytes in memory fail for no other reason, as those that begin as UTF-32 and are none.
            throw malformed("It is no text: " + undecodable.getMessage());
        }
    }

    private static RecordRefusedException malformed(String detail) {
        return new RecordRefusedException(Reason.MALFORMED, detail);
    }

    /** What was read so far. */
    private static final class Fields {
        private @Nullable String id;
        private @Nullable AccountId account;
        private @Nullable EniId interfaceId;
        private @Nullable Ip source;
        private @Nullable Ip destination;
        private int sourcePort;
        private int destinationPort;
        private int protocol = -1;
        private long packets = -1;
        private long bytes = -1;
        private long start = -1;
        private long end = -1;
        private int tcpFlags;
        private int icmpType = -1;
        private int icmpCode = -1;
        private boolean established;

        void read(String name, JsonParser parser) throws IOException {
            switch (name) {
                case "id" -> id = text(name, parser);
                case "account" -> account = parsed(name, parser, AccountId::new);
                case "interfaceId" -> interfaceId = parsed(name, parser, EniId::new);
                case "srcAddr" -> source = parsed(name, parser, Ip::parse);
                case "dstAddr" -> destination = parsed(name, parser, Ip::parse);
                case "srcPort" -> sourcePort = small(name, parser);
                case "dstPort" -> destinationPort = small(name, parser);
                case "protocol" -> protocol = small(name, parser);
                case "packets" -> packets = number(name, parser);
                case "bytes" -> bytes = number(name, parser);
                case "start" -> start = number(name, parser);
                case "end" -> end = number(name, parser);
                case "tcpFlags" -> tcpFlags = small(name, parser);
                case "icmpType" -> icmpType = small(name, parser);
                case "icmpCode" -> icmpCode = small(name, parser);
                case "established" -> established = truth(name, parser);
                default -> throw malformed(name + ": is no field of a flow record");
            }
        }

        FlowRecord toRecord(@Nullable AccountId sender) {
            AccountId owner = account == null ? sender : account;
            if (sender != null && account != null && !account.equals(sender)) {
                throw new RecordRefusedException(
                        Reason.FOREIGN_ACCOUNT, "account: is not the sender's");
            }
            return new FlowRecord(
                    required("id", id),
                    required("account", owner),
                    required("interfaceId", interfaceId),
                    required("srcAddr", source),
                    required("dstAddr", destination),
                    sourcePort,
                    destinationPort,
                    (int) given("protocol", protocol),
                    given("packets", packets),
                    given("bytes", bytes),
                    given("start", start),
                    given("end", end),
                    tcpFlags,
                    icmpType,
                    icmpCode,
                    established);
        }

        private static <T> T required(String name, @Nullable T value) {
            if (value == null) {
                throw malformed(name + ": is missing");
            }
            return value;
        }

        private static long given(String name, long value) {
            if (value == -1) {
                throw malformed(name + ": is missing");
            }
            return value;
        }

        private static String text(String name, JsonParser parser) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw malformed(name + ": expecting a text");
            }
            return parser.getText();
        }

        private static <T> T parsed(String name, JsonParser parser, Function<String, T> how)
                throws IOException {
            String text = text(name, parser);
            try {
                return how.apply(text);
            } catch (IllegalArgumentException wrong) {
                throw malformed(name + ": " + wrong.getMessage());
            }
        }

        private static long number(String name, JsonParser parser) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
                throw malformed(name + ": expecting a whole number");
            }
            long value = parser.getLongValue();
            if (value < 0) {
                throw malformed(name + ": " + value + " is negative");
            }
            return value;
        }

        private static int small(String name, JsonParser parser) throws IOException {
            long value = number(name, parser);
            if (value > Integer.MAX_VALUE) {
                throw malformed(name + ": " + value + " is too large");
            }
            return (int) value;
        }

        private static boolean truth(String name, JsonParser parser) throws IOException {
            return switch (parser.currentToken()) {
                case VALUE_TRUE -> true;
                case VALUE_FALSE -> false;
                default -> throw malformed(name + ": expecting true or false");
            };
        }
    }
}
