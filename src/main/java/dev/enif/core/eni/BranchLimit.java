/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.eni;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.instance.InstanceType;
import java.util.Set;

/**
 * How many branches a trunk may have on an instance of some type: EC2's table, by family and size.
 * A rule and no part of what an instance was launched with, so instances that were launched before
 * there were trunks take them, too.
 */
final class BranchLimit {
    /**
     * EC2 sets no limit for a trunk that is not attached; this one is ours: what the largest types
     * take.
     */
    static final int UNATTACHED = 107;

    /** The families that have trunks, and the same number in the same size. */
    private static final Set<String> FAMILIES =
            Set.of("m5", "m6i", "m7i", "c5", "c5n", "c6i", "c6g", "r5");

    private BranchLimit() {}

    /** The most branches of one trunk; 0 if the type takes no trunk. */
    static int of(InstanceType type) {
        if (type.name().equals("a1.medium")) {
            return 10;
        }
        int dot = type.name().indexOf('.');
        if (dot < 0 || !FAMILIES.contains(type.name().substring(0, dot))) {
            return 0;
        }
        return switch (type.name().substring(dot + 1)) {
            case "large" -> 9;
            case "xlarge" -> 18;
            case "2xlarge" -> 38;
            case "4xlarge", "8xlarge", "9xlarge", "12xlarge" -> 54;
            case "16xlarge", "18xlarge", "24xlarge", "metal" -> UNATTACHED;
            default -> 0;
        };
    }

    /**
     * @throws RefusedException if the type takes no trunk, or {@code count} branches are too many
     */
    static void require(InstanceType type, NetworkInterface trunk, int count) {
        int limit = of(type);
        Draft.refuseIf(limit == 0, new TrunkRefusal.NoTrunking(trunk.id(), type.name()));
        Draft.refuseIf(
                count > limit,
                new TrunkRefusal.TooManyBranches(trunk.id(), count, limit, type.name()));
    }
}
