/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request byte by byte, for what no client library would send.
 *
 * @param headers in their order
 * @param body after the headers, as it is
 */
public record RawRequest(String method, String target, Map<String, String> headers, byte[] body) {
    private static final int PATIENCE_MILLIS = 30_000;

    public static RawRequest of(String method, String target) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", Api.base().getAuthority());
        headers.put("Connection", "close");
        headers.put("Enif-Account", "000000000001");
        return new RawRequest(method, target, headers, new byte[0]);
    }

    public RawRequest with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new RawRequest(method, target, more, body);
    }

    /** With a body in chunks of that size, of unknown length as a whole. */
    public RawRequest chunked(String text, int size) {
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += size) {
            int length = Math.min(size, bytes.length - from);
            chunks.writeBytes(
                    (Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            chunks.write(bytes, from, length);
            chunks.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        chunks.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        RawRequest framed =
                with("Transfer-Encoding", "chunked").with("Content-Type", "application/json");
        return new RawRequest(method, target, framed.headers(), chunks.toByteArray());
    }

    /** The answer; the server closes the connection behind it. */
    public Reply send() {
        return Promises.checked(exchange());
    }

    /** Likewise, without a check of what all answers promise. */
    public Reply exchange() {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        try (Socket socket = new Socket("127.0.0.1", Api.base().getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            var out = socket.getOutputStream();
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
            try {
                out.write(body);
                out.flush();
            } catch (IOException cutOff) {
                // The answer may be there before the body was read.
            }
            return read(socket);
        } catch (IOException e) {
            throw new AssertionError(method + " " + target, e);
        }
    }

    private Reply read(Socket socket) throws IOException {
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int end = answer.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IOException("no answer but '" + answer + "'");
        }
        List<String> lines = answer.substring(0, end).lines().toList();
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            values.computeIfAbsent(line.substring(0, colon), _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return new Reply(
                method + " " + target,
                Integer.parseInt(lines.getFirst().split(" ", 3)[1]),
                HttpHeaders.of(values, (_, _) -> true),
                answer.substring(end + 4));
    }
}
