/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.api.client.Api;
import dev.enif.api.client.Reply;
import dev.enif.api.client.Scene;
import io.quarkus.test.junit.QuarkusTest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What belongs to another account looks exactly like what is not there. */
@QuarkusTest
class IsolationTest {
    /** One a line: method, path and body; names stand for ids. */
    private static final String ROUTES =
            """
            GET    | /v1/vpcs/VPC | -
            PATCH  | /v1/vpcs/VPC | {'enableDnsHostnames':true}
            POST   | /v1/vpcs/VPC/cidr-blocks | {'cidrBlock':'10.1.0.0/16'}
            DELETE | /v1/vpcs/VPC/cidr-blocks/BLOCK | -
            POST   | /v1/vpcs/VPC/ipv6-cidr-blocks | {}
            DELETE | /v1/vpcs/VPC | -
            POST   | /v1/subnets | {'vpcId':'VPC','cidrBlock':'10.0.9.0/24'}
            GET    | /v1/subnets/SUBNET | -
            PATCH  | /v1/subnets/SUBNET | {'mapPublicIpOnLaunch':true}
            POST   | /v1/subnets/SUBNET/ipv6-cidr-blocks | {'ipv6CidrBlock':'2001:db8::/64'}
            DELETE | /v1/subnets/SUBNET/ipv6-cidr-blocks/subnet-cidr-assoc-00000000000000001 | -
            POST   | /v1/subnets/SUBNET/cidr-reservations | {'cidr':'10.0.1.0/28','reservationType':'prefix'}
            DELETE | /v1/subnets/SUBNET/cidr-reservations/scr-00000000000000001 | -
            DELETE | /v1/subnets/SUBNET | -
            POST   | /v1/security-groups | {'vpcId':'VPC','name':'x','description':'x'}
            GET    | /v1/security-groups/GROUP | -
            POST   | /v1/security-groups/GROUP/rules | {'rules':[{'direction':'ingress','protocol':'-1','cidr':'0.0.0.0/0'}]}
            POST   | /v1/security-groups/OWN/rules | {'rules':[{'direction':'ingress','protocol':'-1','groupId':'GROUP'}]}
            PUT    | /v1/security-groups/GROUP/rules/RULE | {'protocol':'-1','cidr':'0.0.0.0/0'}
            PUT    | /v1/security-groups/OWN/rules/RULE | {'protocol':'-1','cidr':'0.0.0.0/0'}
            DELETE | /v1/security-groups/OWN/rules?ruleId=RULE | -
            DELETE | /v1/security-groups/GROUP/rules?ruleId=RULE | -
            DELETE | /v1/security-groups/GROUP | -
            POST   | /v1/network-interfaces | {'subnetId':'SUBNET'}
            POST   | /v1/network-interfaces | {'subnetId':'HOME','groupIds':['GROUP']}
            GET    | /v1/network-interfaces/ENI | -
            PATCH  | /v1/network-interfaces/ENI | {'description':'x'}
            POST   | /v1/network-interfaces/ENI/attach | {'instanceId':'INSTANCE','deviceIndex':2}
            POST   | /v1/network-interfaces/FREE/attach | {'instanceId':'INSTANCE','deviceIndex':2}
            POST   | /v1/network-interfaces/ENI/detach | {}
            POST   | /v1/network-interfaces/ENI/move | {'instanceId':'INSTANCE','expectedAttachmentId':'ATTACHMENT'}
            POST   | /v1/network-interfaces/ENI/associate-trunk | {'trunkInterfaceId':'FREE','vlanId':7}
            POST   | /v1/network-interfaces/FREE/associate-trunk | {'trunkInterfaceId':'ENI','vlanId':7}
            POST   | /v1/network-interfaces/ENI/disassociate-trunk | {}
            POST   | /v1/network-interfaces/ENI/private-ip-addresses | {'count':1}
            DELETE | /v1/network-interfaces/ENI/private-ip-addresses?address=10.0.1.50 | -
            POST   | /v1/network-interfaces/ENI/ipv6-addresses | {'count':1}
            DELETE | /v1/network-interfaces/ENI/ipv6-addresses?address=2001:db8::1 | -
            POST   | /v1/network-interfaces/ENI/prefixes | {'ipv4Count':1}
            DELETE | /v1/network-interfaces/ENI/prefixes?prefix=10.0.1.16/28 | -
            DELETE | /v1/network-interfaces/ENI | -
            POST   | /v1/instances | {'imageId':'ami-1','instanceType':'m5.large','subnetId':'SUBNET'}
            POST   | /v1/instances | {'imageId':'ami-1','instanceType':'m5.large','networkInterfaces':[{'deviceIndex':0,'networkInterfaceId':'ENI'}]}
            GET    | /v1/instances/INSTANCE | -
            PATCH  | /v1/instances/INSTANCE | {'terminationProtected':true}
            POST   | /v1/instances/INSTANCE/start | -
            POST   | /v1/instances/INSTANCE/stop | -
            POST   | /v1/instances/INSTANCE/terminate | -
            PUT    | /v1/instances/INSTANCE/status | {'status':'ok'}
            GET    | /v1/addresses/ADDRESS | -
            POST   | /v1/addresses/ADDRESS/associate | {'networkInterfaceId':'FREE'}
            DELETE | /v1/addresses/associations/ASSOCIATION | -
            DELETE | /v1/addresses/ADDRESS | -
            GET    | /v1/internet-gateways/IGW | -
            POST   | /v1/internet-gateways/IGW/attach | {'vpcId':'MYVPC'}
            POST   | /v1/internet-gateways/MYIGW/attach | {'vpcId':'VPC'}
            POST   | /v1/internet-gateways/IGW/detach | {'vpcId':'VPC'}
            DELETE | /v1/internet-gateways/IGW | -
            POST   | /v1/route-tables | {'vpcId':'VPC'}
            GET    | /v1/route-tables/TABLE | -
            POST   | /v1/route-tables/TABLE/routes | {'destinationCidrBlock':'0.0.0.0/0','gatewayId':'MYIGW'}
            POST   | /v1/route-tables/MYTABLE/routes | {'destinationCidrBlock':'0.0.0.0/0','gatewayId':'IGW'}
            PUT    | /v1/route-tables/TABLE/routes?destination=0.0.0.0/0 | {'gatewayId':'MYIGW'}
            DELETE | /v1/route-tables/TABLE/routes?destination=0.0.0.0/0 | -
            POST   | /v1/route-tables/TABLE/associations | {'subnetId':'HOME'}
            POST   | /v1/route-tables/MYTABLE/associations | {'subnetId':'SUBNET'}
            POST   | /v1/route-tables/associations/LINK/replace | {'routeTableId':'MYTABLE'}
            DELETE | /v1/route-tables/associations/LINK | -
            DELETE | /v1/route-tables/TABLE | -
            POST   | /v1/nat-gateways | {'subnetId':'SUBNET','connectivityType':'private'}
            POST   | /v1/nat-gateways | {'subnetId':'HOME','allocationId':'ADDRESS'}
            GET    | /v1/nat-gateways/NAT | -
            POST   | /v1/nat-gateways/NAT/addresses | {'privateIpAddressCount':1}
            DELETE | /v1/nat-gateways/NAT/addresses?privateIpAddress=10.0.1.5 | -
            DELETE | /v1/nat-gateways/NAT | -
            POST   | /v1/egress-only-internet-gateways | {'vpcId':'VPC'}
            GET    | /v1/egress-only-internet-gateways/EGRESS | -
            DELETE | /v1/egress-only-internet-gateways/EGRESS | -
            POST   | /v1/route-tables/MYTABLE/routes | {'destinationCidrBlock':'0.0.0.0/0','natGatewayId':'NAT'}
            POST   | /v1/route-tables/MYTABLE/routes | {'destinationCidrBlock':'0.0.0.0/0','networkInterfaceId':'ENI'}
            POST   | /v1/route-tables/MYTABLE/routes | {'destinationCidrBlock':'0.0.0.0/0','instanceId':'INSTANCE'}
            POST   | /v1/route-tables/MYTABLE/routes | {'destinationIpv6CidrBlock':'::/0','egressOnlyInternetGatewayId':'EGRESS'}
            POST   | /v1/tags | {'resourceIds':['NAT'],'tags':{'a':'b'}}
            POST   | /v1/failover-groups | {'networkInterfaceId':'ENI','standbys':[{'instanceId':'INSTANCE'}],'healthSource':'explicit'}
            POST   | /v1/failover-groups | {'networkInterfaceId':'FREE','standbys':[{'instanceId':'INSTANCE'}],'healthSource':'explicit'}
            POST   | /v1/failover-groups | {'allocationId':'ADDRESS','standbys':[{'instanceId':'INSTANCE'}],'healthSource':'explicit'}
            GET    | /v1/failover-groups/FOG | -
            PATCH  | /v1/failover-groups/FOG | {'name':'x'}
            POST   | /v1/failover-groups/FOG/heartbeat | {'instanceId':'INSTANCE','term':1,'leaseMillis':5000}
            POST   | /v1/failover-groups/FOG/failover | -
            POST   | /v1/failover-groups/FOG/drill | -
            POST   | /v1/failover-groups/FOG/pause | -
            POST   | /v1/failover-groups/FOG/resume | -
            DELETE | /v1/failover-groups/FOG | -
            POST   | /v1/tags | {'resourceIds':['VPC'],'tags':{'a':'b'}}
            POST   | /v1/tags | {'resourceIds':['IGW'],'tags':{'a':'b'}}
            POST   | /v1/tags | {'resourceIds':['TABLE'],'tags':{'a':'b'}}
            POST   | /v1/tags | {'resourceIds':['RULE'],'tags':{'a':'b'}}
            POST   | /v1/tags/remove | {'resourceIds':['ENI'],'keys':['a']}
            POST   | /v1/flow-logs | {'resourceId':'VPC','trafficType':'ALL'}
            GET    | /v1/flow-logs/FLOWS | -
            DELETE | /v1/flow-logs/FLOWS | -
            POST   | /v1/peering-connections | {'vpcId':'VPC','peerVpcId':'MYVPC'}
            POST   | /v1/peering-connections | {'vpcId':'MYVPC','peerVpcId':'VPC'}
            POST   | /v1/route-tables/MYTABLE/routes | {'destinationCidrBlock':'198.51.100.0/24','vpcPeeringConnectionId':'PEERING'}
            GET    | /v1/peering-connections/PEERING | -
            POST   | /v1/peering-connections/PEERING/accept | -
            POST   | /v1/peering-connections/PEERING/reject | -
            DELETE | /v1/peering-connections/PEERING | -
            POST   | /v1/tags | {'resourceIds':['PEERING'],'tags':{'a':'b'}}
            GET    | /v1/load-balancers/BALANCER | -
            POST   | /v1/load-balancers | {'name':'mine','scheme':'internal','subnets':[{'subnetId':'SUBNET'}]}
            PATCH  | /v1/load-balancers/BALANCER | {'crossZone':true}
            POST   | /v1/load-balancers/BALANCER/listeners | {'protocol':'TCP','port':80,'targetGroupId':'TARGETS'}
            PATCH  | /v1/load-balancers/BALANCER/listeners/LISTENER | {'port':81}
            DELETE | /v1/load-balancers/BALANCER/listeners/LISTENER | -
            DELETE | /v1/load-balancers/BALANCER | -
            GET    | /v1/target-groups/TARGETS | -
            POST   | /v1/target-groups | {'name':'mine','vpcId':'VPC','protocol':'TCP','port':80}
            PATCH  | /v1/target-groups/TARGETS | {'healthyThreshold':3}
            POST   | /v1/target-groups/TARGETS/targets | {'targets':[{'id':'INSTANCE'}]}
            POST   | /v1/target-groups/TARGETS/targets/deregister | {'targets':[{'id':'INSTANCE'}]}
            POST   | /v1/target-groups/TARGETS/targets/health | {'target':{'id':'INSTANCE'},'healthy':true}
            DELETE | /v1/target-groups/TARGETS | -
            GET    | /v1/prefix-lists/LIST | -
            PATCH  | /v1/prefix-lists/LIST | {'name':'mine'}
            POST   | /v1/prefix-lists/LIST/restore | {'currentVersion':1,'previousVersion':1}
            DELETE | /v1/prefix-lists/LIST | -
            POST   | /v1/network-acls | {'vpcId':'VPC'}
            GET    | /v1/network-acls/ACL | -
            POST   | /v1/network-acls/ACL/entries | {'direction':'ingress','ruleNumber':9,'action':'allow','protocol':'-1','cidr':'0.0.0.0/0'}
            PUT    | /v1/network-acls/ACL/entries/ingress/100 | {'action':'allow','protocol':'-1','cidr':'0.0.0.0/0'}
            DELETE | /v1/network-acls/ACL/entries/ingress/100 | -
            POST   | /v1/network-acls/associations/ACLLINK/replace | {'networkAclId':'ACL'}
            DELETE | /v1/network-acls/ACL | -
            GET    | /v1/flows/exposure/ENI | -
            POST   | /v1/flows/evaluate | {'source':'ENI','destination':'10.0.0.9','protocol':'tcp'}
            POST   | /v1/flows/evaluate | {'source':'INSTANCE','destination':'VPC/10.0.0.9','protocol':'tcp'}
            POST   | /v1/flows/evaluate:batch | {'flows':[{'source':'ENI','destination':'INSTANCE','protocol':'tcp'}]}
            """;

