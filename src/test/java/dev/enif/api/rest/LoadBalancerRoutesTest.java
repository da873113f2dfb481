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

/** Load balancers and target groups: what each route does, and what it refuses. */
@QuarkusTest
class LoadBalancerRoutesTest {
    private final Scene scene = Scene.ofNewAccount();
    private final Api api = scene.api();
    private final String vpc = scene.vpc();
    private final String subnet = scene.subnet(vpc);

    @Test
    void a_balancer_has_a_managed_interface_that_goes_with_it() {
        String group = scene.group(vpc, "front");
        String id = scene.loadBalancer(subnet, group);
        Reply shown = api.read("/v1/load-balancers/" + id);
        assertThat(shown.text("scheme")).isEqualTo("internal");
        assertThat(shown.texts("groupIds", "")).containsExactly(group);
        String eni = shown.text("zones/0/networkInterfaceId");
        Reply managed = api.read("/v1/network-interfaces/" + eni);
        assertThat(managed.text("interfaceType")).isEqualTo("network_load_balancer");
        assertThat(managed.text("description")).isEqualTo("ELB net/front/" + id);
        assertThat(managed.text("primaryPrivateIpAddress"))
                .isEqualTo(shown.text("zones/0/privateIp"));
        api.delete("/v1/network-interfaces/" + eni).isProblem(409, "InvalidParameterValue");
        Reply refused = api.delete("/v1/subnets/" + subnet).isProblem(409, "DependencyViolation");
        assertThat(refused.texts("dependents", "")).contains(id, eni);
        api.delete("/v1/security-groups/" + group).isProblem(409, "DependencyViolation");

        api.patch("/v1/load-balancers/" + id, "{'deletionProtection':true}").is(200);
        api.delete("/v1/load-balancers/" + id).isProblem(409, "OperationNotPermitted");
        api.patch("/v1/load-balancers/" + id, "{'deletionProtection':false}").is(200);
        api.delete("/v1/load-balancers/" + id).is(204);
        api.get("/v1/load-balancers/" + id + "?consistency=strong")
                .isProblem(404, "LoadBalancerNotFound");
        api.get("/v1/network-interfaces/" + eni + "?consistency=strong")
                .isProblem(404, "InvalidNetworkInterfaceID.NotFound");
    }

    @Test
    void an_internet_facing_one_shows_its_public_address() {
        String body =
                "{'name':'front','subnets':[{'subnetId':'%s'}],'tags':{'a':'b'}}".formatted(subnet);
        api.post("/v1/load-balancers", body).isProblem(409, "InvalidSubnet");
        scene.gateway(vpc);
        Reply lent = scene.create("/v1/load-balancers", body);
        assertThat(lent.text("scheme")).isEqualTo("internet-facing");
        assertThat(lent.text("zones/0/publicIp")).matches("[0-9.]+");
        assertThat(lent.json().at("/zones/0/allocationId").isMissingNode()).isTrue();
        String address = scene.address().id();
        Reply elastic =
                scene.create(
                        "/v1/load-balancers",
                        "{'name':'own','subnets':[{'subnetId':'%s','allocationId':'%s'}]}"
                                .formatted(subnet, address));
        assertThat(elastic.text("zones/0/allocationId")).isEqualTo(address);
    }

    @Test
    void listeners_send_to_a_target_group_and_keep_it() {
        String id = scene.loadBalancer(subnet, scene.group(vpc, "front"));
        String targets = scene.targetGroup(vpc, "web");
        Reply listening = scene.listener(id, 443, targets);
        String listener = listening.text("listeners/0/id");
        assertThat(listening.text("listeners/0/protocol")).isEqualTo("TCP");
        assertThat(api.read("/v1/target-groups/" + targets).text("loadBalancerId")).isEqualTo(id);
        api.post(
                        "/v1/load-balancers/" + id + "/listeners",
                        "{'protocol':'TLS','port':443,'targetGroupId':'%s'}".formatted(targets))
                .isProblem(409, "DuplicateListener");
        api.post(
                        "/v1/load-balancers/" + id + "/listeners",
                        "{'protocol':'UDP','port':53,'targetGroupId':'%s'}".formatted(targets))
                .isProblem(400, "IncompatibleProtocols");
        String path = "/v1/load-balancers/" + id + "/listeners/" + listener;
        assertThat(api.patch(path, "{'port':444}").is(200).text("listeners/0/port"))
                .isEqualTo("444");
        Reply refused = api.delete("/v1/target-groups/" + targets).isProblem(409, "ResourceInUse");
        assertThat(refused.texts("dependents", "")).containsExactly(id);
        assertThat(api.delete(path).is(200).json().path("listeners")).isEmpty();
        assertThat(api.read("/v1/target-groups/" + targets).json().has("loadBalancerId")).isFalse();
        api.delete("/v1/target-groups/" + targets).is(204);
    }

