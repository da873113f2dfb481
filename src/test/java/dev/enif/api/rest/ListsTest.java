/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.enif.api.client.Api;
import dev.enif.api.client.Reply;
import dev.enif.api.client.Scene;
import dev.enif.query.AddressField;
import dev.enif.query.EgressOnlyGatewayField;
import dev.enif.query.FailoverGroupField;
import dev.enif.query.FlowLogField;
import dev.enif.query.InstanceField;
import dev.enif.query.InternetGatewayField;
import dev.enif.query.LoadBalancerField;
import dev.enif.query.NatGatewayField;
import dev.enif.query.NetworkAclField;
import dev.enif.query.NetworkInterfaceField;
import dev.enif.query.PeeringConnectionField;
import dev.enif.query.PrefixListField;
import dev.enif.query.RouteTableField;
import dev.enif.query.SecurityGroupField;
import dev.enif.query.SubnetField;
import dev.enif.query.TargetGroupField;
import dev.enif.query.VpcField;
import dev.enif.testing.Seeds;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Lists: filters against a plain look at every item, and pages that neither repeat nor hide. */
@QuarkusTest
class ListsTest {
    private static final Map<String, Class<? extends Enum<?>>> FIELDS =
            Map.ofEntries(
                    Map.entry("/v1/vpcs", VpcField.class),
                    Map.entry("/v1/subnets", SubnetField.class),
                    Map.entry("/v1/security-groups", SecurityGroupField.class),
                    Map.entry("/v1/network-interfaces", NetworkInterfaceField.class),
                    Map.entry("/v1/instances", InstanceField.class),
                    Map.entry("/v1/addresses", AddressField.class),
                    Map.entry("/v1/internet-gateways", InternetGatewayField.class),
                    Map.entry("/v1/route-tables", RouteTableField.class),
                    Map.entry("/v1/nat-gateways", NatGatewayField.class),
                    Map.entry("/v1/egress-only-internet-gateways", EgressOnlyGatewayField.class),
                    Map.entry("/v1/network-acls", NetworkAclField.class),
                    Map.entry("/v1/prefix-lists", PrefixListField.class),
                    Map.entry("/v1/flow-logs", FlowLogField.class),
                    Map.entry("/v1/peering-connections", PeeringConnectionField.class),
                    Map.entry("/v1/load-balancers", LoadBalancerField.class),
                    Map.entry("/v1/target-groups", TargetGroupField.class),
                    Map.entry("/v1/failover-groups", FailoverGroupField.class));

