/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.api.client.Api;
import dev.enif.api.client.Reply;
import dev.enif.api.client.Scene;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** NAT gateways, egress-only gateways and routes to them and to interfaces, over REST. */
@QuarkusTest
class NatRoutesTest {
    private final Scene scene = Scene.ofNewAccount();
    private final Api api = scene.api();
    private final String vpc = scene.vpc();
    private final String subnet = scene.subnet(vpc);

    private static String nat(String id) {
        return "/v1/nat-gateways/" + id;
    }

    private static String routes(String table) {
        return "/v1/route-tables/" + table + "/routes";
    }

    @Test
    void a_nat_gateway_is_made_shown_and_deleted() {
        String address = scene.address().id();
        String body = "{'subnetId':'%s','allocationId':'%s','privateIpAddress':'10.0.1.40'}";
        String make = body.formatted(subnet, address);
        api.post("/v1/nat-gateways", make).isProblem(409, "Gateway.NotAttached");
        scene.gateway(vpc);
        Reply made = scene.create("/v1/nat-gateways", make);
        assertThat(made.header("Location")).endsWith(nat(made.id()));
        assertThat(made.text("state")).isEqualTo("available");
        assertThat(made.text("connectivityType")).isEqualTo("public");
        assertThat(made.text("vpcId")).isEqualTo(vpc);
        assertThat(made.text("addresses/0/privateIp")).isEqualTo("10.0.1.40");
        assertThat(made.text("addresses/0/allocationId")).isEqualTo(address);
        assertThat(api.read(nat(made.id())).text()).isEqualTo(made.text());
        api.post("/v1/nat-gateways", make).isProblem(409, "Resource.AlreadyAssociated");

        api.delete(nat(made.id())).is(204);
        Reply deleted = api.read(nat(made.id()));
        assertThat(deleted.text("state")).isEqualTo("deleted");
        assertThat(deleted.json().has("deleteTime")).isTrue();
        assertThat(deleted.json().path("addresses")).isEmpty();
        api.delete(nat(made.id())).isProblem(404, "NatGatewayNotFound");
        assertThat(api.read("/v1/addresses/" + address).json().has("associationId")).isFalse();
    }

    @Test
    void its_interface_is_shown_and_cannot_be_managed() {
        scene.gateway(vpc);
        Reply made = api.read(nat(scene.natGateway(subnet)));
        String eni = made.text("addresses/0/networkInterfaceId");
        String path = "/v1/network-interfaces/" + eni;
        Reply shown = api.read(path);
        assertThat(shown.text("interfaceType")).isEqualTo("nat_gateway");
        assertThat(shown.json().path("requesterManaged").asBoolean()).isTrue();
        assertThat(shown.text("status")).isEqualTo("in-use");
        assertThat(shown.text("description")).isEqualTo("Interface for NAT Gateway " + made.id());
        assertThat(api.read("/v1/network-interfaces?requesterManaged=true").texts("items", "id"))
                .containsExactly(eni);

        api.delete(path).isProblem(409, "InvalidParameterValue");
        api.post(path + "/detach", "{}").isProblem(409, "OperationNotPermitted");
        api.patch(path, "{'description':'mine'}").isProblem(409, "AuthFailure");
        String association = made.text("addresses/0/associationId");
        api.delete("/v1/addresses/associations/" + association).isProblem(409, "AuthFailure");
        Reply refused = api.delete("/v1/subnets/" + subnet).isProblem(409, "DependencyViolation");
        assertThat(refused.texts("dependents", "")).containsExactly(made.id(), eni);
        assertThat(api.read("/v1/network-interfaces/" + scene.eni(subnet).id()).text())
                .contains("\"interfaceType\":\"interface\"", "\"requesterManaged\":false");
    }

