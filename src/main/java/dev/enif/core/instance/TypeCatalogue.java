/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.instance;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue of instance types, read from lines of comma-separated values. Immutable.
 *
 * <p>Lines that begin with {@code #} are comments; the first other line names the columns. Network
 * cards are written {@code 0:8 1:8}: each card's index and the interfaces it takes.
 */
public record TypeCatalogue(Map<String, InstanceType> types) implements InstanceTypes {
    public TypeCatalogue {
        types = Map.copyOf(types);
    }

    /**
     * @throws IllegalArgumentException if a line cannot be read; it names the line
     */
    public static TypeCatalogue parse(List<String> lines) {
        List<String> header = List.of();
        Map<String, InstanceType> types = new HashMap<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> fields = List.of(line.split(",", -1));
            if (header.isEmpty()) {
                header = fields;
                continue;
            }
            InstanceType type = type(header, fields, line);
            if (types.put(type.name(), type) != null) {
                throw new IllegalArgumentException("an instance type is listed twice: " + line);
            }
        }
        return new TypeCatalogue(types);
    }

    private static InstanceType type(List<String> header, List<String> fields, String line) {
        try {
            if (fields.size() != header.size()) {
                throw new IllegalArgumentException(
                        fields.size() + " fields instead of " + header.size());
            }
            return new InstanceType(
                    fields.get(header.indexOf("instance_type")),
                    Integer.parseInt(fields.get(header.indexOf("max_network_interfaces"))),
                    Integer.parseInt(fields.get(header.indexOf("ipv4_per_interface"))),
                    cards(fields.get(header.indexOf("network_cards"))));
        } catch (IllegalArgumentException | IndexOutOfBoundsException unreadable) {
            throw new IllegalArgumentException(
                    "not a line of the catalogue of instance types: " + line, unreadable);
        }
    }

    private static List<Integer> cards(String text) {
        List<Integer> cards = new ArrayList<>();
        for (String card : text.split(" ", -1)) {
            int colon = card.indexOf(':');
            if (Integer.parseInt(card.substring(0, colon)) != cards.size()) {
                throw new IllegalArgumentException("network cards are not in order");
            }
            cards.add(Integer.parseInt(card.substring(colon + 1)));
        }
        return cards;
    }

    @Override
    public @Nullable InstanceType find(String name) {
        return types.get(name);
    }
}
