/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.AccountCommand;
import dev.enif.core.account.AccountEvent;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TypeNamesTest {
    private static final ReachableTypes REACHABLE = ReachableTypes.walk();

    /** Families that exist in Java only, to bring other families together. */
    private static final Set<Class<?>> ENVELOPES = Set.of(AccountCommand.class, AccountEvent.class);

    @Test
    void every_member_of_every_family_has_a_name_and_every_name_a_member() {
        Set<Class<?>> members = new HashSet<>();
        for (Class<?> family : REACHABLE.families()) {
            if (!ENVELOPES.contains(family)) {
                members.addAll(membersOf(family));
            }
        }
        members.remove(PartitionCommand.ForAccount.class);
        members.remove(PartitionEvent.InAccount.class);

        assertThat(named()).containsExactlyInAnyOrderElementsOf(members);
    }

    @Test
    void the_families_of_all_parts_have_a_table_each() {
        PartNames.ALL.forEach((family, table) ->
                assertThat(table.members()).containsExactlyInAnyOrderElementsOf(membersOf(family)));
    }

    @Test
    void the_walk_has_found_commands_events_and_parts() {
        assertThat(REACHABLE.families()).containsAll(PartNames.ALL.keySet());
        assertThat(REACHABLE.records()).containsAll(TypeNames.COMMANDS.members());
        assertThat(REACHABLE.records()).containsAll(TypeNames.EVENTS.members());
    }

    @Test
    void names_of_commands_and_events_are_a_resource_and_a_word_in_kebab_case() {
        assertThat(Stream.concat(TypeNames.events().stream(), TypeNames.commands().stream()))
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*\\.[a-z][a-z0-9]*(-[a-z0-9]+)*"))
                .doesNotHaveDuplicates();
    }

    @Test
    void no_field_takes_the_place_of_the_name_the_version_or_the_account() {
        List<String> taken =
                List.of(NamedSerializer.TYPE, NamedSerializer.VERSION, AccountSerializer.ACCOUNT);
        var mapper = new JsonCodec().mapper();
        for (Class<?> type : named()) {
            var properties =
                    mapper.getDeserializationConfig()
                            .introspect(mapper.constructType(type))
                            .findProperties();
            assertThat(properties)
                    .as(type.getName())
                    .noneMatch(property -> taken.contains(property.getName()));
        }
    }

    /** A family within a family stands for its own members. */
    private static Set<Class<?>> membersOf(Class<?> family) {
        Set<Class<?>> members = new HashSet<>();
        for (Class<?> member : family.getPermittedSubclasses()) {
            if (member.isSealed()) {
                members.addAll(membersOf(member));
            } else {
                members.add(member);
            }
        }
        return members;
    }

    private static Set<Class<?>> named() {
        Set<Class<?>> named = new HashSet<>(TypeNames.COMMANDS.members());
        named.addAll(TypeNames.EVENTS.members());
        PartNames.ALL.values().forEach(table -> named.addAll(table.members()));
        return named;
    }
}