    /** Where an item shows what a parameter asks for, unless that is the field of that name. */
    private static final Map<String, String> SHOWN =
            Map.ofEntries(
                    Map.entry("/v1/vpcs associatedCidrBlock", "cidrBlocks/*/cidrBlock"),
                    Map.entry("/v1/vpcs cidrAssociationId", "cidrBlocks/*/associationId"),
                    Map.entry("/v1/vpcs ipv6CidrBlock", "ipv6CidrBlocks/*/ipv6CidrBlock"),
                    Map.entry("/v1/vpcs ipv6CidrAssociationId", "ipv6CidrBlocks/*/associationId"),
                    Map.entry("/v1/security-groups ruleId", "rules/*/id"),
                    Map.entry("/v1/security-groups peerGroupId", "rules/*/groupId"),
                    Map.entry("/v1/security-groups peerCidr", "rules/*/cidr"),
                    Map.entry(
                            "/v1/network-interfaces privateIpAddress",
                            "privateIpAddresses/*/address"),
                    Map.entry("/v1/network-interfaces publicIp", "privateIpAddresses/*/publicIp"),
                    Map.entry(
                            "/v1/network-interfaces allocationId",
                            "privateIpAddresses/*/allocationId"),
                    Map.entry(
                            "/v1/network-interfaces associationId",
                            "privateIpAddresses/*/associationId"),
                    Map.entry("/v1/network-interfaces groupId", "groupIds/*"),
                    Map.entry("/v1/network-interfaces ipv6Address", "ipv6Addresses/*"),
                    Map.entry("/v1/network-interfaces ipv4Prefix", "ipv4Prefixes/*"),
                    Map.entry("/v1/network-interfaces ipv6Prefix", "ipv6Prefixes/*"),
                    Map.entry("/v1/network-interfaces attachmentId", "attachment/id"),
                    Map.entry("/v1/network-interfaces trunkAssociationId", "trunkAssociation/id"),
                    Map.entry(
                            "/v1/network-interfaces trunkInterfaceId",
                            "trunkAssociation/trunkInterfaceId"),
                    Map.entry("/v1/network-interfaces vlanId", "trunkAssociation/vlanId"),
                    Map.entry("/v1/network-interfaces instanceId", "attachment/instanceId"),
                    Map.entry("/v1/network-interfaces deviceIndex", "attachment/deviceIndex"),
                    Map.entry(
                            "/v1/network-interfaces networkCardIndex",
                            "attachment/networkCardIndex"),
                    Map.entry(
                            "/v1/network-interfaces deleteOnTermination",
                            "attachment/deleteOnTermination"),
                    Map.entry("/v1/instances primaryPrivateIpAddress", "privateIpAddress"),
                    Map.entry(
                            "/v1/instances privateIpAddress",
                            "networkInterfaces/*/privateIpAddress"),
                    Map.entry("/v1/instances publicIp", "networkInterfaces/*/publicIp"),
                    Map.entry("/v1/instances networkInterfaceId", "networkInterfaces/*/id"),
                    Map.entry("/v1/instances attachmentId", "networkInterfaces/*/attachmentId"),
                    Map.entry("/v1/failover-groups standbyInstanceId", "standbys/*/instanceId"),
                    Map.entry("/v1/route-tables associationId", "associations/*/id"),
                    Map.entry("/v1/route-tables subnetId", "associations/*/subnetId"),
                    Map.entry(
                            "/v1/route-tables destinationCidrBlock",
                            "routes/*/destinationCidrBlock"),
                    Map.entry("/v1/route-tables gatewayId", "routes/*/gatewayId"),
                    Map.entry("/v1/route-tables routeState", "routes/*/state"),
                    Map.entry(
                            "/v1/route-tables destinationIpv6CidrBlock",
                            "routes/*/destinationIpv6CidrBlock"),
                    Map.entry("/v1/route-tables natGatewayId", "routes/*/natGatewayId"),
                    Map.entry("/v1/route-tables networkInterfaceId", "routes/*/networkInterfaceId"),
                    Map.entry("/v1/route-tables instanceId", "routes/*/instanceId"),
                    Map.entry("/v1/route-tables associatedGatewayId", "associations/*/gatewayId"),
                    Map.entry(
                            "/v1/route-tables destinationPrefixListId",
                            "routes/*/destinationPrefixListId"),
                    Map.entry(
                            "/v1/route-tables vpcPeeringConnectionId",
                            "routes/*/vpcPeeringConnectionId"),
                    Map.entry(
                            "/v1/route-tables egressOnlyInternetGatewayId",
                            "routes/*/egressOnlyInternetGatewayId"),
                    Map.entry("/v1/nat-gateways privateIp", "addresses/*/privateIp"),
                    Map.entry("/v1/nat-gateways publicIp", "addresses/*/publicIp"),
                    Map.entry("/v1/nat-gateways allocationId", "addresses/*/allocationId"),
                    Map.entry(
                            "/v1/nat-gateways networkInterfaceId",
                            "addresses/*/networkInterfaceId"),
                    Map.entry("/v1/network-acls entryCidr", "entries/*/cidr"),
                    Map.entry("/v1/load-balancers subnetId", "zones/*/subnetId"),
                    Map.entry(
                            "/v1/load-balancers networkInterfaceId", "zones/*/networkInterfaceId"),
                    Map.entry("/v1/load-balancers groupId", "groupIds/*"),
                    Map.entry("/v1/load-balancers listenerId", "listeners/*/id"),
                    Map.entry("/v1/load-balancers targetGroupId", "listeners/*/targetGroupId"),
                    Map.entry("/v1/target-groups targetId", "targets/*/id"),
                    Map.entry("/v1/prefix-lists entryCidr", "entries/*/cidr"),
                    Map.entry("/v1/security-groups peerPrefixListId", "rules/*/prefixListId"),
                    Map.entry("/v1/network-acls entryProtocol", "entries/*/protocol"));

    private final Scene scene = Scene.ofNewAccount();
    private final Api api = scene.api();

