/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.account.Draft;
import dev.enif.core.decision.PlainText;
import dev.enif.core.decision.RefusedException;

/** What load balancers and target groups may be called, and which ports there are. */
final class BalancerNames {
    private static final int LONGEST = 32;
    private static final int LAST_PORT = 65_535;

    private BalancerNames() {}

    /**
     * @throws RefusedException unless it is 1 to {@value #LONGEST} letters, digits and inner
     *     hyphens
     */
    static void require(String name) {
        boolean valid = name.matches("[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?");
        Draft.refuseIf(
                !valid,
                new LoadBalancerRefusal.Invalid(
                        "The name '"
                                + PlainText.excerpt(name)
                                + "' is not valid: expecting 1 to "
                                + LONGEST
                                + " letters, digits and hyphens, no hyphen at either end"));
    }

    /**
     * @throws RefusedException unless a balancer can have the name; {@code internal-} is for the
     *     service itself (EC2)
     */
    static void requireOfBalancer(String name) {
        require(name);
        Draft.refuseIf(
                name.startsWith("internal-"),
                new LoadBalancerRefusal.Invalid(
                        "The name of a load balancer cannot begin with 'internal-'"));
    }

    /**
     * @throws RefusedException unless it is 1 to 65535
     */
    static void requirePort(int port) {
        Draft.refuseIf(
                port < 1 || port > LAST_PORT,
                new LoadBalancerRefusal.Invalid(
                        "The port " + port + " is not valid: expecting 1 to " + LAST_PORT));
    }

    /**
     * @throws RefusedException unless the value is within both
     */
    static void requireRange(String what, int value, int least, int most) {
        Draft.refuseIf(
                value < least || value > most,
                new LoadBalancerRefusal.Invalid(
                        "The value "
                                + value
                                + " of "
                                + what
                                + " is not valid: expecting "
                                + least
                                + " to "
                                + most));
    }
}
