/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.api.client.Api;
import dev.enif.api.client.Reply;
import dev.enif.api.client.Scene;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Interfaces, instances and addresses: what each route does, and what it refuses. */
@QuarkusTest
class InterfaceRoutesTest {
    private static final String ENIS = "/v1/network-interfaces/";

    private final Scene scene = Scene.ofNewAccount();
    private final Api api = scene.api();

    @Test
    void an_interface_is_made_as_asked_changed_and_deleted() {
        String vpc = scene.vpc();
        String subnet = scene.subnet(vpc);
        String group = scene.group(vpc, "web");
        Reply made =
                scene.create(
                        "/v1/network-interfaces",
                        "{'subnetId':'%s','primaryPrivateIpAddress':'10.0.1.10','secondaryPrivateIpAddresses':['10.0.1.11'],'groupIds':['%s'],'description':'front','tags':{'a':'b'}}"
                                .formatted(subnet, group));
        assertThat(made.texts("privateIpAddresses", "address"))
                .containsExactly("10.0.1.10", "10.0.1.11");
        assertThat(made.text("status")).isEqualTo("available");
        String path = ENIS + made.id();
        Reply changed = api.patch(path, "{'description':'back','sourceDestCheck':false}").is(200);
        assertThat(changed.text("description")).isEqualTo("back");
        assertThat(changed.text("sourceDestCheck")).isEqualTo("false");
        assertThat(changed.text("macAddress")).isEqualTo(made.text("macAddress"));
        api.patch(path, "{'deleteOnTermination':true}").is(409);
        api.post(
                        "/v1/network-interfaces",
                        "{'subnetId':'%s','primaryPrivateIpAddress':'10.0.1.10'}".formatted(subnet))
                .isProblem(409, "InvalidIPAddress.InUse");
        api.post(
                        "/v1/network-interfaces",
                        "{'subnetId':'%s','primaryPrivateIpAddress':'10.0.1.2'}".formatted(subnet))
                .isProblem(400, "InvalidParameterValue");
        api.delete(path).is(204);
        api.get(path + "?consistency=strong").isProblem(404, "InvalidNetworkInterfaceID.NotFound");
    }

    @Test
    void a_branch_is_associated_with_a_trunk_and_freed() {
        String subnet = scene.subnet(scene.vpc());
        Reply trunk = scene.eni(subnet, "trunk");
        Reply branch = scene.eni(subnet, "branch");
        assertThat(trunk.text("interfaceType")).isEqualTo("trunk");
        assertThat(branch.text("status")).isEqualTo("available");
        String path = ENIS + branch.id();
        String body = "{'trunkInterfaceId':'%s','vlanId':7}".formatted(trunk.id());
        Reply associated = api.post(path + "/associate-trunk", body).is(200);
        assertThat(associated.text("status")).isEqualTo("in-use");
        assertThat(associated.text("trunkAssociation/trunkInterfaceId")).isEqualTo(trunk.id());
        assertThat(associated.text("trunkAssociation/vlanId")).isEqualTo("7");
        assertThat(associated.text("trunkAssociation/status")).isEqualTo("associated");
        assertThat(
                        api.get(
                                        ENIS.substring(0, ENIS.length() - 1)
                                                + "?consistency=strong&trunkInterfaceId="
                                                + trunk.id())
                                .is(200)
                                .text("items/0/id"))
                .isEqualTo(branch.id());
        api.post(path + "/associate-trunk", body).isProblem(409, "InvalidNetworkInterface.InUse");
        api.delete(ENIS + trunk.id()).isProblem(409, "DependencyViolation");
        api.delete(path).isProblem(409, "DependencyViolation");
        api.post(
                        path + "/disassociate-trunk",
                        "{'expectedAssociationId':'trunk-assoc-00000000000000000'}")
                .isProblem(412, "InvalidTrunkInterfaceAssociationID.NotFound");
        String expected =
                "{'expectedAssociationId':'%s'}".formatted(associated.text("trunkAssociation/id"));
        Reply freed = api.post(path + "/disassociate-trunk", expected).is(200);
        assertThat(freed.text("status")).isEqualTo("available");
        api.post(path + "/disassociate-trunk", null).isProblem(409, "IncorrectState");
    }

