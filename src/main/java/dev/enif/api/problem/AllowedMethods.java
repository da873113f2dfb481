/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.problem;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which methods each path has, collected when the routes are built: the framework does not say it
 * when it turns a method away, and {@code Allow} must.
 */
@Provider
public class AllowedMethods implements DynamicFeature {
    private static final Map<String, TreeSet<String>> METHODS = new ConcurrentHashMap<>();

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        Path above = resource.getResourceClass().getAnnotation(Path.class);
        Path below = method.getAnnotation(Path.class);
        String template =
                (above == null ? "" : above.value()) + (below == null ? "" : below.value());
        for (Annotation annotation : method.getAnnotations()) {
            HttpMethod named = annotation.annotationType().getAnnotation(HttpMethod.class);
            if (named != null) {
                METHODS.computeIfAbsent(pattern(template), _ -> new TreeSet<>()).add(named.value());
            }
        }
    }

    /** The methods of the path, separated by commas; empty if no route has it. */
    static String of(String path) {
        return METHODS.entrySet().stream()
                .filter(entry -> Pattern.matches(entry.getKey(), path))
                .flatMap(entry -> entry.getValue().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String pattern(String template) {
        return template.replaceAll("\\{[^}]*}", "[^/]+");
    }
}
