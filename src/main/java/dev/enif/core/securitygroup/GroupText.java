/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.securitygroup;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.RefusedException;

/** What names and descriptions of groups and rules may be: EC2's characters, and at most 255. */
final class GroupText {
    static final int LONGEST = 255;
    static final String CHARACTERS = "a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*";
    private static final String PUNCTUATION = ". _-:/()#,@[]+=&;{}!$*";
    private static final String RESERVED_PREFIX = "sg-";

    private GroupText() {}

    /**
     * The name as it is kept: without spaces at its end (EC2).
     *
     * @throws RefusedException if it is empty, too long, reserved or has other characters
     */
    static String requireName(String name) {
        String kept = name.stripTrailing();
        Draft.refuseIf(
                kept.isEmpty() || !isValid(kept), new SecurityGroupRefusal.InvalidName(name));
        Draft.refuseIf(kept.startsWith(RESERVED_PREFIX), new SecurityGroupRefusal.NameLikeId(kept));
        Draft.refuseIf(
                kept.equals(SecurityGroup.DEFAULT_NAME), new SecurityGroupRefusal.ReservedName());
        return kept;
    }

    /**
     * @throws RefusedException if it is empty, too long or has other characters
     */
    static void requireGroupDescription(String description) {
        Draft.refuseIf(
                description.isEmpty() || !isValid(description),
                new SecurityGroupRefusal.InvalidDescription(description));
    }

    /**
     * @throws RefusedException if it is too long or has other characters
     */
    static void requireRuleDescription(String description) {
        Draft.refuseIf(!isValid(description), new RuleRefusal.InvalidRuleDescription(description));
    }

    private static boolean isValid(String text) {
        return text.length() <= LONGEST
                && text.chars()
                        .allMatch(c ->
                                c >= 'a' && c <= 'z'
                                        || c >= 'A' && c <= 'Z'
                                        || c >= '0' && c <= '9'
                                        || PUNCTUATION.indexOf(c) >= 0);
    }
}
