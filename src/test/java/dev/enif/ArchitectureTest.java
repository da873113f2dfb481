/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The arrows between packages: {@code api → command, query, flow, relay → log → core}. To move one,
 * edit this test and say why in the commit.
 */
class ArchitectureTest {

    private static final JavaClasses ENIF =
            new ClassFileImporter().importPath(Path.of("target", "classes"));

    /** A clock, randomness or the environment: what makes two runs of the same decision differ. */
    private static final DescribedPredicate<JavaAccess<?>> OUTSIDE_INFLUENCE =
            describe(
                    "clock, randomness or environment",
                    access -> {
                        var owner = access.getTargetOwner().getName();
                        var name = access.getTarget().getName();
                        return switch (owner) {
                            case "java.lang.System" ->
                                    Set.of(
                                                    "currentTimeMillis",
                                                    "nanoTime",
                                                    "getenv",
                                                    "getProperty",
                                                    "identityHashCode")
                                            .contains(name);
                            case "java.lang.Math", "java.lang.StrictMath" -> name.equals("random");
                            case "java.util.UUID" -> name.equals("randomUUID");
                            case "java.util.Collections" -> name.equals("shuffle");
                            default -> owner.startsWith("java.time.") && name.equals("now");
                        };
                    });

    @Test
    void dependencies_point_down_only() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("app")
                .definedBy("dev.enif.app..")
                .layer("api")
                .definedBy("dev.enif.api..")
                .layer("command")
                .definedBy("dev.enif.command..")
                .layer("projection")
                .definedBy("dev.enif.projection..")
                .layer("query")
                .definedBy("dev.enif.query..")
                .layer("flow")
                .definedBy("dev.enif.flow..")
                .layer("relay")
                .definedBy("dev.enif.relay..")
                .layer("log")
                .definedBy("dev.enif.log..")
                .layer("core")
                .definedBy("dev.enif.core..")
                .whereLayer("app")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("api")
                .mayOnlyBeAccessedByLayers("app")
                .whereLayer("command")
                .mayOnlyBeAccessedByLayers("api", "app")
                .whereLayer("projection")
                .mayOnlyBeAccessedByLayers("api", "app")
                .whereLayer("query")
                .mayOnlyBeAccessedByLayers("projection", "api", "app")
                .whereLayer("flow")
                .mayOnlyBeAccessedByLayers("api", "app")
                .whereLayer("relay")
                .mayOnlyBeAccessedByLayers("api", "app")
                .whereLayer("log")
                .mayOnlyBeAccessedByLayers(
                        "command", "projection", "query", "flow", "relay", "api", "app")
                .check(ENIF);
    }

    @Test
    void the_core_knows_java_and_persistent_collections_only() {
        classes()
                .that()
                .resideInAPackage("dev.enif.core..")
                .should()
                .onlyDependOnClassesThat(
                        resideInAnyPackage(
                                "dev.enif.core..",
                                "java.lang..",
                                "java.math..",
                                "java.nio",
                                "java.nio.charset..",
                                "java.text..",
                                "java.time..",
                                "java.util..",
                                "org.jspecify..",
                                "org.pcollections..",
                                ""))
                .allowEmptyShould(true)
                .check(ENIF);
    }

    @Test
    void the_core_neither_logs_nor_waits_nor_draws() {
        noClasses()
                .that()
                .resideInAPackage("dev.enif.core..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.util.logging..", "java.util.random..")
                                .or(describe("Random", type -> isA(type, "java.util.Random")))
                                .or(describe("Clock", type -> isA(type, "java.time.Clock")))
                                .or(describe("Thread", type -> isA(type, "java.lang.Thread")))
                                .or(describe("Process", type -> isA(type, "java.lang.Process"))))
                .allowEmptyShould(true)
                .check(ENIF);
        noClasses()
                .that()
                .resideInAnyPackage("dev.enif.core..")
                .should()
                .accessTargetWhere(OUTSIDE_INFLUENCE)
                .allowEmptyShould(true)
                .check(ENIF);
    }

    @Test
    void the_protocol_is_pure_and_only_its_adapters_know_kafka_and_jackson() {
        noClasses()
                .that()
                .resideInAPackage("dev.enif.log..")
                .and(resideOutsideOfPackages("dev.enif.log.kafka.."))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.apache.kafka..", "io.quarkus..", "jakarta.."))
                .allowEmptyShould(true)
                .check(ENIF);
        noClasses()
                .that()
                .resideInAPackage("dev.enif.log")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                "com.fasterxml.jackson..", "java.io..", "java.nio.file.."))
                .orShould()
                .accessTargetWhere(OUTSIDE_INFLUENCE)
                .allowEmptyShould(true)
                .check(ENIF);
    }

    @Test
    void every_package_says_what_lives_there_and_is_null_marked() {
        assertThat(ENIF.stream().map(JavaClass::getPackage).distinct())
                .allSatisfy(enifPackage ->
                        assertThat(enifPackage.tryGetPackageInfo())
                                .as("package-info of %s", enifPackage.getName())
                                .isPresent())
                .allMatch(ArchitectureTest::isNullMarked, "is @NullMarked");
    }

    private static boolean isNullMarked(JavaPackage enifPackage) {
        return enifPackage.isAnnotatedWith(NullMarked.class);
    }

    private static boolean isA(JavaClass type, String name) {
        return type.isAssignableTo(name);
    }
}
