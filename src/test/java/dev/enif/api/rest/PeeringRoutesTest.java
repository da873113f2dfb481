/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.api.client.Api;
import dev.enif.api.client.Reply;
import dev.enif.api.client.Scene;
import dev.enif.api.client.WatchClient;
import dev.enif.testing.Await;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Flow logs: what each route does, and what it refuses. */
@QuarkusTest
class PeeringRoutesTest {
    private final Scene scene = Scene.ofNewAccount();
    private final Api api = scene.api();

    @Test
    void a_request_is_accepted_and_deleted_and_watchers_see_it() throws Exception {
        String vpc = scene.vpc();
        String peer = scene.vpc("10.9.0.0/16");
        String from = api.read("/v1/peering-connections").position();
        try (var watch = new WatchClient(api, "?from=" + from + "&resource=peering-connections")) {
            watch.next();
            Reply made =
                    scene.create(
                            "/v1/peering-connections",
                            "{'vpcId':'%s','peerVpcId':'%s','tags':{'Name':'shared'}}"
                                    .formatted(vpc, peer));
            assertThat(made.text("status")).isEqualTo("pending-acceptance");
            assertThat(made.text("expirationTime")).isNotEmpty();
            assertThat(made.text("tags/Name")).isEqualTo("shared");
            assertThat(watch.next().event()).isEqualTo("peering-connection.requested");
            String path = "/v1/peering-connections/" + made.id();
            Reply accepted = api.post(path + "/accept", null).is(200);
            assertThat(accepted.text("status")).isEqualTo("active");
            assertThat(accepted.json().has("expirationTime")).isFalse();
            assertThat(watch.next().event()).isEqualTo("peering-connection.accepted");
            assertThat(api.read(path).text()).isEqualTo(accepted.text());
            assertThat(
                            api.read("/v1/peering-connections?status=active&accepterVpcId=" + peer)
                                    .texts("items", "id"))
                    .containsExactly(made.id());
            api.delete(path).is(204);
            assertThat(watch.next().event()).isEqualTo("peering-connection.deleted");
            assertThat(api.read(path).text("status")).isEqualTo("deleted");
        }
    }

    @Test
    void what_ec2_refuses_is_refused_and_says_why() {
        String vpc = scene.vpc();
        String peer = scene.vpc("10.9.0.0/16");
        String body = "{'vpcId':'%s','peerVpcId':'%s'}";
        api.post("/v1/peering-connections", body.formatted(vpc, vpc))
                .isProblem(400, "InvalidParameterValue");
        api.post("/v1/peering-connections", body.formatted(vpc, scene.vpc()))
                .isProblem(409, "InvalidVpc.Range");
        String first = scene.peering(vpc, peer);
        Reply again =
                api.post("/v1/peering-connections", body.formatted(peer, vpc))
                        .isProblem(409, "VpcPeeringConnectionAlreadyExists");
        assertThat(again.texts("dependents", "")).containsExactly(first);
        api.post("/v1/peering-connections/" + first + "/reject", null).is(200);
        api.post("/v1/peering-connections/" + first + "/accept", null)
                .isProblem(409, "InvalidStateTransition");
    }

    @Test
    void accounts_peer_by_asking_each_other() {
        Scene other = Scene.ofNewAccount();
        String vpc = scene.vpc();
        String peer = other.vpc("10.9.0.0/16");
        String body = "{'vpcId':'%s','peerVpcId':'%s','peerAccount':'%s'}";
        String theirs = other.api().account();
        String id = scene.create("/v1/peering-connections", body.formatted(vpc, peer, theirs)).id();
        String path = "/v1/peering-connections/" + id;
        awaitStatus(api, path, "pending-acceptance");
        Reply asked = other.api().read(path).is(200);
        assertThat(asked.text("status")).isEqualTo("pending-acceptance");
        assertThat(asked.text("requesterAccount")).isEqualTo(api.account());
        assertThat(asked.texts("peerCidrBlocks", "")).containsExactly("10.0.0.0/16");
        assertThat(api.read(path).json().has("peerCidrBlocks")).isFalse();
        api.post(path + "/accept", null).isProblem(409, "OperationNotPermitted");
        Scene.ofNewAccount().api().post(path + "/accept", null).is(404);
        other.api().post(path + "/accept", null).is(200);
        awaitStatus(api, path, "active");
        assertThat(api.read(path).texts("peerCidrBlocks", "")).containsExactly("10.9.0.0/16");
        assertThat(
                        api.read("/v1/peering-connections?accepterAccount=" + theirs)
                                .texts("items", "id"))
                .containsExactly(id);
        String sender = scene.instances(scene.subnet(vpc), 1).getFirst();
        scene.routeTo(scene.mainTable(vpc), "10.9.0.0/16", "vpcPeeringConnectionId", id);
        assertThat(code(sender, "10.9.1.4")).isEqualTo("Blackhole");
        other.api().delete(path).is(204);
        awaitStatus(api, path, "deleted");
    }

