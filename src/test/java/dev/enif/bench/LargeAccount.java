/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.bench;

import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills one account by commands: instances with two interfaces and three addresses between them,
 * two groups and a name, some 20,000 to a VPC with one subnet.
 */
final class LargeAccount {
    /** Three addresses each must fit into one /16. */
    private static final int INSTANCES_PER_VPC = 20_000;

    private static final int INSTANCES_PER_COMMAND = 100;
    private static final int IN_FLIGHT = 4;

    private final Client client;
    private final String account;

    LargeAccount(Client client, String account) {
        this.client = client;
        this.account = account;
        for (var quota : List.of("vpcs", "network-interfaces", "instances")) {
            client.require(
                    HttpMethod.PUT,
                    account,
                    "/v1/quotas/" + quota,
                    "{\"value\":%d}".formatted(quota.equals("vpcs") ? 1_000 : 1_000_000));
        }
    }

    void fill(int interfaces) throws InterruptedException {
        int commands = interfaces / 2 / INSTANCES_PER_COMMAND;
        int perVpc = INSTANCES_PER_VPC / INSTANCES_PER_COMMAND;
        var launches = new ArrayList<String>();
        for (int made = 0; made < commands; made += perVpc) {
            launches.add(launch());
        }
        var outcome =
                Offer.closed(
                        IN_FLIGHT,
                        commands,
                        number ->
                                client.send(
                                                HttpMethod.POST,
                                                account,
                                                "/v1/instances",
                                                launches.get(number / perVpc))
                                        .thenApply(Client.Reply::accepted));
        if (outcome.failed() > 0) {
            throw new IllegalStateException(outcome.failed() + " launches failed");
        }
    }

    /** Makes a network, and says what to launch in it. */
    private String launch() {
        var vpc = made("/v1/vpcs", "{\"cidrBlock\":\"10.0.0.0/16\"}");
        var subnet =
                made(
                        "/v1/subnets",
                        "{\"vpcId\":\"%s\",\"cidrBlock\":\"10.0.0.0/16\"}".formatted(vpc));
        var groups = new ArrayList<String>();
        for (var name : List.of("web", "admin")) {
            groups.add(
                    made(
                            "/v1/security-groups",
                            "{\"vpcId\":\"%s\",\"name\":\"%s\",\"description\":\"benchmark\"}"
                                    .formatted(vpc, name)));
        }
        var groupIds = "[\"" + String.join("\",\"", groups) + "\"]";
        return """
        {"imageId":"ami-0a1b2c3d4e5f60718","instanceType":"m5.large","count":%d,
         "tags":{"Name":"node"},
         "networkInterfaces":[
           {"deviceIndex":0,"subnetId":"%s","groupIds":%s},
           {"deviceIndex":1,"subnetId":"%s","groupIds":%s,
            "secondaryPrivateIpAddressCount":1}]}
        """
                .formatted(INSTANCES_PER_COMMAND, subnet, groupIds, subnet, groupIds);
    }

    private String made(String path, String body) {
        return client.require(HttpMethod.POST, account, path, body).json().path("id").asText();
    }
}