    @Test
    void targets_are_registered_reported_on_and_drained() throws Exception {
        String targets = scene.targetGroup(vpc, "web");
        String instance = scene.instances(subnet, 1).getFirst();
        Reply registered = scene.register(targets, instance);
        assertThat(registered.text("targets/0/state")).isEqualTo("unused");
        assertThat(registered.text("targets/0/reason")).isEqualTo("Target.NotInUse");
        scene.listener(scene.loadBalancer(subnet, scene.group(vpc, "front")), 443, targets);
        assertThat(api.read("/v1/target-groups/" + targets).text("targets/0/state"))
                .isEqualTo("initial");

        String from = api.read("/v1/target-groups").position();
        try (var watch = new WatchClient(api, "?from=" + from + "&resource=target-groups")) {
            watch.next();
            assertThat(report(targets, instance, true).text("targets/0/state"))
                    .isEqualTo("healthy");
            assertThat(watch.next().event()).isEqualTo("target-group.health-noted");
        }
        assertThat(report(targets, instance, false).text("targets/0/state")).isEqualTo("healthy");
        Reply failed = report(targets, instance, false);
        assertThat(failed.text("targets/0/state")).isEqualTo("unhealthy");
        assertThat(failed.text("targets/0/reason")).isEqualTo("Target.FailedHealthChecks");

        api.patch("/v1/target-groups/" + targets, "{'deregistrationDelaySeconds':1}").is(200);
        String named = "{'targets':[{'id':'%s'}]}".formatted(instance);
        Reply draining =
                api.post("/v1/target-groups/" + targets + "/targets/deregister", named).is(200);
        assertThat(draining.text("targets/0/state")).isEqualTo("draining");
        assertThat(draining.text("targets/0/drainedAt")).isNotEmpty();
        Await.until(
                "the drained target to be forgotten",
                Duration.ofSeconds(30),
                () -> api.read("/v1/target-groups/" + targets).json().path("targets").isEmpty());
        api.post("/v1/target-groups/" + targets + "/targets/deregister", named)
                .isProblem(400, "InvalidTarget");
    }

    @Test
    void a_drill_tells_what_moves_if_a_target_dies() {
        String targets = scene.targetGroup(vpc, "web");
        List<String> instances = scene.instances(subnet, 2);
        instances.forEach(instance -> scene.register(targets, instance));
        String id = scene.loadBalancer(subnet, scene.group(vpc, "front"));
        String listener = scene.listener(id, 443, targets).text("listeners/0/id");
        instances.forEach(instance -> report(targets, instance, true));
        String path = "/v1/load-balancers/" + id + "/drill";
        String body = "{'listenerId':'%s','target':{'id':'%s'}}";

        Reply drill = api.post(path, body.formatted(listener, instances.getFirst())).is(200);
        assertThat(drill.json().at("/zones/0/lostShare").asDouble()).isBetween(0.49, 0.51);
        assertThat(drill.json().at("/zones/0/movedShare").asDouble()).isZero();
        assertThat(drill.json().at("/zones/0/before")).hasSize(2);
        assertThat(drill.json().at("/zones/0/after")).hasSize(1);

        api.post(path, body.formatted(listener, "10.0.0.9")).isProblem(400, "InvalidTarget");
        api.post(path, body.formatted("lsn-0000000000000000f", instances.getFirst()))
                .isProblem(404, "ListenerNotFound");
        api.post(path, "{}").isProblem(400, "MissingParameter");
        Scene.ofNewAccount()
                .api()
                .post(path, body.formatted(listener, instances.getFirst()))
                .isProblem(404, "LoadBalancerNotFound");
    }

    @Test
    void a_flow_to_a_balancer_is_followed_to_the_target_that_is_named() {
        String targets = scene.targetGroup(vpc, "web");
        String instance = scene.instances(subnet, 1).getFirst();
        String client = scene.instances(subnet, 1).getFirst();
        scene.register(targets, instance);
        String group = api.read("/v1/security-groups?name=default&vpcId=" + vpc).text("items/0/id");
        String id = scene.loadBalancer(subnet, group);
        String eni = scene.listener(id, 443, targets).text("zones/0/networkInterfaceId");

        Reply failOpen = evaluate(client, eni, 443);
        assertThat(failOpen.text("code")).isEqualTo("Allowed");
        assertThat(failOpen.text("target")).isEqualTo(instance + ":8080");
        assertThat(failOpen.text("warnings/0/kind")).isEqualTo("FailOpen");
        report(targets, instance, true);
        assertThat(evaluate(client, eni, 443).json().path("warnings")).isEmpty();
        assertThat(evaluate(client, eni, 80).text("code")).isEqualTo("NoListener");
        assertThat(evaluate(instance, eni, 443).text("code")).isEqualTo("Hairpin");
    }

    private Reply evaluate(String source, String destination, int port) {
        return api.post(
                        "/v1/flows/evaluate?consistency=strong",
                        "{'source':'%s','destination':'%s','protocol':'tcp','destinationPort':%d}"
                                .formatted(source, destination, port))
                .is(200);
    }

    private Reply report(String targets, String instance, boolean healthy) {
        return api.post(
                        "/v1/target-groups/" + targets + "/targets/health",
                        "{'target':{'id':'%s'},'healthy':%s}".formatted(instance, healthy))
                .is(200);
    }
}
