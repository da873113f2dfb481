/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Cidr6;
import dev.enif.core.routing.RouteTableCommand;
import dev.enif.core.routing.WantedTarget;
import org.jspecify.annotations.Nullable;

/** What a route is for: a block, or all blocks of a prefix list. */
sealed interface RouteDestination {
    record Block(Cidr cidr) implements RouteDestination {
        @Override
        public AccountCommand create(RouteTableId id, WantedTarget target) {
            return of(new RouteTableCommand.CreateRoute(id, cidr, target));
        }

        @Override
        public AccountCommand replace(RouteTableId id, WantedTarget target) {
            return of(new RouteTableCommand.ReplaceRoute(id, cidr, target));
        }

        @Override
        public AccountCommand delete(RouteTableId id) {
            return of(new RouteTableCommand.DeleteRoute(id, cidr));
        }
    }

    record Blocks(PrefixListId listId) implements RouteDestination {
        @Override
        public AccountCommand create(RouteTableId id, WantedTarget target) {
            return of(new RouteTableCommand.CreateListRoute(id, listId, target));
        }

        @Override
        public AccountCommand replace(RouteTableId id, WantedTarget target) {
            return of(new RouteTableCommand.ReplaceListRoute(id, listId, target));
        }

        @Override
        public AccountCommand delete(RouteTableId id) {
            return of(new RouteTableCommand.DeleteListRoute(id, listId));
        }
    }

    AccountCommand create(RouteTableId id, WantedTarget target);

    AccountCommand replace(RouteTableId id, WantedTarget target);

    AccountCommand delete(RouteTableId id);

    private static AccountCommand of(RouteTableCommand command) {
        return new AccountCommand.OfRouteTable(command);
    }

    /**
     * Exactly one of them must be given.
     *
     * @throws dev.enif.api.problem.ProblemException otherwise
     */
    static RouteDestination of(
            @Nullable String cidrBlock,
            @Nullable String ipv6CidrBlock,
            @Nullable String prefixListId) {
        return OneOf.<RouteDestination>required("destinationCidrBlock")
                .or("destinationCidrBlock", cidrBlock, text -> new Block(Cidr4.parse(text)))
                .or("destinationIpv6CidrBlock", ipv6CidrBlock, text -> new Block(Cidr6.parse(text)))
                .or(
                        "destinationPrefixListId",
                        prefixListId,
                        text -> new Blocks(new PrefixListId(text)))
                .value();
    }

    /**
     * @throws IllegalArgumentException unless the text is a block or the id of a prefix list
     */
    static RouteDestination parse(String text) {
        return text.startsWith("pl-")
                ? new Blocks(new PrefixListId(text))
                : new Block(Cidr.parse(text));
    }
}