    /** One of everything in several states, so that each filter has something to tell apart. */
    private void furnish() {
        String vpc =
                scene.create(
                                "/v1/vpcs",
                                "{'cidrBlock':'10.0.0.0/16','tags':{'stage':'test','a:b':'c d&e'}}")
                        .id();
        String other =
                scene.create("/v1/vpcs", "{'cidrBlock':'10.1.0.0/16','tags':{'stage':'prod'}}")
                        .id();
        api.post("/v1/vpcs/" + other + "/cidr-blocks", "{'cidrBlock':'10.2.0.0/16'}").is(200);
        api.patch("/v1/vpcs/" + other, "{'enableDnsHostnames':true}").is(200);
        String formerGateway = scene.gateway(other);
        scene.route(scene.mainTable(other), "198.51.100.0/24", formerGateway);
        api.post("/v1/internet-gateways/" + formerGateway + "/detach", "{'vpcId':'" + other + "'}")
                .is(200);
        String subnet = scene.subnet(vpc);
        String open = scene.subnet(other, "10.1.1.0/24");
        String ipv6 =
                api.post("/v1/vpcs/" + other + "/ipv6-cidr-blocks", "{}")
                        .is(200)
                        .text("ipv6CidrBlocks/0/ipv6CidrBlock");
        api.post(
                        "/v1/subnets/" + open + "/ipv6-cidr-blocks",
                        "{'ipv6CidrBlock':'" + ipv6.replace("/56", "/64") + "'}")
                .is(200);
        api.patch(
                        "/v1/subnets/" + open,
                        "{'mapPublicIpOnLaunch':true,'assignIpv6AddressOnCreation':true}")
                .is(200);
        api.post(
                        "/v1/network-interfaces/" + scene.eni(open).id() + "/prefixes",
                        "{'ipv4Count':1,'ipv6Count':2}")
                .is(200);
        String web = scene.group(vpc, "web");
        String clients = scene.group(vpc, "clients");
        api.post(
                        "/v1/security-groups/" + web + "/rules",
                        "{'rules':[{'direction':'ingress','protocol':'tcp','fromPort':443,'groupId':'%s'},{'direction':'ingress','protocol':'udp','fromPort':53,'cidr':'10.0.0.0/8'}]}"
                                .formatted(clients))
                .is(200);
        List<String> instances = scene.instances(subnet, 2);
        scene.instances(open, 1);
        api.patch("/v1/instances/" + instances.get(0), "{'terminationProtected':true}").is(200);
        api.post("/v1/instances/" + instances.get(1) + "/stop", null).is(200);
        String eni =
                scene.create(
                                "/v1/network-interfaces",
                                "{'subnetId':'%s','groupIds':['%s','%s'],'description':'front','secondaryPrivateIpAddressCount':2,'tags':{'stage':'test'}}"
                                        .formatted(subnet, web, clients))
                        .id();
        scene.attach(eni, instances.get(0), 1);
        String gateway = scene.gateway(vpc);
        String address = scene.address().id();
        scene.associate(address, eni);
        String group = scene.failoverGroup(eni, scene.instances(subnet, 1).getFirst());
        api.post("/v1/failover-groups/" + group + "/pause", null).is(200);
        scene.create(
                "/v1/failover-groups",
                "{'allocationId':'%s','name':'front','standbys':[{'instanceId':'%s'}],'healthSource':'explicit'}"
                        .formatted(address, scene.instances(subnet, 1).getFirst()));
        scene.address();
        String trunk = scene.eni(subnet, "trunk").id();
        api.post(
                        "/v1/network-interfaces/"
                                + scene.eni(subnet, "branch").id()
                                + "/associate-trunk",
                        "{'trunkInterfaceId':'%s','vlanId':7}".formatted(trunk))
                .is(200);
        String free = scene.eni(subnet).id();
        api.patch("/v1/network-interfaces/" + free, "{'sourceDestCheck':false}").is(200);
        String table = scene.routeTable(vpc);
        scene.route(table, "0.0.0.0/0", gateway);
        api.post("/v1/route-tables/" + table + "/associations", "{'subnetId':'" + subnet + "'}")
                .is(200);
        String nat = scene.natGateway(subnet);
        String former = scene.privateNatGateway(subnet);
        api.delete("/v1/nat-gateways/" + former).is(204);
        String egressOnly = scene.egressOnlyGateway(vpc);
        scene.egressOnlyGateway(other);
        scene.routeTo(table, "198.51.100.0/24", "natGatewayId", nat);
        scene.routeTo(table, "203.0.113.0/24", "networkInterfaceId", eni);
        api.post(
                        "/v1/route-tables/" + scene.mainTable(vpc) + "/routes",
                        "{'destinationIpv6CidrBlock':'::/0','egressOnlyInternetGatewayId':'%s'}"
                                .formatted(egressOnly))
                .is(200);
        scene.flowLog(vpc);
        scene.routeTo(
                table, "192.168.77.0/24", "vpcPeeringConnectionId", scene.peering(vpc, other));
        String balancer = scene.loadBalancer(subnet, web);
        String targets = scene.targetGroup(vpc, "targets");
        scene.listener(balancer, 443, targets);
        scene.register(targets, instances.get(0));
        scene.create(
                "/v1/load-balancers",
                "{'name':'bare','subnets':[{'subnetId':'%s'}]}".formatted(subnet));
        scene.create(
                "/v1/target-groups",
                "{'name':'other','vpcId':'%s','protocol':'UDP','port':53,'targetType':'ip'}"
                        .formatted(other));
        String list =
                scene.create(
                                "/v1/prefix-lists",
                                "{'name':'offices','addressFamily':'IPv4','maxEntries':2,'entries':[{'cidr':'198.51.100.0/24'}]}")
                        .id();
        scene.routeToList(table, list, gateway);
        api.post(
                        "/v1/route-tables/" + scene.routeTable(vpc) + "/associations",
                        "{'gatewayId':'" + gateway + "'}")
                .is(200);
        api.post(
                        "/v1/security-groups/" + scene.group(vpc, "referring") + "/rules",
                        "{'rules':[{'direction':'ingress','protocol':'-1','prefixListId':'%s'}]}"
                                .formatted(list))
                .is(200);
    }

