/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.watch;

import dev.enif.log.Position;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;

/** Writes messages as server-sent events. */
final class SseMessages {
    static final String BOOKMARK = "bookmark";
    static final String END = "end";

    private SseMessages() {}

    static OutboundSseEvent of(Sse sse, WatchMessage message) {
        OutboundSseEvent.Builder event = sse.newEventBuilder();
        return switch (message) {
            case WatchMessage.Happened happened -> {
                Position id = happened.id();
                if (id != null) {
                    event.id(id.toString());
                }
                yield event.name(happened.type()).data(String.class, happened.json()).build();
            }
            case WatchMessage.Bookmark(var position) ->
                    event.id(position.toString())
                            .name(BOOKMARK)
                            .data(String.class, "{\"position\":\"" + position + "\"}")
                            .build();
            case WatchMessage.Heartbeat _ -> event.comment("heartbeat").build();
            case WatchMessage.End(var code, var detail, var position) ->
                    event.id(position.toString())
                            .name(END)
                            .data(
                                    String.class,
                                    "{\"code\":\""
                                            + code
                                            + "\",\"detail\":\""
                                            + detail
                                            + "\",\"position\":\""
                                            + position
                                            + "\"}")
                            .build();
        };
    }
}
