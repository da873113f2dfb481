/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Which part of a list is asked for. Lists are sorted by id; a page begins behind the last id of
 * the one before, so resources that come and go between two pages neither repeat nor hide others.
 *
 * @param size how many at most, 1 to {@value #MAX_SIZE}
 * @param after the last id of the page before; empty for the first page
 */
public record PageRequest(int size, String after) {
    public static final int DEFAULT_SIZE = 100;
    public static final int MAX_SIZE = 1_000;

    public static final PageRequest FIRST = new PageRequest(DEFAULT_SIZE, "");

    private static final Pattern ID = Pattern.compile("[a-z-]{1,20}-[0-9a-f]{8,17}");

    /** Version of the cursor's form, so that another one can be told apart. */
    private static final String FORM = "1";

    /**
     * @throws IllegalArgumentException if the size is out of range; its message is for the caller
     */
    public PageRequest {
        if (size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException(
                    "A page has 1 to %d items, not %d".formatted(MAX_SIZE, size));
        }
    }

    /** The first page, of that size. */
    public static PageRequest first(int size) {
        return new PageRequest(size, "");
    }

    /**
     * The page that a cursor leads to.
     *
     * @throws IllegalArgumentException if it is no cursor of ours, or the size is out of range; its
     *     message is for the caller
     */
    public static PageRequest of(int size, String cursor) {
        String text = decoded(cursor);
        if (!text.startsWith(FORM) || !ID.matcher(text.substring(1)).matches()) {
            throw new IllegalArgumentException("'" + cursor + "' is not a cursor of a list");
        }
        return new PageRequest(size, text.substring(1));
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    /** The cursor that leads to the page behind that id. */
    static String cursor(String lastId) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((FORM + lastId).getBytes(StandardCharsets.US_ASCII));
    }
}
