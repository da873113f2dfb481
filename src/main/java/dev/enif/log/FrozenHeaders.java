/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The written form of {@link RecordHeader}: four headers in US-ASCII. These names and forms never
 * change, because every reader of every version must agree on which records count.
 *
 * <p>Headers under other names are not looked at. Numbers are plain decimals without sign or
 * leading zeros, so that each header has exactly one written form.
 */
public final class FrozenHeaders {

    public static final String KIND = "kind";
    public static final String TERM = "term";
    public static final String SEQ = "seq";
    public static final String NONCE = "nonce";

    public static final String KIND_TERM_STARTED = "term-started";
    public static final String KIND_DECISION = "decision";

    private static final Pattern NUMBER = Pattern.compile("0|[1-9][0-9]{0,17}");
    private static final Pattern NONCE_FORM = Pattern.compile("[0-9A-Za-z-]{1,64}");

    private FrozenHeaders() {}

    /**
     * Reads the headers of one record. Never throws: what is not in the written form is {@link
     * RecordHeader.Malformed}. A caller that meets one name twice passes the last value.
     */
    public static RecordHeader parse(Map<String, String> headers) {
        var kind = Optional.ofNullable(headers.get(KIND)).orElse("");
        return switch (kind) {
            case KIND_TERM_STARTED -> termStarted(headers);
            case KIND_DECISION -> decision(headers);
            default -> new RecordHeader.Malformed("kind is '%s'".formatted(kind));
        };
    }

    /**
     * The headers to write for a record.
     *
     * @throws IllegalArgumentException if the header is malformed: we never write such a record
     */
    public static Map<String, String> write(RecordHeader header) {
        var written =
                switch (header) {
                    case RecordHeader.TermStarted(var nonce) ->
                            Map.of(KIND, KIND_TERM_STARTED, NONCE, nonce);
                    case RecordHeader.Decision(var term, var seq) ->
                            Map.of(
                                    KIND,
                                    KIND_DECISION,
                                    TERM,
                                    Long.toString(term),
                                    SEQ,
                                    Long.toString(seq));
                    case RecordHeader.Malformed(var reason) ->
                            throw new IllegalArgumentException("Not writable: " + reason);
                };
        if (!parse(written).equals(header)) {
            throw new IllegalArgumentException("Has no written form: " + header);
        }
        return written;
    }

    private static RecordHeader termStarted(Map<String, String> headers) {
        var nonce = headers.get(NONCE);
        if (nonce == null || !NONCE_FORM.matcher(nonce).matches()) {
            return new RecordHeader.Malformed("nonce is '%s'".formatted(nonce));
        }
        return new RecordHeader.TermStarted(nonce);
    }

    private static RecordHeader decision(Map<String, String> headers) {
        var term = headers.get(TERM);
        var seq = headers.get(SEQ);
        if (term == null
                || seq == null
                || !NUMBER.matcher(term).matches()
                || !NUMBER.matcher(seq).matches()
                || seq.equals("0")) {
            return new RecordHeader.Malformed("term is '%s', seq is '%s'".formatted(term, seq));
        }
        return new RecordHeader.Decision(Long.parseLong(term), Long.parseLong(seq));
    }
}
