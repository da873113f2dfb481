/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.account.AccountState;
import dev.enif.core.id.AccountId;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Zone;
import dev.enif.core.partition.PartitionState;
import dev.enif.testing.RandomHistory;
import dev.enif.testing.Seeds;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ViewsTest {

    /** What the database relies on: it writes only the rows that a decision names. */
    @Test
    void a_decision_names_every_resource_whose_view_it_changes() {
        Seeds.check(
                100,
                random -> {
                    var history = new RandomHistory(random, 0, 1);
                    var before = views(history.state());
                    for (int decisions = 0; decisions < 60; decisions++) {
                        history.next();
                        var after = views(history.state());
                        var named =
                                history.state().changes().stream()
                                        .map(change -> change.resource().value())
                                        .collect(Collectors.toSet());
                        assertThat(named).containsAll(changed(before, after));
                        before = after;
                    }
                });
    }

    @Test
    void a_named_resource_has_the_revision_of_the_decision_or_is_gone() {
        Seeds.check(
                50,
                random -> {
                    var history = new RandomHistory(random, 0, 1);
                    for (int decisions = 0; decisions < 60; decisions++) {
                        history.next();
                        PartitionState state = history.state();
                        for (var change : state.changes()) {
                            AccountState account = state.account(change.account());
                            ResourceViews.of(account, change.resource())
                                    .ifPresent(view ->
                                            assertThat(view.revision()).isEqualTo(state.ordinal()));
                        }
                    }
                });
    }

    @Test
    void a_private_name_is_made_of_the_address_and_the_region() {
        Ipv4 address = Ipv4.parse("10.0.0.9");
        assertThat(DnsNames.ofPrivate(address, new Zone("us-east-1a")))
                .isEqualTo("ip-10-0-0-9.ec2.internal");
        assertThat(DnsNames.ofPrivate(address, new Zone("eu-central-1b")))
                .isEqualTo("ip-10-0-0-9.eu-central-1.compute.internal");
        assertThat(DnsNames.ofPrivate(address, new Zone("us-west-2-lax-1a")))
                .isEqualTo("ip-10-0-0-9.us-west-2.compute.internal");
    }

    private static Set<String> changed(
            Map<String, ResourceView> before, Map<String, ResourceView> after) {
        return Stream.concat(before.keySet().stream(), after.keySet().stream())
                .filter(id -> !Objects.equals(before.get(id), after.get(id)))
                .collect(Collectors.toSet());
    }

    private static Map<String, ResourceView> views(PartitionState state) {
        Map<String, ResourceView> views = new HashMap<>();
        for (AccountId account : RandomHistory.accounts()) {
            ResourceViews.all(state.account(account)).forEach(view -> views.put(view.id(), view));
        }
        return views;
    }
}