    private final Scene owner = Scene.ofNewAccount();
    private final Map<String, String> ids = new LinkedHashMap<>();

    private void furnish() {
        ids.put("VPC", owner.vpc());
        ids.put(
                "BLOCK",
                owner.api().read("/v1/vpcs/" + ids.get("VPC")).text("cidrBlocks/0/associationId"));
        ids.put("SUBNET", owner.subnet(id("VPC")));
        ids.put("GROUP", owner.group(id("VPC"), "web"));
        ids.put("RULE", owner.api().read("/v1/security-groups/" + id("GROUP")).text("rules/0/id"));
        ids.put("ENI", owner.eni(id("SUBNET")).id());
        ids.put("INSTANCE", owner.instances(id("SUBNET"), 1).getFirst());
        ids.put("ATTACHMENT", owner.attach(id("ENI"), id("INSTANCE"), 1).text("attachment/id"));
        ids.put("ADDRESS", owner.address().id());
        // Before the other gateway: the end of its id is one of that.
        ids.put("EGRESS", owner.egressOnlyGateway(id("VPC")));
        ids.put("IGW", owner.gateway(id("VPC")));
        ids.put("ASSOCIATION", owner.associate(id("ADDRESS"), id("ENI")).text("associationId"));
        ids.put("LIST", owner.prefixList());
        ids.put("FLOWS", owner.flowLog(id("VPC")));
        ids.put("PEERING", owner.peering(id("VPC"), owner.vpc("10.9.0.0/16")));
        ids.put("BALANCER", owner.loadBalancer(id("SUBNET"), owner.group(id("VPC"), "balanced")));
        ids.put("TARGETS", owner.targetGroup(id("VPC"), "targets"));
        ids.put(
                "LISTENER",
                owner.listener(id("BALANCER"), 443, id("TARGETS")).text("listeners/0/id"));
        ids.put("ACL", owner.networkAcl(id("VPC")));
        ids.put(
                "ACLLINK",
                owner.api().read("/v1/subnets/" + id("SUBNET")).text("networkAclAssociationId"));
        ids.put("FOG", owner.failoverGroup(id("ENI"), owner.instances(id("SUBNET"), 1).getFirst()));
        ids.put("TABLE", owner.routeTable(id("VPC")));
        owner.route(id("TABLE"), "0.0.0.0/0", id("IGW"));
        ids.put("NAT", owner.natGateway(id("SUBNET")));
        ids.put(
                "LINK",
                owner.api()
                        .post(
                                "/v1/route-tables/" + id("TABLE") + "/associations",
                                "{'subnetId':'" + id("SUBNET") + "'}")
                        .text("associationId"));
    }