    @Test
    void a_private_subnet_leaves_by_its_nat_gateway() {
        scene.gateway(vpc);
        String made = scene.natGateway(subnet);
        String inner = scene.subnet(vpc, "10.0.2.0/24");
        String main = scene.mainTable(vpc);
        Reply routed = scene.routeTo(main, "0.0.0.0/0", "natGatewayId", made);
        assertThat(routed.text("routes/1/natGatewayId")).isEqualTo(made);
        assertThat(routed.text("routes/1/state")).isEqualTo("active");
        assertThat(api.read("/v1/subnets/" + inner).text("publicReason"))
                .isEqualTo(
                        "private: leaves by " + made + ", as " + main + " sends 0.0.0.0/0 there");
        assertThat(api.read("/v1/route-tables?natGatewayId=" + made).texts("items", "id"))
                .containsExactly(main);
        api.delete(nat(made)).is(204);
        assertThat(api.read("/v1/route-tables/" + main).text("routes/1/state"))
                .isEqualTo("blackhole");
        assertThat(api.read("/v1/subnets/" + inner).text("publicReason"))
                .isEqualTo("private: no route to an internet gateway");
        api.post(
                        routes(main),
                        "{'destinationCidrBlock':'198.51.100.0/24','natGatewayId':'%s'}"
                                .formatted(made))
                .isProblem(404, "NatGatewayNotFound");
    }

    @Test
    void a_route_to_an_appliance_shows_interface_and_instance() {
        String instance = scene.instances(subnet, 1).getFirst();
        String table = scene.routeTable(vpc);
        Reply routed = scene.routeTo(table, "198.51.100.0/24", "instanceId", instance);
        String eni = routed.text("routes/1/networkInterfaceId");
        assertThat(routed.text("routes/1/instanceId")).isEqualTo(instance);
        assertThat(routed.text("routes/1/state")).isEqualTo("active");
        api.post("/v1/instances/" + instance + "/stop", null).is(200);
        assertThat(api.read("/v1/route-tables/" + table).text("routes/1/state"))
                .isEqualTo("blackhole");
        assertThat(api.read("/v1/route-tables?networkInterfaceId=" + eni).texts("items", "id"))
                .containsExactly(table);
        scene.attach(scene.eni(subnet).id(), instance, 1);
        Reply refused =
                api.put(
                                routes(table) + "?destination=198.51.100.0/24",
                                "{'instanceId':'%s'}".formatted(instance))
                        .isProblem(409, "InvalidInstanceID");
        assertThat(refused.texts("dependents", "")).hasSize(2).contains(eni);
    }

    @Test
    void the_target_of_a_local_route_is_replaced_and_restored() {
        String eni = scene.eni(subnet).id();
        String table = scene.routeTable(vpc);
        String local = routes(table) + "?destination=10.0.0.0/16";
        Reply replaced = api.put(local, "{'networkInterfaceId':'%s'}".formatted(eni)).is(200);
        assertThat(replaced.json().path("routes")).hasSize(1);
        assertThat(replaced.text("routes/0/networkInterfaceId")).isEqualTo(eni);
        assertThat(replaced.text("routes/0/origin")).isEqualTo("CreateRouteTable");
        assertThat(replaced.text("routes/0/state")).isEqualTo("blackhole");
        api.delete(local).isProblem(409, "InvalidParameterValue");
        Reply restored = api.put(local, "{'localTarget':true}").is(200);
        assertThat(restored.text("routes/0/gatewayId")).isEqualTo("local");

        scene.routeTo(table, "10.0.1.0/24", "networkInterfaceId", eni);
        api.post(
                        routes(table),
                        "{'destinationCidrBlock':'10.0.1.0/25','networkInterfaceId':'%s'}"
                                .formatted(eni))
                .isProblem(400, "InvalidParameterValue");
    }

