/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.net.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A question with its answer, as a line of a drawn network.
 *
 * @param also all blockers after the first; null if they are not told
 */
record Question(
        String text,
        String source,
        String destination,
        Protocol protocol,
        int sourcePort,
        int portOrType,
        int code,
        Flow.Asked asked,
        String expected,
        Optional<String> rule,
        @Nullable List<String> also,
        List<String> warnings,
        Optional<String> target) {
    /** Reads {@code SOURCE -> DESTINATION PROTOCOL [PORT | TYPE/CODE | ?] ... = CODE ...}. */
    static Question parse(String text) {
        String[] halves = text.split(" = ", 2);
        List<String> asked = new ArrayList<>(List.of(halves[0].trim().split("\\s+")));
        List<String> answer = new ArrayList<>(List.of(halves[1].trim().split("\\s+")));
        Flow.Asked how = Flow.Asked.NEW;
        int sourcePort = -1;
        int port = -1;
        int code = -1;
        Protocol protocol = Protocol.parse(asked.get(3));
        for (int index = 4; index < asked.size(); index++) {
            switch (asked.get(index)) {
                case "established" -> how = Flow.Asked.TRACKED;
                case "untracked" -> how = Flow.Asked.UNTRACKED;
                case "one-way" -> how = Flow.Asked.ONE_WAY;
                case "from" -> sourcePort = Integer.parseInt(asked.get(++index));
                case "?" -> port = -1;
                default -> {
                    String[] parts = asked.get(index).split("/");
                    port = Integer.parseInt(parts[0]);
                    code = parts.length > 1 ? Integer.parseInt(parts[1]) : -1;
                }
            }
        }
        return new Question(
                text,
                asked.get(0),
                asked.get(2),
                protocol,
                sourcePort,
                port,
                code,
                how,
                answer.getFirst(),
                after(answer, "by").stream().findFirst(),
                answer.contains("also") ? after(answer, "also") : null,
                after(answer, "warns"),
                after(answer, "to").stream().findFirst());
    }

    private static List<String> after(List<String> words, String keyword) {
        List<String> found = new ArrayList<>();
        int start = words.indexOf(keyword);
        for (int index = start + 1; start >= 0 && index < words.size(); index++) {
            if (List.of("by", "also", "warns", "to").contains(words.get(index))) {
                break;
            }
            found.add(words.get(index));
        }
        return found;
    }

    @Override
    public String toString() {
        return text;
    }
}
