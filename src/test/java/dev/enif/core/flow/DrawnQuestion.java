/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.RuleId;
import dev.enif.core.net.Ip;

/** A question about a drawn network, with names taken for the ids that they stand for. */
record DrawnQuestion(DrawnNetwork network, Question question) {
    Flow flow() {
        return new Flow(
                endpoint(question.source()),
                endpoint(question.destination()),
                question.protocol(),
                question.sourcePort(),
                question.portOrType(),
                question.code(),
                question.asked());
    }

    private Endpoint endpoint(String text) {
        String[] parts = text.split("/");
        String kind = network.kindOf(parts[0]);
        return switch (kind) {
            case "vpc" -> new Endpoint.InVpc(network.vpc(parts[0]), Ip.parse(parts[1]));
            case "instance" -> new Endpoint.OfInstance(new InstanceId(network.id("i", parts[0])));
            case "eni", "nat", "balancer" ->
                    new Endpoint.OfInterface(
                            new EniId(network.id("eni", parts[0])),
                            parts.length > 1 ? Ip.parse(parts[1]) : null);
            default ->
                    text.equals("missing")
                            ? new Endpoint.OfInterface(new EniId(network.id("eni", text)), null)
                            : new Endpoint.OfAddress(Ip.parse(text));
        };
    }

    /** The id of {@code group/3}: a group's third. */
    RuleId rule(String text) {
        String[] parts = text.split("/");
        return DrawnRules.id(
                100 * network.number("group " + parts[0]) + Integer.parseInt(parts[1]));
    }
}
