/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.api.client.Api;
import dev.enif.api.client.Reply;
import dev.enif.api.client.Scene;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Internet gateways and route tables: what each route does, and what it refuses. */
@QuarkusTest
class RoutingRoutesTest {
    private final Scene scene = Scene.ofNewAccount();
    private final Api api = scene.api();
    private final String vpc = scene.vpc();

    private static String table(String id) {
        return "/v1/route-tables/" + id;
    }

    private static String gateway(String id) {
        return "/v1/internet-gateways/" + id;
    }

    private static String inVpc(String vpc) {
        return "{'vpcId':'%s'}".formatted(vpc);
    }

    private Reply associate(String table, String subnet) {
        return api.post(table(table) + "/associations", "{'subnetId':'%s'}".formatted(subnet));
    }

    private Reply replace(String association, String table) {
        return api.post(
                "/v1/route-tables/associations/" + association + "/replace",
                "{'routeTableId':'%s'}".formatted(table));
    }

    @Test
    void a_gateway_is_made_attached_detached_and_deleted() {
        Reply made = scene.create("/v1/internet-gateways", "{'tags':{'Name':'way out'}}");
        assertThat(made.header("Location")).endsWith(gateway(made.id()));
        assertThat(made.text("tags/Name")).isEqualTo("way out");
        assertThat(made.json().has("vpcId")).isFalse();
        Reply attached = api.post(gateway(made.id()) + "/attach", inVpc(vpc)).is(200);
        assertThat(attached.text("vpcId")).isEqualTo(vpc);
        assertThat(api.read(gateway(made.id())).text()).isEqualTo(attached.text());

        api.post(gateway(made.id()) + "/attach", inVpc(vpc))
                .isProblem(409, "Resource.AlreadyAssociated");
        Reply refused = api.delete(gateway(made.id())).isProblem(409, "DependencyViolation");
        assertThat(refused.texts("dependents", "")).containsExactly(vpc);
        String second = api.post("/v1/internet-gateways", null).is(201).id();
        api.post(gateway(second) + "/attach", inVpc(vpc)).isProblem(409, "InvalidParameterValue");
        api.post(gateway(second) + "/detach", inVpc(vpc)).isProblem(409, "Gateway.NotAttached");

        Reply detached = api.post(gateway(made.id()) + "/detach", inVpc(vpc)).is(200);
        assertThat(detached.json().has("vpcId")).isFalse();
        api.delete(gateway(made.id())).is(204);
        api.get(gateway(made.id()) + "?consistency=strong")
                .isProblem(404, "InvalidInternetGatewayID.NotFound");
    }

    @Test
    void a_gateway_stays_while_the_vpc_has_public_addresses() {
        String attached = scene.gateway(vpc);
        String eni = scene.eni(scene.subnet(vpc)).id();
        scene.associate(scene.address().id(), eni);
        Reply refused =
                api.post(gateway(attached) + "/detach", inVpc(vpc))
                        .isProblem(409, "DependencyViolation");
        assertThat(refused.texts("dependents", "")).containsExactly(eni);
    }

    @Test
    void a_vpc_is_born_with_a_main_table_that_has_its_local_routes() {
        Reply main = api.read(table(scene.mainTable(vpc)));
        assertThat(main.text("routes/0/destinationCidrBlock")).isEqualTo("10.0.0.0/16");
        assertThat(main.text("routes/0/gatewayId")).isEqualTo("local");
        assertThat(main.text("routes/0/state")).isEqualTo("active");
        assertThat(main.text("routes/0/origin")).isEqualTo("CreateRouteTable");
        assertThat(main.text("associations/0/main")).isEqualTo("true");
        assertThat(main.text("main")).isEqualTo("true");

        api.post("/v1/vpcs/" + vpc + "/cidr-blocks", "{'cidrBlock':'10.1.0.0/16'}").is(200);
        assertThat(api.read(table(main.id())).texts("routes", "destinationCidrBlock"))
                .containsExactly("10.0.0.0/16", "10.1.0.0/16");
        api.delete(table(main.id())).isProblem(409, "DependencyViolation");
        replaceMainBy(main);
        api.delete(table(main.id())).is(204);
    }

    private void replaceMainBy(Reply main) {
        String other = scene.routeTable(vpc);
        Reply replaced = replace(main.text("associations/0/id"), other).is(200);
        assertThat(replaced.text("routeTable/id")).isEqualTo(other);
        assertThat(replaced.text("routeTable/associations/0/id"))
                .isEqualTo(replaced.text("associationId"))
                .isNotEqualTo(main.text("associations/0/id"));
        assertThat(scene.mainTable(vpc)).isEqualTo(other);
        api.delete("/v1/route-tables/associations/" + replaced.text("associationId"))
                .isProblem(409, "InvalidParameterValue");
    }

