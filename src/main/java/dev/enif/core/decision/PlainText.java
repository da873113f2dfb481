/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.decision;

/**
 * What a caller's text must be before it enters the log: bounded, without control characters, and
 * whole. Half of a surrogate pair has no UTF-8 form, so it would come back from the log as another
 * text. Lengths count characters (code points), as EC2 does.
 */
public final class PlainText {
    private static final int EXCERPT = 40;

    private PlainText() {}

    /**
     * @param what names the text to the caller, such as {@code description}
     * @throws RefusedException if the text is longer than {@code most} or not plain
     */
    public static void require(String what, String text, int most) {
        if (length(text) > most) {
            throw new RefusedException(
                    new CommonRefusal.InvalidValue(
                            "Invalid value for the parameter "
                                    + what
                                    + ": it has "
                                    + length(text)
                                    + " characters, and may have "
                                    + most
                                    + "."));
        }
        if (!isPlain(text)) {
            throw new RefusedException(
                    new CommonRefusal.InvalidValue(
                            "Invalid value '"
                                    + excerpt(text)
                                    + "' for the parameter "
                                    + what
                                    + ": it holds control characters or half a character."));
        }
    }

    /** Whether it holds neither control characters nor half a surrogate pair. */
    public static boolean isPlain(String text) {
        return text.codePoints().allMatch(PlainText::isPlain);
    }

    private static boolean isPlain(int character) {
        // codePoints() leaves a half as it is, and joins whole pairs.
        return !Character.isISOControl(character)
                && (character < Character.MIN_SURROGATE || character > Character.MAX_SURROGATE);
    }

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** The text as a message may quote it: its beginning, with a question mark for what is bad. */
    public static String excerpt(String text) {
        StringBuilder excerpt = new StringBuilder();
        text.codePoints()
                .limit(EXCERPT)
                .map(character -> isPlain(character) ? character : '?')
                .forEach(excerpt::appendCodePoint);
        return length(text) > EXCERPT ? excerpt + "…" : excerpt.toString();
    }
}