    @Test
    void addresses_are_assigned_by_name_and_by_number_and_unassigned() {
        String path = ENIS + scene.eni(scene.subnet(scene.vpc())).id();
        api.post(path + "/private-ip-addresses", "{'addresses':['10.0.1.40','10.0.1.41']}").is(200);
        Reply more = api.post(path + "/private-ip-addresses", "{'count':2}").is(200);
        assertThat(more.json().path("privateIpAddresses")).hasSize(5);
        api.delete(path + "/private-ip-addresses?address=10.0.1.40&address=10.0.9.9").is(400);
        api.delete(path + "/private-ip-addresses?address=10.0.1.40&address=10.0.1.41").is(204);
        Reply left = api.read(path);
        assertThat(left.json().path("privateIpAddresses")).hasSize(3);
        api.delete(path + "/private-ip-addresses?address=" + left.text("primaryPrivateIpAddress"))
                .isProblem(409, "InvalidParameterValue");
    }

    @Test
    void an_interface_gets_ipv6_addresses_and_prefixes_and_gives_them_back() {
        String vpc = scene.vpc();
        String block =
                api.post("/v1/vpcs/" + vpc + "/ipv6-cidr-blocks", "{}")
                        .is(200)
                        .text("ipv6CidrBlocks/0/ipv6CidrBlock");
        String subnet = scene.subnet(vpc);
        String subnetPath = "/v1/subnets/" + subnet;
        api.patch(subnetPath, "{'assignIpv6AddressOnCreation':true}")
                .isProblem(409, "InvalidParameterValue");
        String association =
                api.post(
                                subnetPath + "/ipv6-cidr-blocks",
                                "{'ipv6CidrBlock':'" + block.replace("/56", "/64") + "'}")
                        .is(200)
                        .text("ipv6CidrAssociationId");
        Reply assigning = api.patch(subnetPath, "{'assignIpv6AddressOnCreation':true}").is(200);
        assertThat(assigning.json().path("assignIpv6AddressOnCreation").asBoolean()).isTrue();
        Reply made = scene.eni(subnet);
        assertThat(made.json().path("ipv6Addresses")).hasSize(1);
        String path = ENIS + made.id();
        String named = block.replace("::/56", "::10");
        Reply more = api.post(path + "/ipv6-addresses", "{'addresses':['" + named + "']}").is(200);
        assertThat(more.json().path("ipv6Addresses").toString()).contains("\"" + named + "\"");
        assertThat(api.read("/v1/network-interfaces?ipv6Address=" + named).texts("items", "id"))
                .containsExactly(made.id());
        Reply delegated =
                api.post(path + "/prefixes", "{'prefixes':['10.0.1.32/28'],'ipv6Count':1}").is(200);
        assertThat(delegated.text("ipv4Prefixes/0")).isEqualTo("10.0.1.32/28");
        assertThat(delegated.json().path("ipv6Prefixes")).hasSize(1);
        assertThat(api.read(subnetPath).json().path("availableIpAddressCount").asInt())
                .isEqualTo(251 - 1 - 16);
        api.delete(subnetPath + "/ipv6-cidr-blocks/" + association)
                .isProblem(409, "DependencyViolation");

        api.delete(path + "/ipv6-addresses?address=" + named).is(204);
        api.delete(path + "/prefixes?prefix=10.0.1.32/28").is(204);
        api.delete(path + "/prefixes?prefix=10.0.1.32/28").isProblem(400, "InvalidParameterValue");
        Reply left = api.read(path);
        assertThat(left.json().path("ipv4Prefixes")).isEmpty();
        assertThat(left.json().path("ipv6Addresses")).hasSize(1);
        String launched =
                api.post(
                                "/v1/instances",
                                "{'imageId':'ami-1','instanceType':'m5.large','networkInterfaces':[{'deviceIndex':0,'subnetId':'%s','ipv6AddressCount':2,'ipv4PrefixCount':1}]}"
                                        .formatted(subnet))
                        .is(201)
                        .text("instances/0/networkInterfaces/0/id");
        Reply primary = api.read(ENIS + launched);
        assertThat(primary.json().path("ipv6Addresses")).hasSize(2);
        assertThat(primary.text("ipv4Prefixes/0")).isEqualTo("10.0.1.16/28");
    }