    private String id(String name) {
        return Objects.requireNonNull(ids.get(name), name);
    }

    @Test
    void another_accounts_ids_answer_as_ids_that_are_not_there() {
        furnish();
        Scene stranger = Scene.ofNewAccount();
        String vpc = stranger.vpc();
        String home = stranger.subnet(vpc);
        Map<String, String> own =
                Map.of(
                        "OWN",
                        stranger.group(vpc, "own"),
                        "HOME",
                        home,
                        "FREE",
                        stranger.eni(home).id(),
                        "MYVPC",
                        vpc,
                        "MYIGW",
                        stranger.gateway(vpc),
                        "MYTABLE",
                        stranger.routeTable(vpc));
        List<String> lists =
                List.of(
                        "vpcs",
                        "subnets",
                        "security-groups",
                        "network-interfaces",
                        "instances",
                        "addresses",
                        "internet-gateways",
                        "route-tables",
                        "nat-gateways",
                        "egress-only-internet-gateways",
                        "network-acls",
                        "prefix-lists",
                        "flow-logs",
                        "peering-connections",
                        "load-balancers",
                        "target-groups",
                        "failover-groups");
        List<String> before =
                lists.stream().map(list -> owner.api().read("/v1/" + list).text()).toList();
        ROUTES.lines()
                .forEach(line -> {
                    String[] cells = line.split(" *\\| *", -1);
                    assertThat(told(stranger.api(), cells, ids, own))
                            .as(line)
                            .isEqualTo(told(stranger.api(), cells, missing(), own));
                });
        assertThat(lists.stream().map(list -> owner.api().read("/v1/" + list).text()).toList())
                .isEqualTo(before);
    }