    @Test
    void routes_are_added_replaced_and_removed() {
        String attached = scene.gateway(vpc);
        String path = table(scene.routeTable(vpc)) + "/routes";
        String body = "{'destinationCidrBlock':'%s','gatewayId':'%s'}";
        Reply routed = api.post(path, body.formatted("198.51.100.7/24", attached)).is(200);
        assertThat(routed.text("routes/1/destinationCidrBlock")).isEqualTo("198.51.100.0/24");
        assertThat(routed.text("routes/1/gatewayId")).isEqualTo(attached);
        assertThat(routed.text("routes/1/origin")).isEqualTo("CreateRoute");

        api.post(path, body.formatted("198.51.100.0/24", attached))
                .isProblem(409, "RouteAlreadyExists");
        api.post(path, body.formatted("10.0.1.0/24", attached))
                .isProblem(400, "InvalidParameterValue");
        api.post(path, body.formatted("0.0.0.0/0", "igw-0123456789abcdef0"))
                .isProblem(404, "InvalidGatewayID.NotFound");
        String elsewhere = scene.create("/v1/internet-gateways", "{}").id();
        api.put(path + "?destination=198.51.100.0/24", "{'gatewayId':'%s'}".formatted(elsewhere))
                .isProblem(409, "InvalidParameterValue");
        api.put(path + "?destination=198.51.100.0/24", "{'gatewayId':'%s'}".formatted(attached))
                .is(200);
        api.put(path + "?destination=0.0.0.0/0", "{'gatewayId':'%s'}".formatted(attached))
                .isProblem(404, "InvalidRoute.NotFound");

        api.delete(path + "?destination=10.0.0.0/16").isProblem(409, "InvalidParameterValue");
        api.delete(path + "?destination=198.51.100.0/24").is(204);
        api.delete(path + "?destination=198.51.100.0/24").isProblem(404, "InvalidRoute.NotFound");
    }

    @Test
    void a_subnet_goes_by_the_main_table_by_another_and_by_the_main_one_again() {
        String subnet = scene.subnet(vpc);
        String main = scene.mainTable(vpc);
        String first = scene.routeTable(vpc);
        String second = scene.routeTable(vpc);
        assertThat(api.read("/v1/subnets/" + subnet).text("routeTableId")).isEqualTo(main);

        String association = associate(first, subnet).is(200).text("associationId");
        assertThat(api.read("/v1/subnets/" + subnet).text("routeTableId")).isEqualTo(first);
        assertThat(api.read("/v1/route-tables?subnetId=" + subnet).texts("items", "id"))
                .containsExactly(first);
        associate(second, subnet).isProblem(409, "Resource.AlreadyAssociated");
        assertThat(api.delete(table(first)).isProblem(409, "DependencyViolation"))
                .extracting(refused -> refused.texts("dependents", "").getFirst())
                .isEqualTo(subnet);

        String replaced = replace(association, second).is(200).text("associationId");
        assertThat(api.read("/v1/subnets/" + subnet).text("routeTableId")).isEqualTo(second);
        replace(association, first).isProblem(404, "InvalidAssociationID.NotFound");
        api.delete("/v1/route-tables/associations/" + association)
                .isProblem(404, "InvalidAssociationID.NotFound");
        api.delete("/v1/route-tables/associations/" + replaced).is(204);
        assertThat(api.read("/v1/subnets/" + subnet).text("routeTableId")).isEqualTo(main);
        String foreign = scene.routeTable(scene.vpc());
        associate(foreign, subnet).isProblem(409, "InvalidParameterValue");
    }

    @Test
    void a_subnet_says_whether_it_is_public_and_why() {
        String subnet = scene.subnet(vpc);
        String main = scene.mainTable(vpc);
        requirePublic(subnet, false, "private: no route to an internet gateway");
        String attached = scene.gateway(vpc);
        scene.route(main, "0.0.0.0/0", attached);
        String sends = main + " sends 0.0.0.0/0 to " + attached;
        requirePublic(subnet, true, "public: " + sends);
        scene.route(main, "0.0.0.0/1", attached);
        api.delete(table(main) + "/routes?destination=0.0.0.0/0").is(204);
        requirePublic(subnet, true, "public: " + main + " sends 0.0.0.0/1 to " + attached);
        scene.route(main, "0.0.0.0/0", attached);
        requirePublic(subnet, true, "public: " + sends);

        api.post(gateway(attached) + "/detach", inVpc(vpc)).is(200);
        requirePublic(subnet, false, "private: " + sends + ", which is not attached to " + vpc);
        assertThat(api.read(table(main)).text("routes/1/state")).isEqualTo("blackhole");
        api.delete(gateway(attached)).is(204);
        assertThat(api.read("/v1/subnets?public=false").texts("items", "id"))
                .containsExactly(subnet);
    }

    private void requirePublic(String subnet, boolean isPublic, String reason) {
        Reply shown = api.read("/v1/subnets/" + subnet);
        assertThat(shown.text("publicReason")).isEqualTo(reason);
        assertThat(shown.json().path("public").asBoolean()).isEqualTo(isPublic);
    }

    @Test
    void what_was_repeated_under_its_key_is_answered_as_before() {
        String table = scene.routeTable(vpc);
        String body = "{'subnetId':'%s'}".formatted(scene.subnet(vpc));
        String path = table(table) + "/associations";
        Reply first = api.post(path, body, "Idempotency-Key", "one").is(200);
        Reply again = api.post(path, body, "Idempotency-Key", "one").is(200);
        assertThat(again.header("Enif-Replayed")).isEqualTo("true");
        assertThat(again.text("associationId")).isEqualTo(first.text("associationId"));
    }

    @Test
    void gateways_and_tables_have_tags() {
        String made = scene.gateway(vpc);
        String main = scene.mainTable(vpc);
        api.post("/v1/tags", "{'resourceIds':['%s','%s'],'tags':{'a':'b'}}".formatted(made, main))
                .is(204);
        assertThat(api.read("/v1/internet-gateways?tag:a=b").texts("items", "id"))
                .containsExactly(made);
        assertThat(api.read("/v1/route-tables?tagKey=a").texts("items", "id"))
                .containsExactly(main);
        api.post("/v1/tags/remove", "{'resourceIds':['%s'],'keys':['a']}".formatted(main)).is(204);
        assertThat(api.read(table(main)).json().path("tags")).isEmpty();
    }
}
