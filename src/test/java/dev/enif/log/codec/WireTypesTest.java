/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.app.WireTypes;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.account.AccountEvent;
import dev.enif.core.partition.PartitionCommand;
import dev.enif.core.partition.PartitionEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireTypesTest {
    @Test
    void all_records_of_the_logs_and_no_others_are_registered() {
        List<Class<?>> expected = new ArrayList<>(ReachableTypes.walk().records());
        expected.removeAll(Arrays.asList(AccountCommand.class.getPermittedSubclasses()));
        expected.removeAll(Arrays.asList(AccountEvent.class.getPermittedSubclasses()));
        expected.remove(PartitionCommand.ForAccount.class);
        expected.remove(PartitionEvent.InAccount.class);

        assertThat(WireTypes.all()).containsExactlyInAnyOrderElementsOf(expected);
    }
}
