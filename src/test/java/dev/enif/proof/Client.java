/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof;

import dev.enif.proof.Exchange.Reply;
import dev.enif.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One client with a small network of its own, which it changes in every way that shows in a view:
 * one command after the other, and after each a read that must show it. Few addresses and few
 * slots, so that many commands must be refused.
 */
final class Client implements Runnable {
    private static final int MOST_INTERFACES = 12;
    private static final int FIRST_ADDRESS = 5;
    private static final int LAST_ADDRESS = 26;

    private final Exchange exchange;
    private final RandomGenerator random;
    private final List<String> interfaces = new ArrayList<>();
    private String subnet = "";
    private String group = "";
    private String instance = "";
    private String failoverGroup = "";
    private String elasticIp = "";
    private int changes;
    private volatile boolean ending;

    Client(Exchange exchange, long seed) {
        this.exchange = exchange;
        this.random = Seeds.random(seed);
    }

    /** After the command that it is about. */
    void end() {
        ending = true;
    }

    @Override
    public void run() {
        try {
            makeNetwork();
            while (!ending) {
                change();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void makeNetwork() throws InterruptedException {
        String vpc = post("/v1/vpcs", "{\"cidrBlock\":\"10.0.0.0/16\"}").id();
        String gateway = post("/v1/internet-gateways", "{}").id();
        post("/v1/internet-gateways/" + gateway + "/attach", "{\"vpcId\":\"%s\"}".formatted(vpc));
        subnet =
                post(
                                "/v1/subnets",
                                "{\"vpcId\":\"%s\",\"cidrBlock\":\"10.0.0.0/24\"}".formatted(vpc))
                        .id();
        group =
                post(
                                "/v1/security-groups",
                                "{\"vpcId\":\"%s\",\"name\":\"web\",\"description\":\"front\"}"
                                        .formatted(vpc))
                        .id();
        instance =
                post(
                                "/v1/instances",
                                "{\"imageId\":\"ami-1\",\"instanceType\":\"m5.large\",\"subnetId\":\"%s\"}"
                                        .formatted(subnet))
                        .body()
                        .path("instances")
                        .path(0)
                        .path("id")
                        .asText();
        elasticIp = post("/v1/addresses", "{}").id();
        makeRoutes(vpc);
        makeFailoverGroup();
    }

    /** Over an interface that only the group moves, to and fro between two instances. */
    private void makeFailoverGroup() throws InterruptedException {
        List<String> pair = new ArrayList<>();
        post(
                        "/v1/instances",
                        "{\"imageId\":\"ami-1\",\"instanceType\":\"m5.large\",\"subnetId\":\"%s\",\"count\":2}"
                                .formatted(subnet))
                .body()
                .path("instances")
                .forEach(made -> pair.add(made.path("id").asText()));
        String eni = post("/v1/network-interfaces", "{\"subnetId\":\"%s\"}".formatted(subnet)).id();
        post(
                "/v1/network-interfaces/" + eni + "/attach",
                "{\"instanceId\":\"%s\",\"deviceIndex\":1}".formatted(pair.getFirst()));
        failoverGroup =
                post(
                                "/v1/failover-groups",
                                "{\"networkInterfaceId\":\"%s\",\"healthSource\":\"explicit\",\"standbys\":[{\"instanceId\":\"%s\"},{\"instanceId\":\"%s\"}]}"
                                        .formatted(eni, pair.getFirst(), pair.getLast()))
                        .id();
    }

    /** A route to a NAT gateway, and one that follows the instance. */
    private void makeRoutes(String vpc) throws InterruptedException {
        String table = post("/v1/route-tables", "{\"vpcId\":\"%s\"}".formatted(vpc)).id();
        String nat =
                post(
                                "/v1/nat-gateways",
                                "{\"subnetId\":\"%s\",\"connectivityType\":\"private\"}"
                                        .formatted(subnet))
                        .id();
        String route = "{\"destinationCidrBlock\":\"%s\",\"%s\":\"%s\"}";
        String path = "/v1/route-tables/" + table + "/routes";
        post(path, route.formatted("0.0.0.0/0", "natGatewayId", nat));
        post(path, route.formatted("192.0.2.0/24", "instanceId", instance));
    }

    private void change() throws InterruptedException {
        changes++;
        int dice = random.nextInt(22);
        if (interfaces.isEmpty() || dice < 6 && interfaces.size() < MOST_INTERFACES) {
            create();
            return;
        }
        String eni = interfaces.get(random.nextInt(interfaces.size()));
        String path = "/v1/network-interfaces/" + eni;
        switch (dice) {
            case 0, 1, 2, 3, 4, 5, 6 -> delete(eni);
            case 7, 8, 9 ->
                    show(
                            eni,
                            post(
                                    path + "/attach",
                                    "{\"instanceId\":\"%s\",\"deviceIndex\":%d}"
                                            .formatted(instance, random.nextInt(1, 4))));
            case 10, 11, 12 -> show(eni, post(path + "/detach", "{}"));
            case 13, 14 ->
                    show(
                            eni,
                            exchange.command(
                                    "PATCH",
                                    path,
                                    "{\"description\":\"change %d\",\"groupIds\":[\"%s\"]}"
                                            .formatted(changes, group)));
            case 15, 16 ->
                    show(
                            eni,
                            post(
                                    "/v1/addresses/" + elasticIp + "/associate",
                                    "{\"networkInterfaceId\":\"%s\",\"allowReassociation\":%s}"
                                            .formatted(eni, random.nextBoolean())));
            case 17 ->
                    post(
                            "/v1/security-groups/" + group + "/rules",
                            "{\"rules\":[{\"direction\":\"ingress\",\"protocol\":\"tcp\",\"fromPort\":%d,\"toPort\":%1$d,\"cidr\":\"192.0.2.0/24\"}]}"
                                    .formatted(random.nextInt(1, 50)));
            case 18 ->
                    show(
                            eni,
                            post(
                                    path + "/private-ip-addresses",
                                    "{\"addresses\":[\"%s\"]}".formatted(anyAddress())));
            case 19, 20 -> post("/v1/failover-groups/" + failoverGroup + "/failover", "{}");
            default ->
                    post(
                            "/v1/tags",
                            "{\"resourceIds\":[\"%s\",\"%s\"],\"tags\":{\"Name\":\"change %d\"}}"
                                    .formatted(subnet, eni, changes));
        }
    }

    private void create() throws InterruptedException {
        Reply made =
                post(
                        "/v1/network-interfaces",
                        "{\"subnetId\":\"%s\",\"primaryPrivateIpAddress\":\"%s\"}"
                                .formatted(subnet, anyAddress()));
        if (made.accepted()) {
            interfaces.add(made.id());
            show(made.id(), made);
        }
    }

    private void delete(String eni) throws InterruptedException {
        Reply deleted = exchange.command("DELETE", "/v1/network-interfaces/" + eni, "");
        if (deleted.accepted()) {
            interfaces.remove(eni);
            show(eni, deleted);
        }
    }

    /** Nobody else changes the interface, so a read at the position must show just that. */
    private void show(String eni, Reply reply) throws InterruptedException {
        if (!reply.position().isEmpty()) {
            exchange.readInterface(eni, reply.position());
        }
    }

    private String anyAddress() {
        return "10.0.0." + random.nextInt(FIRST_ADDRESS, LAST_ADDRESS);
    }

    private Reply post(String path, String body) throws InterruptedException {
        return exchange.command("POST", path, body);
    }
}