    @Test
    void an_egress_only_gateway_is_made_routed_to_and_deleted() {
        String path = "/v1/egress-only-internet-gateways";
        Reply made = scene.create(path, "{'vpcId':'%s','tags':{'a':'b'}}".formatted(vpc));
        assertThat(made.text("vpcId")).isEqualTo(vpc);
        assertThat(api.read(path + "?vpcId=" + vpc).texts("items", "id"))
                .containsExactly(made.id());
        api.post(path, "{'vpcId':'%s'}".formatted(vpc)).isProblem(409, "InvalidParameterValue");
        String table = scene.routeTable(vpc);
        String toIt = "'egressOnlyInternetGatewayId':'%s'}".formatted(made.id());
        Reply routed =
                api.post(routes(table), "{'destinationIpv6CidrBlock':'2001:DB8:0::/32'," + toIt)
                        .is(200);
        assertThat(routed.text("routes/1/destinationIpv6CidrBlock")).isEqualTo("2001:db8::/32");
        assertThat(routed.text("routes/1/egressOnlyInternetGatewayId")).isEqualTo(made.id());
        api.post(routes(table), "{'destinationCidrBlock':'0.0.0.0/0'," + toIt)
                .isProblem(400, "InvalidParameterValue");
        api.delete(path + "/" + made.id()).is(204);
        assertThat(api.read("/v1/route-tables/" + table).text("routes/1/state"))
                .isEqualTo("blackhole");
        api.delete(routes(table) + "?destination=2001:db8::/32").is(204);
        api.delete(path + "/" + made.id()).isProblem(404, "InvalidGatewayID.NotFound");
    }

    @Test
    void a_public_one_gets_and_loses_further_elastic_ips() {
        scene.gateway(vpc);
        String made = scene.natGateway(subnet);
        String second = scene.address().id();
        String body = "{'allocationIds':['%s']}".formatted(second);
        Reply grown = api.post(nat(made) + "/addresses", body).is(200);
        assertThat(grown.json().path("addresses")).hasSize(2);
        assertThat(grown.text("addresses/1/allocationId")).isEqualTo(second);
        assertThat(api.read("/v1/nat-gateways?allocationId=" + second).texts("items", "id"))
                .containsExactly(made);
        body = "{'allocationIds':['%s']}".formatted(scene.address().id());
        api.post(nat(made) + "/addresses", body).isProblem(409, "AddressLimitExceeded");
        String by = nat(made) + "/addresses?associationId=";
        api.delete(by + grown.text("addresses/0/associationId"))
                .isProblem(409, "InvalidParameterValue");
        api.delete(by + grown.text("addresses/1/associationId")).is(204);
        assertThat(api.read(nat(made)).json().path("addresses")).hasSize(1);
        api.post(nat(made) + "/addresses", "{'privateIpAddressCount':1}")
                .isProblem(409, "InvalidParameterValue");
    }

    @Test
    void a_private_one_gets_and_loses_further_addresses() {
        String path = nat(scene.privateNatGateway(subnet)) + "/addresses";
        Reply grown = api.post(path, "{'privateIpAddresses':['10.0.1.77']}").is(200);
        assertThat(grown.text("addresses/1/privateIp")).isEqualTo("10.0.1.77");
        assertThat(api.post(path, "{'privateIpAddressCount':2}").is(200).json().path("addresses"))
                .hasSize(4);
        api.delete(path + "?privateIpAddress=10.0.1.77").is(204);
        api.delete(path + "?privateIpAddress=10.0.1.77").isProblem(400, "InvalidParameterValue");
        api.post(path, "{'privateIpAddressCount':6}")
                .isProblem(409, "PrivateIpAddressLimitExceeded");
    }

    @Test
    void a_zone_has_only_so_many_nat_gateways() {
        api.put("/v1/quotas/nat-gateways-per-zone", "{'value':1}").is(200);
        scene.privateNatGateway(subnet);
        api.post(
                        "/v1/nat-gateways",
                        "{'subnetId':'%s','connectivityType':'private'}".formatted(subnet))
                .isProblem(409, "NatGatewayLimitExceeded");
    }
}
