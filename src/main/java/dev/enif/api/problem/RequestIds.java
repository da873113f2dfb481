/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.problem;

import io.vertx.ext.web.RoutingContext;
import java.util.UUID;

/** The id of a request, which every answer, log line and decision about it carries. */
public final class RequestIds {
    /** The header it comes in, and goes out with. */
    public static final String HEADER = "X-Request-Id";

    private static final String KEY = "enif.request-id";
    private static final int MAX_LENGTH = 128;

    private RequestIds() {}

    /**
     * The id that the request was given at the front door; one that met no front door gets one now.
     */
    public static String of(RoutingContext context) {
        String id = context.get(KEY);
        return id == null ? assign(context) : id;
    }

    /**
     * Takes the client's id over if it is 1 to 128 printable ASCII characters without blanks, else
     * makes one: a bad id is no reason to turn a request away, and must not get into a log.
     */
    static String assign(RoutingContext context) {
        String given = context.request().getHeader(HEADER);
        String id = given != null && isSound(given) ? given : UUID.randomUUID().toString();
        context.put(KEY, id);
        return id;
    }

    static boolean isSound(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && text.chars().allMatch(c -> c > ' ' && c < 127);
    }
}