    @Test
    void an_interface_is_attached_moved_with_its_addresses_and_detached() {
        String subnet = scene.subnet(scene.vpc());
        List<String> instances = scene.instances(subnet, 2);
        String path =
                ENIS
                        + scene.create(
                                        "/v1/network-interfaces",
                                        "{'subnetId':'%s','secondaryPrivateIpAddressCount':2}"
                                                .formatted(subnet))
                                .id();
        Reply attached = scene.attach(path.substring(ENIS.length()), instances.get(0), 1);
        String attachment = attached.text("attachment/id");
        api.post(
                        path + "/attach",
                        "{'instanceId':'%s','deviceIndex':2}".formatted(instances.get(1)))
                .isProblem(409, "InvalidNetworkInterface.InUse");
        api.delete(path).is(409);
        String move =
                "{'instanceId':'%s','expectedAttachmentId':'%s'}"
                        .formatted(instances.get(1), attachment);
        Reply moved = api.post(path + "/move", move).is(200);
        assertThat(moved.text("attachment/instanceId")).isEqualTo(instances.get(1));
        assertThat(moved.texts("privateIpAddresses", "address"))
                .isEqualTo(attached.texts("privateIpAddresses", "address"));
        api.post(path + "/move", move).isProblem(412, "InvalidAttachmentID.NotFound");
        api.post(path + "/detach", "{'expectedAttachmentId':'%s'}".formatted(attachment)).is(412);
        assertThat(api.post(path + "/detach", null).is(200).text("status")).isEqualTo("available");
        api.post(path + "/detach", null).is(409);
    }

    @Test
    void an_instance_runs_stops_starts_and_terminates() {
        String subnet = scene.subnet(scene.vpc());
        String brought = scene.eni(subnet).id();
        Reply launched =
                scene.create(
                        "/v1/instances",
                        "{'imageId':'ami-1','instanceType':'m5.large','networkInterfaces':[{'deviceIndex':0,'subnetId':'%s'},{'deviceIndex':1,'networkInterfaceId':'%s'}],'tags':{'Name':'x'}}"
                                .formatted(subnet, brought));
        String path = "/v1/instances/" + launched.text("instances/0/id");
        assertThat(launched.header("Location")).endsWith(path);
        assertThat(api.read(path).text("state")).isEqualTo("running");
        assertThat(api.put(path + "/status", "{'status':'impaired'}").is(200).text("status"))
                .isEqualTo("impaired");
        assertThat(api.post(path + "/stop", null).is(200).text("state")).isEqualTo("stopped");
        assertThat(api.post(path + "/start", null).is(200).text("state")).isEqualTo("running");
        api.patch(path, "{'terminationProtected':true}").is(200);
        api.post(path + "/terminate", null).isProblem(409, "OperationNotPermitted");
        api.patch(path, "{'terminationProtected':false}").is(200);
        assertThat(api.post(path + "/terminate", null).is(200).text("state"))
                .isEqualTo("terminated");
        assertThat(api.read(ENIS + brought).text("status")).isEqualTo("available");
        api.post(path + "/start", null).isProblem(409, "IncorrectInstanceState");
        api.post(
                        "/v1/instances",
                        "{'imageId':'ami-1','instanceType':'m5.huge','subnetId':'%s'}"
                                .formatted(subnet))
                .isProblem(400, "InvalidParameterValue");
    }

    @Test
    void launching_several_names_them_all_and_no_single_place() {
        Reply launched =
                scene.create(
                        "/v1/instances",
                        "{'imageId':'ami-1','instanceType':'m5.large','subnetId':'%s','count':3}"
                                .formatted(scene.subnet(scene.vpc())));
        assertThat(launched.texts("instances", "id")).hasSize(3).doesNotHaveDuplicates();
        assertThat(launched.has("Location")).isFalse();
    }

    @Test
    void an_address_is_allocated_associated_disassociated_and_released() {
        String eni = scene.eni(scene.subnet(connectedVpc())).id();
        Reply allocated = api.post("/v1/addresses", null).is(201);
        String path = "/v1/addresses/" + allocated.id();
        assertThat(allocated.header("Location")).endsWith(path);
        Reply associated = scene.associate(allocated.id(), eni);
        String association = associated.text("associationId");
        assertThat(api.read(ENIS + eni).text("privateIpAddresses/0/publicIp"))
                .isEqualTo(allocated.text("publicIp"));
        api.delete(path).is(409);
        api.delete("/v1/addresses/associations/" + association).is(204);
        api.delete("/v1/addresses/associations/" + association)
                .isProblem(404, "InvalidAssociationID.NotFound");
        api.delete(path).is(204);
        api.get(path + "?consistency=strong").isProblem(404, "InvalidAllocationID.NotFound");
    }

