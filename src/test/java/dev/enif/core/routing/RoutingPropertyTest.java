/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.CoreTest;
import dev.enif.core.Envelopes;
import dev.enif.core.ImageLaws;
import dev.enif.core.RandomRoutingCommands;
import dev.enif.core.account.AccountEvent;
import dev.enif.core.account.AccountState;
import dev.enif.core.account.Decider;
import dev.enif.core.account.Draft;
import dev.enif.core.account.Evolver;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.id.ResourceId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Ipv4;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.SubnetCommand.CreateSubnet;
import dev.enif.core.vpc.SubnetCommand.DeleteSubnet;
import dev.enif.core.vpc.Vpc;
import dev.enif.core.vpc.VpcCommand.CreateVpc;
import dev.enif.core.vpc.VpcCommand.DeleteVpc;
import dev.enif.testing.Seeds;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Random commands on a few VPCs that come and go, with their subnets, gateways and tables. */
class RoutingPropertyTest extends CoreTest {
    private static final int SEEDS = 150;
    private static final int COMMANDS = 150;

    /** What became of the commands, over all seeds: a property of nothing would pass too. */
    private final Map<String, Integer> outcomes = new HashMap<>();

    @Test
    void whatever_is_asked_the_rules_hold_and_the_events_say_all_that_happened() {
        Seeds.check(SEEDS, this::check);
        if (Long.getLong("seed") == null) {
            assertThat(outcomes)
                    .containsKeys(
                            "CreateVpc",
                            "DeleteVpc",
                            "DeleteSubnet",
                            "CreateInternetGateway",
                            "AttachInternetGateway",
                            "DetachInternetGateway",
                            "DeleteInternetGateway",
                            "CreateRouteTable",
                            "DeleteRouteTable",
                            "CreateRoute",
                            "ReplaceRoute",
                            "DeleteRoute",
                            "AssociateRouteTable",
                            "DisassociateRouteTable",
                            "ReplaceRouteTableAssociation")
                    .containsKeys(
                            "DependencyViolation",
                            "Gateway.NotAttached",
                            "InternetGatewayLimitExceeded",
                            "InvalidAssociationID.NotFound",
                            "InvalidGatewayID.NotFound",
                            "InvalidInternetGatewayID.NotFound",
                            "InvalidParameterValue",
                            "InvalidRoute.NotFound",
                            "InvalidRouteTableID.NotFound",
                            "Resource.AlreadyAssociated",
                            "RouteAlreadyExists");
        }
    }

    private void check(RandomGenerator random) {
        AccountState account = AccountState.empty(ACCOUNT);
        long nextId = 0;
        for (int number = 1; number <= COMMANDS; number++) {
            AccountState before = account.begin(number);
            Draft draft = new Draft(before, new NoAddresses(), ENVIRONMENT, START_MILLIS, nextId);
            Object command = command(random, account);
            try {
                Decider.decide(draft, Envelopes.command(command).orElseThrow());
            } catch (RefusedException refused) {
                outcomes.merge(refused.refusal().code(), 1, Integer::sum);
                continue;
            }
            outcomes.merge(command.getClass().getSimpleName(), 1, Integer::sum);
            account = folded(before, draft);
            nextId = draft.nextId();
            assertShownChangesAreTold(before, account);
            ImageLaws.networksAreSound(account);
        }
    }

    private static AccountState folded(AccountState before, Draft draft) {
        AccountState folded = before;
        for (AccountEvent event : draft.events()) {
            folded = Evolver.evolve(folded, event);
        }
        AccountState drafted = draft.account();
        assertThat(folded.fingerprint()).isEqualTo(drafted.fingerprint());
        assertThat(folded.changed()).isEqualTo(drafted.changed());
        assertThat(folded.routing()).isEqualTo(drafted.routing());
        AccountState restored =
                AccountState.restored(folded.id(), folded.tables(), folded.quotas());
        assertThat(folded.routing()).isEqualTo(restored.routing());
        return folded;
    }

    /** What a view shows of a table, or of a subnet's way out, differs only if it is told. */
    private static void assertShownChangesAreTold(AccountState before, AccountState after) {
        Map<ResourceId, String> shown = shown(before);
        Map<ResourceId, String> shows = shown(after);
        List<ResourceId> ids = new ArrayList<>(shown.keySet());
        ids.addAll(shows.keySet());
        for (ResourceId id : ids) {
            if (!shown.getOrDefault(id, "").equals(shows.getOrDefault(id, ""))) {
                assertThat(after.changed()).contains(id);
            }
        }
    }

    private static Map<ResourceId, String> shown(AccountState account) {
        Map<ResourceId, String> shown = new HashMap<>();
        for (RouteTable table : account.routeTables().values()) {
            List<RouteState> states =
                    table.routes().values().stream()
                            .map(route -> Routing.stateOf(account, table, route))
                            .toList();
            shown.put(table.id(), table + " " + Routing.localBlocks(account, table) + states);
        }
        for (Subnet subnet : account.subnets().values()) {
            RouteTable table = Routing.tableOf(account, subnet);
            shown.put(subnet.id(), table.id() + " " + Routing.isPublic(account, table));
        }
        account.internetGateways()
                .values()
                .forEach(gateway -> shown.put(gateway.id(), gateway.toString()));
        return shown;
    }

    private static Object command(RandomGenerator random, AccountState account) {
        List<Vpc> vpcs = new ArrayList<>();
        account.vpcs().values().forEach(vpcs::add);
        if (vpcs.isEmpty() || vpcs.size() < 3 && random.nextInt(10) == 0) {
            return new CreateVpc(Cidr4.parse("10.0.0.0/16"), Tags.NONE);
        }
        List<Subnet> subnets = new ArrayList<>();
        account.subnets().values().forEach(subnets::add);
        Vpc vpc = vpcs.get(random.nextInt(vpcs.size()));
        return switch (random.nextInt(12)) {
            case 0 -> new DeleteVpc(vpc.id());
            case 1, 2 ->
                    new CreateSubnet(
                            vpc.id(),
                            Cidr4.parse("10.0." + random.nextInt(3) + ".0/24"),
                            null,
                            Tags.NONE);
            case 3 ->
                    subnets.isEmpty()
                            ? new DeleteVpc(vpc.id())
                            : new DeleteSubnet(subnets.get(random.nextInt(subnets.size())).id());
            default -> new RandomRoutingCommands(random, account).next();
        };
    }

    /** Nothing here has a public address. */
    private record NoAddresses() implements Draft.PublicAddresses {
        @Override
        public Optional<Ipv4> free() {
            return Optional.empty();
        }

        @Override
        public boolean isFree(Ipv4 address) {
            return false;
        }

        @Override
        public NoAddresses after(AccountEvent event) {
            return this;
        }
    }
}