    @Test
    void every_filter_of_every_list_agrees_with_a_look_at_each_item() {
        furnish();
        FIELDS.forEach((list, fields) -> {
            List<JsonNode> all = items(api.read(list));
            Map<String, Set<String>> values = new LinkedHashMap<>();
            for (Enum<?> field : fields.getEnumConstants()) {
                String parameter = ListFilters.parameter(field);
                Set<String> found = new TreeSet<>();
                all.forEach(item -> found.addAll(values(list, parameter, item)));
                assertThat(found)
                        .as("something to ask for by %s of %s", parameter, list)
                        .isNotEmpty();
                values.put(parameter, found);
                found.stream()
                        .limit(2)
                        .forEach(value -> require(list, all, Map.of(parameter, List.of(value))));
                require(list, all, Map.of(parameter, List.of("nonsense")));
            }
            Seeds.check(4, random -> require(list, all, anyQuery(random, values)));
        });
    }

    private static Map<String, List<String>> anyQuery(
            RandomGenerator random, Map<String, Set<String>> values) {
        List<String> parameters = new ArrayList<>(values.keySet());
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (int number = 0; number < 2; number++) {
            String parameter = parameters.get(random.nextInt(parameters.size()));
            List<String> known =
                    new ArrayList<>(Set.copyOf(values.getOrDefault(parameter, Set.of())));
            query.put(
                    parameter,
                    List.of(
                            known.get(random.nextInt(known.size())),
                            known.get(random.nextInt(known.size()))));
        }
        return query;
    }

    private void require(String list, List<JsonNode> all, Map<String, List<String>> query) {
        List<String> expected =
                all.stream()
                        .filter(item ->
                                query.entrySet().stream()
                                        .allMatch(wanted ->
                                                values(list, wanted.getKey(), item).stream()
                                                        .anyMatch(wanted.getValue()::contains)))
                        .map(item -> item.path("id").asText())
                        .toList();
        assertThat(api.get(list + "?" + text(query)).is(200).texts("items", "id"))
                .as("%s?%s", list, text(query))
                .isEqualTo(expected);
    }