    /** Well-formed ids of the same kinds that nobody has. */
    private Map<String, String> missing() {
        Map<String, String> missing = new LinkedHashMap<>();
        ids.forEach((name, id) ->
                missing.put(name, id.substring(0, id.length() - 17) + "0123456789abcdef0"));
        return missing;
    }

    /** Status and body, with names for the ids again and without what differs from call to call. */
    private static String told(
            Api api, String[] cells, Map<String, String> ids, Map<String, String> own) {
        String path = cells[1];
        String body = cells[2];
        for (Map<String, String> known : List.of(own, ids)) {
            for (Map.Entry<String, String> id : known.entrySet()) {
                path = path.replace(id.getKey(), id.getValue());
                body = body.replace(id.getKey(), id.getValue());
            }
        }
        Reply reply =
                api.call(cells[0], path, body.equals("-") ? null : body, "X-Request-Id", "same");
        if (!path.startsWith("/v1/flows")) {
            assertThat(reply.status())
                    .as("%s answered %s", reply.asked(), reply.text())
                    .isIn(400, 404);
        }
        String told =
                reply.status() + " " + reply.text().replaceAll("\"position\":\"[0-9:]+\"", "");
        for (Map.Entry<String, String> id : ids.entrySet()) {
            told = told.replace(id.getValue(), id.getKey());
        }
        return told;
    }

    @Test
    void lists_show_only_ones_own() {
        furnish();
        Api stranger = Api.ofNewAccount();
        for (String list :
                List.of(
                        "vpcs",
                        "subnets",
                        "security-groups",
                        "network-interfaces",
                        "instances",
                        "addresses",
                        "internet-gateways",
                        "route-tables",
                        "nat-gateways",
                        "egress-only-internet-gateways",
                        "network-acls",
                        "prefix-lists",
                        "flow-logs",
                        "peering-connections",
                        "load-balancers",
                        "target-groups",
                        "failover-groups")) {
            assertThat(stranger.read("/v1/" + list).json().path("items")).isEmpty();
        }
        assertThat(stranger.read("/v1/network-interfaces?vpcId=" + id("VPC")).json().path("items"))
                .isEmpty();
    }
}
