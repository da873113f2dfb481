/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.app;

import dev.enif.core.instance.InstanceType;
import dev.enif.core.instance.InstanceTypes;
import dev.enif.core.instance.TypeCatalogue;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The catalogue of instance types that the service carries with it. Immutable. */
@Singleton
public class InstanceTypeCatalogue implements InstanceTypes {
    private static final String RESOURCE = "/dev/enif/instance-types.csv";

    private final TypeCatalogue catalogue = TypeCatalogue.parse(lines());

    private static List<String> lines() {
        try (InputStream input = InstanceTypeCatalogue.class.getResourceAsStream(RESOURCE)) {
            if (input == null) {
                throw new IllegalStateException("the service lacks its resource " + RESOURCE);
            }
            return new String(input.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public @Nullable InstanceType find(String name) {
        return catalogue.find(name);
    }

    /** The names of all types, sorted. */
    public Set<String> names() {
        return new TreeSet<>(catalogue.types().keySet());
    }
}
