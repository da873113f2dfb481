/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AccessorNamingStrategy;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.AnnotatedMethod;
import com.fasterxml.jackson.databind.introspect.AnnotatedParameter;
import com.fasterxml.jackson.databind.introspect.DefaultAccessorNamingStrategy;
import com.fasterxml.jackson.databind.introspect.NopAnnotationIntrospector;
import dev.enif.core.instance.InstanceEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a record of the core is written: its components and nothing else, all of them required unless
 * they are optional.
 */
final class RecordShape {
    private RecordShape() {}

    /** What Jackson would be told by annotations, if the core knew of it. */
    static final class Fields extends NopAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        /** The components whose own name would take the place of the record's type. */
        private static final Map<Class<?>, Map<String, String>> RENAMED =
                Map.of(InstanceEvent.InstanceLaunched.class, Map.of("type", "instanceType"));

        @Override
        public @Nullable PropertyName findNameForSerialization(Annotated annotated) {
            return renamed(annotated);
        }

        @Override
        public @Nullable PropertyName findNameForDeserialization(Annotated annotated) {
            return renamed(annotated);
        }

        private static @Nullable PropertyName renamed(Annotated annotated) {
            if (!(annotated instanceof AnnotatedMember member)) {
                return null;
            }
            String name =
                    RENAMED.getOrDefault(member.getDeclaringClass(), Map.of())
                            .get(component(member));
            return name == null ? null : PropertyName.construct(name);
        }

        @Override
        public @Nullable Boolean hasRequiredMarker(AnnotatedMember member) {
            return ofEnif(member) ? !optional(member) : null;
        }

        /** What is required is not null either. */
        @Override
        public JsonSetter.Value findSetterInfo(Annotated annotated) {
            return annotated instanceof AnnotatedMember member
                            && ofEnif(member)
                            && !optional(member)
                    ? JsonSetter.Value.forValueNulls(Nulls.FAIL, Nulls.FAIL)
                    : JsonSetter.Value.empty();
        }

        private static boolean ofEnif(AnnotatedMember member) {
            return member.getDeclaringClass().isRecord()
                    && member.getDeclaringClass().getName().startsWith("dev.enif.");
        }

        private static boolean optional(AnnotatedMember member) {
            return OptionalFields.contains(member.getDeclaringClass(), component(member));
        }

        private static String component(AnnotatedMember member) {
            return member instanceof AnnotatedParameter parameter
                            && member.getDeclaringClass().isRecord()
                    ? parameter
                            .getDeclaringClass()
                            .getRecordComponents()[parameter.getIndex()]
                            .getName()
                    : member.getName();
        }

        @Override
        public Version version() {
            return Version.unknownVersion();
        }
    }

    /** Takes the components of a record for its fields, whatever {@code is…} methods it has. */
    static final class ComponentsOnly extends DefaultAccessorNamingStrategy.Provider {
        private static final long serialVersionUID = 1L;

        @Override
        public AccessorNamingStrategy forRecord(MapperConfig<?> config, AnnotatedClass type) {
            return new DefaultAccessorNamingStrategy.RecordNaming(config, type) {
                @Override
                public @Nullable String findNameForIsGetter(AnnotatedMethod method, String name) {
                    return null;
                }

                @Override
                public @Nullable String findNameForRegularGetter(
                        AnnotatedMethod method, String name) {
                    return _fieldNames.contains(name) ? name : null;
                }
            };
        }
    }
}