    @Test
    void what_another_account_has_not_fails_and_says_no_more() {
        Scene other = Scene.ofNewAccount();
        String vpc = scene.vpc();
        String body = "{'vpcId':'%s','peerVpcId':'%s','peerAccount':'%s'}";
        String theirs = other.api().account();
        for (String peer : List.of("vpc-000000000000000ff", other.vpc())) {
            String id =
                    scene.create("/v1/peering-connections", body.formatted(vpc, peer, theirs)).id();
            String path = "/v1/peering-connections/" + id;
            awaitStatus(api, path, "failed");
            assertThat(api.read(path).text("statusMessage")).contains("no such VPC, or one");
            other.api().get(path).is(404);
        }
        api.post("/v1/peering-connections", body.formatted(vpc, vpc, "12"))
                .isProblem(400, "InvalidAccountID.Malformed");
    }

    private static void awaitStatus(Api api, String path, String status) {
        Await.until(
                "the connection is " + status,
                Duration.ofSeconds(20),
                () -> api.read(path).text("status").equals(status));
    }

    @Test
    void flows_pass_between_peers_while_both_sides_route_there() {
        String vpc = scene.vpc();
        String peer = scene.vpc("10.9.0.0/16");
        String sender = scene.instances(scene.subnet(vpc), 1).getFirst();
        String receiver = scene.instances(scene.subnet(peer, "10.9.1.0/24"), 1).getFirst();
        String peering = scene.peering(vpc, peer);
        api.post("/v1/peering-connections/" + peering + "/accept", null).is(200);
        String ours = defaultGroup(vpc);
        api.post(
                        "/v1/security-groups/" + defaultGroup(peer) + "/rules",
                        "{'rules':[{'direction':'ingress','protocol':'tcp','fromPort':443,'toPort':443,'groupId':'%s'}]}"
                                .formatted(ours))
                .is(200);
        assertThat(code(sender, receiver)).isEqualTo("NoRoute");
        scene.routeTo(scene.mainTable(vpc), "10.9.0.0/16", "vpcPeeringConnectionId", peering);
        assertThat(code(sender, receiver)).isEqualTo("ReplyNoRoute");
        scene.routeTo(scene.mainTable(peer), "10.0.0.0/16", "vpcPeeringConnectionId", peering);
        assertThat(code(sender, receiver)).isEqualTo("Allowed");
        api.delete("/v1/peering-connections/" + peering).is(204);
        assertThat(code(sender, receiver)).isEqualTo("Blackhole");
        String tables = "/v1/route-tables?routeState=blackhole&vpcPeeringConnectionId=" + peering;
        assertThat(api.read(tables).texts("items", "id"))
                .containsExactlyInAnyOrder(scene.mainTable(vpc), scene.mainTable(peer));
    }

    private String defaultGroup(String vpc) {
        return api.read("/v1/security-groups?name=default&vpcId=" + vpc)
                .texts("items", "id")
                .getFirst();
    }

    private String code(String sender, String receiver) {
        return api.post(
                        "/v1/flows/evaluate?consistency=strong",
                        "{'source':'%s','destination':'%s','protocol':'tcp','destinationPort':443}"
                                .formatted(sender, receiver))
                .is(200)
                .text("code");
    }
}
