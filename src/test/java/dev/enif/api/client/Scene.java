/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.client;

import java.util.List;

/** Makes what most tests need, in one account. */
public record Scene(Api api) {
    public static Scene ofNewAccount() {
        return new Scene(Api.ofNewAccount());
    }

    public Reply create(String path, String body) {
        return api.post(path, body).is(201);
    }

    public String vpc() {
        return vpc("10.0.0.0/16");
    }

    public String vpc(String block) {
        return create("/v1/vpcs", "{'cidrBlock':'%s'}".formatted(block)).id();
    }

    public String subnet(String vpc) {
        return subnet(vpc, "10.0.1.0/24");
    }

    public String subnet(String vpc, String block) {
        return create(
                        "/v1/subnets",
                        "{'vpcId':'%s','cidrBlock':'%s','availabilityZone':'us-east-1a'}"
                                .formatted(vpc, block))
                .id();
    }

    public String group(String vpc, String name) {
        return create(
                        "/v1/security-groups",
                        "{'vpcId':'%s','name':'%s','description':'of %s'}"
                                .formatted(vpc, name, name))
                .id();
    }

    /** A free one of that type. */
    public Reply eni(String subnet, String type) {
        return create(
                "/v1/network-interfaces",
                "{'subnetId':'%s','interfaceType':'%s'}".formatted(subnet, type));
    }

    public Reply eni(String subnet) {
        return create("/v1/network-interfaces", "{'subnetId':'%s'}".formatted(subnet));
    }

    /** Instances with one interface each. */
    public List<String> instances(String subnet, int count) {
        return create(
                        "/v1/instances",
                        "{'imageId':'ami-1','instanceType':'m5.large','subnetId':'%s','count':%d}"
                                .formatted(subnet, count))
                .texts("instances", "id");
    }

    public Reply address() {
        return create("/v1/addresses", "{}");
    }

    /** A gateway that is attached to the VPC. */
    public String gateway(String vpc) {
        String gateway = create("/v1/internet-gateways", "{}").id();
        api.post("/v1/internet-gateways/" + gateway + "/attach", "{'vpcId':'%s'}".formatted(vpc))
                .is(200);
        return gateway;
    }

    public String routeTable(String vpc) {
        return create("/v1/route-tables", "{'vpcId':'%s'}".formatted(vpc)).id();
    }

    public String prefixList() {
        return create(
                        "/v1/prefix-lists",
                        "{'name':'offices','addressFamily':'IPv4','maxEntries':3}")
                .id();
    }

    /** A request. */
    public String peering(String vpc, String peer) {
        return create(
                        "/v1/peering-connections",
                        "{'vpcId':'%s','peerVpcId':'%s'}".formatted(vpc, peer))
                .id();
    }

    public String flowLog(String resource) {
        return create(
                        "/v1/flow-logs",
                        "{'resourceId':'%s','trafficType':'ALL'}".formatted(resource))
                .id();
    }

    /** An internal one with the group. */
    public String loadBalancer(String subnet, String group) {
        return create(
                        "/v1/load-balancers",
                        "{'name':'front','scheme':'internal','subnets':[{'subnetId':'%s'}],'groupIds':['%s']}"
                                .formatted(subnet, group))
                .id();
    }

    /** Of TCP, port 8080, for instances. */
    public String targetGroup(String vpc, String name) {
        return create(
                        "/v1/target-groups",
                        "{'name':'%s','vpcId':'%s','protocol':'TCP','port':8080}"
                                .formatted(name, vpc))
                .id();
    }

    /** Returns the balancer, as it is then. */
    public Reply listener(String balancer, int port, String targetGroup) {
        return api.post(
                        "/v1/load-balancers/" + balancer + "/listeners",
                        "{'protocol':'TCP','port':%d,'targetGroupId':'%s'}"
                                .formatted(port, targetGroup))
                .is(200);
    }

    /** Returns the group, as it is then. */
    public Reply register(String targetGroup, String target) {
        return api.post(
                        "/v1/target-groups/" + targetGroup + "/targets",
                        "{'targets':[{'id':'%s'}]}".formatted(target))
                .is(200);
    }

    public String networkAcl(String vpc) {
        return create("/v1/network-acls", "{'vpcId':'%s'}".formatted(vpc)).id();
    }

    public String mainTable(String vpc) {
        return api.read("/v1/route-tables?main=true&vpcId=" + vpc).text("items/0/id");
    }

    public Reply routeToList(String table, String prefixList, String gateway) {
        return api.post(
                        "/v1/route-tables/" + table + "/routes",
                        "{'destinationPrefixListId':'%s','gatewayId':'%s'}"
                                .formatted(prefixList, gateway))
                .is(200);
    }

    public Reply route(String table, String destination, String gateway) {
        return api.post(
                        "/v1/route-tables/" + table + "/routes",
                        "{'destinationCidrBlock':'%s','gatewayId':'%s'}"
                                .formatted(destination, gateway))
                .is(200);
    }

    /** Of another kind of target, named by its field. */
    public Reply routeTo(String table, String destination, String field, String target) {
        return api.post(
                        "/v1/route-tables/" + table + "/routes",
                        "{'destinationCidrBlock':'%s','%s':'%s'}"
                                .formatted(destination, field, target))
                .is(200);
    }

    /** A public one with an Elastic IP of its own; the VPC needs a gateway. */
    public String natGateway(String subnet) {
        return create(
                        "/v1/nat-gateways",
                        "{'subnetId':'%s','allocationId':'%s'}".formatted(subnet, address().id()))
                .id();
    }

    public String privateNatGateway(String subnet) {
        return create(
                        "/v1/nat-gateways",
                        "{'subnetId':'%s','connectivityType':'private'}".formatted(subnet))
                .id();
    }

    public String egressOnlyGateway(String vpc) {
        return create("/v1/egress-only-internet-gateways", "{'vpcId':'%s'}".formatted(vpc)).id();
    }

    public Reply attach(String eni, String instance, int index) {
        return api.post(
                        "/v1/network-interfaces/" + eni + "/attach",
                        "{'instanceId':'%s','deviceIndex':%d}".formatted(instance, index))
                .is(200);
    }

    /** Over that interface, by heartbeats. */
    public String failoverGroup(String eni, String standby) {
        return create(
                        "/v1/failover-groups",
                        "{'networkInterfaceId':'%s','standbys':[{'instanceId':'%s'}],'healthSource':'heartbeat'}"
                                .formatted(eni, standby))
                .id();
    }

    public Reply associate(String address, String eni) {
        return api.post(
                        "/v1/addresses/" + address + "/associate",
                        "{'networkInterfaceId':'%s'}".formatted(eni))
                .is(200);
    }
}