    @Test
    void an_address_of_a_vpc_without_internet_gateway_gets_none() {
        String eni = scene.eni(scene.subnet(scene.vpc())).id();
        api.post(
                        "/v1/addresses/" + scene.address().id() + "/associate",
                        "{'networkInterfaceId':'%s'}".formatted(eni))
                .isProblem(409, "Gateway.NotAttached");
    }

    private String connectedVpc() {
        String vpc = scene.vpc();
        scene.gateway(vpc);
        return vpc;
    }

    @Test
    void an_address_that_stands_for_another_one_leaves_it_only_if_allowed() {
        String subnet = scene.subnet(connectedVpc());
        String address = scene.address().id();
        scene.associate(address, scene.eni(subnet).id());
        String other = scene.eni(subnet).id();
        api.post(
                        "/v1/addresses/" + address + "/associate",
                        "{'networkInterfaceId':'%s'}".formatted(other))
                .isProblem(409, "Resource.AlreadyAssociated");
        api.post(
                        "/v1/addresses/" + address + "/associate",
                        "{'networkInterfaceId':'%s','allowReassociation':true}".formatted(other))
                .is(200);
    }

    @Test
    void quotas_are_listed_set_and_held() {
        assertThat(api.read("/v1/quotas").texts("items", "name")).contains("vpcs", "elastic-ips");
        Reply set = api.put("/v1/quotas/vpcs", "{'value':1}").is(200);
        assertThat(set.text("value")).isEqualTo("1");
        assertThat(set.text("defaultValue")).isEqualTo("5");
        scene.vpc();
        Reply refused =
                api.post("/v1/vpcs", "{'cidrBlock':'10.1.0.0/16'}")
                        .isProblem(409, "VpcLimitExceeded");
        assertThat(refused.text("type")).isEqualTo("/problems/limit-exceeded");
        api.put("/v1/quotas/vpcs", "{'value':-1}").isProblem(400, "InvalidParameterValue");
        api.put("/v1/quotas/vpcs", "{'value':10001}").isProblem(400, "InvalidParameterValue");
        api.put("/v1/quotas/unicorns", "{'value':1}").isProblem(404, "InvalidQuotaName.NotFound");
        assertThat(api.read("/v1/quotas").texts("items", "value")).contains("1");
    }

    @Test
    void tags_are_added_replaced_and_removed_on_many_resources_at_once() {
        String vpc = scene.vpc();
        String subnet = scene.subnet(vpc);
        String ids = "'resourceIds':['%s','%s']".formatted(vpc, subnet);
        api.post("/v1/tags", "{%s,'tags':{'stage':'test','team':'a'}}".formatted(ids)).is(204);
        api.post("/v1/tags", "{%s,'tags':{'team':'b'}}".formatted(ids)).is(204);
        assertThat(api.read("/v1/vpcs/" + vpc).text("tags/team")).isEqualTo("b");
        api.post("/v1/tags/remove", "{%s,'tags':{'stage':'other'}}".formatted(ids)).is(204);
        assertThat(api.read("/v1/subnets/" + subnet).json().path("tags")).hasSize(2);
        api.post("/v1/tags/remove", "{%s,'keys':['team'],'tags':{'stage':'test'}}".formatted(ids))
                .is(204);
        assertThat(api.read("/v1/subnets/" + subnet).json().path("tags")).isEmpty();
        api.post(
                        "/v1/tags",
                        "{'resourceIds':['%s','eni-00000000000000000'],'tags':{'x':'y'}}"
                                .formatted(vpc))
                .is(404);
        assertThat(api.read("/v1/vpcs/" + vpc).json().path("tags")).isEmpty();
        api.post("/v1/tags", "{%s,'tags':{'aws:x':'y'}}".formatted(ids)).is(400);
    }

    /** EC2 would remove all; here that must be said key by key. */
    @Test
    void tags_are_not_removed_unless_they_are_named() {
        String vpc = scene.create("/v1/vpcs", "{'cidrBlock':'10.0.0.0/16','tags':{'a':'b'}}").id();
        for (String named : List.of("", ",'keys':[]", ",'tags':{}", ",'keys':[],'tags':{}")) {
            api.post("/v1/tags/remove", "{'resourceIds':['%s']%s}".formatted(vpc, named))
                    .isProblem(400, "MissingParameter");
        }
        assertThat(api.read("/v1/vpcs/" + vpc).text("tags/a")).isEqualTo("b");
    }
}
