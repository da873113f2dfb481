/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

import dev.enif.core.decision.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which fields a line of a flow log has, in what order: {@code ${srcaddr} ${dstaddr} ${action}}.
 *
 * @param fields at least one, none twice
 */
public record LogFormat(List<LogField> fields) {
    /** EC2's default, its version 2. */
    public static final LogFormat DEFAULT =
            new LogFormat(
                    List.of(
                            LogField.VERSION,
                            LogField.ACCOUNT_ID,
                            LogField.INTERFACE_ID,
                            LogField.SRCADDR,
                            LogField.DSTADDR,
                            LogField.SRCPORT,
                            LogField.DSTPORT,
                            LogField.PROTOCOL,
                            LogField.PACKETS,
                            LogField.BYTES,
                            LogField.START,
                            LogField.END,
                            LogField.ACTION,
                            LogField.LOG_STATUS));

    /** A text that is no format, and why. */
    public static final class MalformedFormatException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        MalformedFormatException(String message) {
            super(message);
        }
    }

    /**
     * @throws MalformedFormatException if there is no field, or one is named twice
     */
    public LogFormat {
        fields = List.copyOf(fields);
        if (fields.isEmpty()) {
            throw new MalformedFormatException("The log format names no field");
        }
        List<LogField> seen = new ArrayList<>();
        for (LogField field : fields) {
            if (seen.contains(field)) {
                throw new MalformedFormatException(
                        "Duplicate fields provided: [" + field.wireName() + "]");
            }
            seen.add(field);
        }
    }

    /**
     * Reads {@code ${field} ${field} …}, apart by spaces.
     *
     * @throws MalformedFormatException if it is not of that form, or a field is unknown or twice
     */
    public static LogFormat parse(String text) {
        List<LogField> fields = new ArrayList<>();
        for (String part : text.strip().split(" +", LogField.values().length + 1)) {
            if (!part.startsWith("${") || !part.endsWith("}")) {
                throw new MalformedFormatException(
                        "Invalid log format at '"
                                + PlainText.excerpt(part)
                                + "': expecting fields such as ${srcaddr}, separated by spaces");
            }
            String name = part.substring(2, part.length() - 1);
            fields.add(
                    LogField.named(name)
                            .orElseThrow(() ->
                                    new MalformedFormatException(
                                            "Unknown fields provided: ["
                                                    + PlainText.excerpt(name)
                                                    + "]")));
        }
        return new LogFormat(fields);
    }

    /** What its field {@code version} says: the highest version of its fields (EC2). */
    public int version() {
        return fields.stream().mapToInt(LogField::since).max().orElse(2);
    }

    /** As {@link #parse} reads it. */
    @Override
    public String toString() {
        return fields.stream()
                .map(field -> "${" + field.wireName() + "}")
                .collect(Collectors.joining(" "));
    }
}
