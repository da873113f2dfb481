/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.net;

/** Reads the part of a block behind its slash. */
final class Prefixes {
    private Prefixes() {}

    /**
     * @throws MalformedAddressException unless the text is decimal, 0 to {@code most}, without sign
     *     or leading zero
     */
    static int length(String block, int slash, int most) {
        String text = slash < 0 ? "" : block.substring(slash + 1);
        boolean decimal =
                !text.isEmpty()
                        && text.length() <= 3
                        && text.chars().allMatch(c -> c >= '0' && c <= '9')
                        && (text.length() == 1 || text.charAt(0) != '0');
        int length = decimal ? Integer.parseInt(text) : -1;
        if (length < 0 || length > most) {
            throw new MalformedAddressException(
                    "'"
                            + block
                            + "' is not a CIDR block: expecting an address, '/' and a length of 0 to "
                            + most);
        }
        return length;
    }
}