    private static String text(Map<String, List<String>> query) {
        List<String> parts = new ArrayList<>();
        query.forEach((name, values) ->
                values.forEach(value -> parts.add(encoded(name) + "=" + encoded(value))));
        return String.join("&", parts);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<JsonNode> items(Reply reply) {
        List<JsonNode> items = new ArrayList<>();
        reply.json().path("items").forEach(items::add);
        return items;
    }

    private static List<String> values(String list, String parameter, JsonNode item) {
        List<JsonNode> nodes = List.of(item);
        for (String step : SHOWN.getOrDefault(list + " " + parameter, parameter).split("/", -1)) {
            List<JsonNode> below = new ArrayList<>();
            for (JsonNode node : nodes) {
                if (step.equals("*")) {
                    node.forEach(below::add);
                } else if (node.has(step)) {
                    below.add(node.path(step));
                }
            }
            nodes = below;
        }
        return nodes.stream().map(JsonNode::asText).toList();
    }

    @Test
    void lists_are_filtered_by_tags() {
        furnish();
        assertThat(names("/v1/vpcs?consistency=strong&tag:stage=test"))
                .containsExactly("10.0.0.0/16");
        assertThat(names("/v1/vpcs?tag:stage=test&tag:stage=prod")).hasSize(2);
        assertThat(names("/v1/vpcs?tagKey=stage")).hasSize(2);
        assertThat(names("/v1/vpcs?tagKey=stage&tag:stage=prod")).containsExactly("10.1.0.0/16");
        assertThat(names("/v1/vpcs?" + encoded("tag:a:b") + "=" + encoded("c d&e"))).hasSize(1);
        assertThat(names("/v1/vpcs?" + encoded("tagKey") + "=" + encoded("a:b"))).hasSize(1);
        assertThat(names("/v1/vpcs?tag:stage=TEST")).isEmpty();
        assertThat(names("/v1/vpcs?tag:other=test")).isEmpty();
        assertThat(names("/v1/vpcs?tag:stage=" + encoded("te\0st"))).isEmpty();
        assertThat(names("/v1/vpcs?id=" + encoded("vpc\0"))).isEmpty();
    }

    private List<String> names(String path) {
        return api.get(path).is(200).texts("items", "cidrBlock");
    }

    @Test
    void a_filter_has_200_values_at_most() {
        api.get("/v1/vpcs?" + many(200)).is(200);
        api.get("/v1/vpcs?" + many(201)).isProblem(400, "FilterLimitExceeded");
    }

    private static String many(int count) {
        List<String> parts = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            parts.add("id=vpc-%017x".formatted(number));
        }
        return String.join("&", parts);
    }

    @Test
    void pages_neither_repeat_nor_hide_what_stays_while_others_come_and_go() {
        String subnet = scene.subnet(scene.vpc());
        List<String> stays = new ArrayList<>();
        List<String> goes = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            (number % 4 == 0 ? goes : stays).add(scene.eni(subnet).id());
        }
        List<String> seen = new ArrayList<>();
        String next = "/v1/network-interfaces?consistency=strong&limit=2";
        int pages = 0;
        while (!next.isEmpty()) {
            Reply page = api.get(next).is(200);
            assertThat(page.texts("items", "id")).hasSizeLessThanOrEqualTo(2);
            seen.addAll(page.texts("items", "id"));
            next =
                    page.json().has("nextCursor")
                            ? "/v1/network-interfaces?consistency=strong&limit=2&cursor="
                                    + page.text("nextCursor")
                            : "";
            if (pages++ < 2) {
                api.delete("/v1/network-interfaces/" + goes.removeLast()).is(204);
                scene.eni(subnet);
            }
        }
        assertThat(seen).isSorted().doesNotHaveDuplicates().containsAll(stays);
    }

    @Test
    void the_last_page_has_no_cursor_and_a_cursor_behind_the_end_finds_nothing() {
        String subnet = scene.subnet(scene.vpc());
        scene.eni(subnet);
        scene.eni(subnet);
        Reply exact = api.read("/v1/network-interfaces?limit=2");
        assertThat(exact.json().path("items")).hasSize(2);
        assertThat(exact.json().has("nextCursor")).isFalse();
        Reply first = api.get("/v1/network-interfaces?limit=1").is(200);
        api.delete("/v1/network-interfaces/" + exact.text("items/1/id")).is(204);
        assertThat(
                        api.read(
                                        "/v1/network-interfaces?limit=1&cursor="
                                                + first.text("nextCursor"))
                                .json()
                                .path("items"))
                .isEmpty();
        assertThat(api.read("/v1/network-interfaces?limit=1000").json().path("items")).hasSize(1);
    }
}
