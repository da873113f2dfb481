/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.api.client.Api;
import dev.enif.api.client.Reply;
import dev.enif.api.client.Scene;
import dev.enif.api.client.WatchClient;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Prefix lists: what each route does, what it refuses, and what rules that refer to one mean. */
@QuarkusTest
class PrefixListRoutesTest {
    private final Scene scene = Scene.ofNewAccount();
    private final Api api = scene.api();

    private static String path(String id) {
        return "/v1/prefix-lists/" + id;
    }

    @Test
    void entries_are_changed_by_version_and_restored() {
        String id = scene.prefixList();
        Reply changed =
                api.patch(
                                path(id),
                                "{'currentVersion':1,'addEntries':[{'cidr':'198.51.100.7/24','description':'office'}]}")
                        .is(200);
        assertThat(changed.text("version")).isEqualTo("2");
        assertThat(changed.text("entries/0/cidr")).isEqualTo("198.51.100.0/24");
        assertThat(changed.text("entries/0/description")).isEqualTo("office");
        assertThat(api.read(path(id)).text()).isEqualTo(changed.text());
        api.patch(path(id), "{'currentVersion':1,'removeEntries':['198.51.100.0/24']}")
                .isProblem(412, "PrefixListVersionMismatch");
        api.patch(path(id), "{'removeEntries':['198.51.100.0/24']}")
                .isProblem(400, "InvalidParameterCombination");
        api.patch(
                        path(id),
                        "{'currentVersion':2,'addEntries':[{'cidr':'10.0.0.0/8'},{'cidr':'10.1.0.0/16'},{'cidr':'10.2.0.0/16'}]}")
                .isProblem(409, "PrefixListMaxEntriesExceeded");

        Reply restored =
                api.post(path(id) + "/restore", "{'currentVersion':2,'previousVersion':1}").is(200);
        assertThat(restored.text("version")).isEqualTo("3");
        assertThat(restored.json().path("entries")).isEmpty();
        assertThat(restored.texts("pastVersions", "")).containsExactly("1", "2");
        api.delete(path(id)).is(204);
        api.get(path(id) + "?consistency=strong").isProblem(404, "InvalidPrefixListID.NotFound");
    }

    @Test
    void a_rule_means_what_the_list_holds_at_any_time_and_keeps_it() throws Exception {
        String vpc = scene.vpc();
        String server = scene.instances(scene.subnet(vpc, "10.0.1.0/24"), 1).getFirst();
        String client = scene.instances(scene.subnet(vpc, "10.0.2.0/24"), 1).getFirst();
        String eni = api.read("/v1/network-interfaces?instanceId=" + server).text("items/0/id");
        String group = scene.group(vpc, "listed");
        api.patch("/v1/network-interfaces/" + eni, "{'groupIds':['%s']}".formatted(group)).is(200);
        String id = scene.prefixList();
        Reply ruled =
                api.post(
                                "/v1/security-groups/" + group + "/rules",
                                "{'rules':[{'direction':'ingress','protocol':'tcp','fromPort':443,'prefixListId':'%s'}]}"
                                        .formatted(id))
                        .is(200);
        assertThat(ruled.text()).contains("\"prefixListId\":\"" + id + "\"");
        assertThat(api.read("/v1/security-groups?peerPrefixListId=" + id).texts("items", "id"))
                .containsExactly(group);
        assertThat(code(client, eni)).isEqualTo("SecurityGroupIngress");

        String from = api.read("/v1/prefix-lists").position();
        try (var watch = new WatchClient(api, "?from=" + from + "&resource=prefix-lists")) {
            watch.next();
            api.patch(path(id), "{'currentVersion':1,'addEntries':[{'cidr':'10.0.2.0/24'}]}")
                    .is(200);
            assertThat(watch.next().event()).isEqualTo("prefix-list.entries-changed");
        }
        assertThat(code(client, eni)).isEqualTo("Allowed");
        Reply refused = api.delete(path(id)).isProblem(409, "DependencyViolation");
        assertThat(refused.texts("dependents", "")).containsExactly(group);
    }

    @Test
    void what_comes_in_by_a_gateway_goes_by_a_table_of_its_own() {
        String vpc = scene.vpc();
        String gateway = scene.gateway(vpc);
        String table = scene.routeTable(vpc);
        String path = "/v1/route-tables/" + table + "/associations";
        String body = "{'gatewayId':'" + gateway + "'}";
        Reply associated = api.post(path, body).is(200);
        String association = associated.text("associationId");
        Reply shown = api.read("/v1/route-tables?associatedGatewayId=" + gateway);
        assertThat(shown.texts("items", "id")).containsExactly(table);
        assertThat(shown.text("items/0/associations/0/gatewayId")).isEqualTo(gateway);
        api.post(
                        "/v1/route-tables/" + table + "/routes",
                        "{'destinationCidrBlock':'0.0.0.0/0','gatewayId':'" + gateway + "'}")
                .isProblem(409, "InvalidParameterValue");
        api.post("/v1/internet-gateways/" + gateway + "/detach", "{'vpcId':'" + vpc + "'}")
                .isProblem(409, "DependencyViolation");
        api.delete("/v1/route-tables/associations/" + association).is(204);
        api.post("/v1/internet-gateways/" + gateway + "/detach", "{'vpcId':'" + vpc + "'}").is(200);
        api.post(path, body).isProblem(409, "InvalidParameterValue");
    }

    @Test
    void a_list_is_a_destination_of_routes() {
        String vpc = scene.vpc();
        String gateway = scene.gateway(vpc);
        String table = scene.routeTable(vpc);
        String list =
                scene.create(
                                "/v1/prefix-lists",
                                "{'name':'offices','addressFamily':'IPv4','maxEntries':2,'entries':[{'cidr':'198.51.100.0/24'}]}")
                        .id();
        Reply routed = scene.routeToList(table, list, gateway);
        assertThat(routed.text("routes/1/destinationPrefixListId")).isEqualTo(list);
        assertThat(routed.text("routes/1/state")).isEqualTo("active");
        String routes = "/v1/route-tables/" + table + "/routes";
        api.post(routes, "{'destinationPrefixListId':'" + list + "','gatewayId':'" + gateway + "'}")
                .isProblem(409, "RouteAlreadyExists");
        api.delete(path(list)).isProblem(409, "DependencyViolation");
        api.put(routes + "?destination=" + list, "{'gatewayId':'" + gateway + "'}").is(200);
        assertThat(
                        api.read("/v1/route-tables?destinationPrefixListId=" + list)
                                .texts("items", "id"))
                .containsExactly(table);
        api.delete(routes + "?destination=" + list).is(204);
        api.delete(routes + "?destination=" + list).isProblem(404, "InvalidRoute.NotFound");
        api.delete(path(list)).is(204);
    }

    private String code(String from, String to) {
        return api.post(
                        "/v1/flows/evaluate?consistency=strong",
                        "{'source':'%s','destination':'%s','protocol':'tcp','destinationPort':443}"
                                .formatted(from, to))
                .is(200)
                .text("code");
    }
}
