/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.api.client.Api;
import dev.enif.api.client.Reply;
import dev.enif.api.client.Scene;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Entity tags: a change that was decided on an older sight of the resource is refused. */
@QuarkusTest
class PreconditionTest {
    private final Scene scene = Scene.ofNewAccount();
    private final Api api = scene.api();

    /**
     * Refused for another revision, and carried out for the right one, on every route that takes
     * it.
     */
    private Reply change(String method, String resource, String below, @Nullable String body) {
        String tag = api.read(resource).entityTag();
        for (String stale : List.of("\"0\"", "\"999999\"", "W/" + tag, "\"x\"")) {
            Reply refused = api.call(method, resource + below, body, "If-Match", stale);
            assertThat(refused.isProblem(412, "PreconditionFailed").text("type"))
                    .isEqualTo("/problems/precondition-failed");
        }
        assertThat(api.read(resource).entityTag()).isEqualTo(tag);
        Reply changed = api.call(method, resource + below, body, "If-Match", tag);
        assertThat(changed.status())
                .as("%s %s", changed.asked(), changed.text())
                .isBetween(200, 204);
        if (changed.status() == 200) {
            assertThat(changed.entityTag()).isNotEqualTo(tag);
            assertThat(api.read(resource).entityTag()).isEqualTo(changed.entityTag());
        }
        return changed;
    }

    @Test
    void networks_and_groups_are_guarded() {
        String vpc = scene.vpc();
        String path = "/v1/vpcs/" + vpc;
        change("PATCH", path, "", "{'enableDnsHostnames':true}");
        Reply wider = change("POST", path, "/cidr-blocks", "{'cidrBlock':'10.1.0.0/16'}");
        change("DELETE", path, "/cidr-blocks/" + wider.text("cidrBlocks/1/associationId"), null);
        String subnet = "/v1/subnets/" + scene.subnet(vpc);
        change("PATCH", subnet, "", "{'mapPublicIpOnLaunch':true}");
        change("DELETE", subnet, "", null);
        String group = "/v1/security-groups/" + scene.group(vpc, "web");
        String rule = "'protocol':'tcp','fromPort':%d,'cidr':'0.0.0.0/0'";
        Reply opened =
                change(
                        "POST",
                        group,
                        "/rules",
                        "{'rules':[{'direction':'ingress'," + rule.formatted(443) + "}]}");
        String ruleId =
                opened.text("rules/0/direction").equals("ingress")
                        ? opened.text("rules/0/id")
                        : opened.text("rules/1/id");
        change("PUT", group, "/rules/" + ruleId, "{" + rule.formatted(8443) + "}");
        change("DELETE", group, "/rules?ruleId=" + ruleId, null);
        change("DELETE", group, "", null);
        change("DELETE", path, "", null);
    }

    @Test
    void interfaces_instances_and_addresses_are_guarded() {
        String vpc = scene.vpc();
        scene.gateway(vpc);
        String subnet = scene.subnet(vpc);
        List<String> instances = scene.instances(subnet, 2);
        String eni = scene.eni(subnet).id();
        String path = "/v1/network-interfaces/" + eni;
        change("PATCH", path, "", "{'description':'x'}");
        Reply attached =
                change(
                        "POST",
                        path,
                        "/attach",
                        "{'instanceId':'%s','deviceIndex':1}".formatted(instances.get(0)));
        change(
                "POST",
                path,
                "/move",
                "{'instanceId':'%s','expectedAttachmentId':'%s'}"
                        .formatted(instances.get(1), attached.text("attachment/id")));
        change("POST", path, "/detach", null);
        String branch = "/v1/network-interfaces/" + scene.eni(subnet, "branch").id();
        change(
                "POST",
                branch,
                "/associate-trunk",
                "{'trunkInterfaceId':'%s','vlanId':7}".formatted(scene.eni(subnet, "trunk").id()));
        change("POST", branch, "/disassociate-trunk", null);
        change("POST", path, "/private-ip-addresses", "{'addresses':['10.0.1.50']}");
        change("POST", path, "/prefixes", "{'prefixes':['10.0.1.32/28']}");
        change("DELETE", path, "/prefixes?prefix=10.0.1.32/28", null);
        String address = scene.address().id();
        change(
                "POST",
                "/v1/addresses/" + address,
                "/associate",
                "{'networkInterfaceId':'%s'}".formatted(eni));
        change("DELETE", path, "/private-ip-addresses?address=10.0.1.50", null);
        change("DELETE", path, "", null);
        change("DELETE", "/v1/addresses/" + address, "", null);
        String instance = "/v1/instances/" + instances.get(0);
        change("PATCH", instance, "", "{'terminationProtected':true}");
        change("PATCH", instance, "", "{'terminationProtected':false}");
        change("PUT", instance, "/status", "{'status':'impaired'}");
        change("POST", instance, "/stop", null);
        change("POST", instance, "/start", null);
        change("POST", instance, "/terminate", null);
    }

    @Test
    void flow_logs_are_guarded() {
        change("DELETE", "/v1/flow-logs/" + scene.flowLog(scene.vpc()), "", null);
    }

    @Test
    void peering_connections_are_guarded() {
        String path = "/v1/peering-connections/";
        String first = path + scene.peering(scene.vpc(), scene.vpc("10.9.0.0/16"));
        change("POST", first, "/accept", null);
        change("DELETE", first, "", null);
        String second = path + scene.peering(scene.vpc(), scene.vpc("10.9.0.0/16"));
        change("POST", second, "/reject", null);
    }

    void load_balancers_and_target_groups_are_guarded() {
        String vpc = scene.vpc();
        String subnet = scene.subnet(vpc);
        String group = scene.targetGroup(vpc, "targets");
        String balancer = "/v1/load-balancers/" + scene.loadBalancer(subnet, scene.group(vpc, "g"));
        change("PATCH", balancer, "", "{'crossZone':true}");
        change(
                "POST",
                balancer,
                "/listeners",
                "{'protocol':'TCP','port':443,'targetGroupId':'%s'}".formatted(group));
        String targets = "/v1/target-groups/" + group;
        change("PATCH", targets, "", "{'healthyThreshold':3}");
        String instance = scene.instances(subnet, 1).getFirst();
        String named = "{'targets':[{'id':'%s'}]}".formatted(instance);
        change("POST", targets, "/targets", named);
        change(
                "POST",
                targets,
                "/targets/health",
                "{'target':{'id':'%s'},'healthy':true}".formatted(instance));
        change("POST", targets, "/targets/deregister", named);
        change("DELETE", balancer, "", null);
        change("DELETE", targets, "", null);
    }

    @Test
    void prefix_lists_are_guarded() {
        String list = "/v1/prefix-lists/" + scene.prefixList();
        change("PATCH", list, "", "{'currentVersion':1,'addEntries':[{'cidr':'10.0.0.0/8'}]}");
        change("POST", list, "/restore", "{'currentVersion':2,'previousVersion':1}");
        change("DELETE", list, "", null);
    }

    @Test
    void network_acls_are_guarded() {
        String acl = "/v1/network-acls/" + scene.networkAcl(scene.vpc());
        String rest = "'action':'deny','protocol':'-1','cidr':'10.0.0.0/8'}";
        change("POST", acl, "/entries", "{'direction':'egress','ruleNumber':5," + rest);
        change("PUT", acl, "/entries/egress/5", "{" + rest.replace("deny", "allow"));
        change("DELETE", acl, "/entries/egress/5", null);
        change("DELETE", acl, "", null);
    }

    @Test
    void gateways_and_route_tables_are_guarded() {
        String vpc = scene.vpc();
        String gatewayId = scene.create("/v1/internet-gateways", "{}").id();
        String gateway = "/v1/internet-gateways/" + gatewayId;
        String table = "/v1/route-tables/" + scene.routeTable(vpc);
        String toGateway = "'gatewayId':'%s'".formatted(gatewayId);
        change("POST", gateway, "/attach", "{'vpcId':'%s'}".formatted(vpc));
        change("POST", table, "/routes", "{'destinationCidrBlock':'0.0.0.0/0'," + toGateway + "}");
        Reply associated =
                change(
                        "POST",
                        table,
                        "/associations",
                        "{'subnetId':'%s'}".formatted(scene.subnet(vpc)));
        String subnet = scene.subnet(vpc, "10.0.2.0/24");
        change(
                "PUT",
                table,
                "/routes?destination=0.0.0.0/0",
                "{'networkInterfaceId':'%s'}".formatted(scene.eni(subnet).id()));
        change("DELETE", table, "/routes?destination=0.0.0.0/0", null);
        String nat = "/v1/nat-gateways/" + scene.privateNatGateway(subnet);
        change("POST", nat, "/addresses", "{'privateIpAddresses':['10.0.2.50']}");
        change("DELETE", nat, "/addresses?privateIpAddress=10.0.2.50", null);
        change("DELETE", nat, "", null);
        change(
                "DELETE",
                "/v1/egress-only-internet-gateways/" + scene.egressOnlyGateway(vpc),
                "",
                null);
        api.delete("/v1/route-tables/associations/" + associated.text("associationId")).is(204);
        change("DELETE", table, "", null);
        change("POST", gateway, "/detach", "{'vpcId':'%s'}".formatted(vpc));
        change("DELETE", gateway, "", null);
    }

    @Test
    void failover_groups_are_guarded() {
        String subnet = scene.subnet(scene.vpc());
        List<String> instances = scene.instances(subnet, 2);
        String eni = scene.eni(subnet).id();
        scene.attach(eni, instances.getFirst(), 1);
        String group = "/v1/failover-groups/" + scene.failoverGroup(eni, instances.getLast());
        change("PATCH", group, "", "{'name':'front'}");
        change(
                "POST",
                group,
                "/heartbeat",
                "{'instanceId':'%s','term':1,'leaseMillis':600000}"
                        .formatted(instances.getFirst()));
        change("POST", group, "/pause", null);
        change("POST", group, "/resume", null);
        change("POST", group, "/failover", null);
        change("DELETE", group, "", null);
    }

    @Test
    void a_star_asks_only_that_it_is_there() {
        String path = "/v1/vpcs/" + scene.vpc();
        api.patch(path, "{'enableDnsHostnames':true}", "If-Match", "*").is(200);
        api.delete(path, "If-Match", "*").is(204);
        api.delete(path, "If-Match", "*").is(404);
    }

    @Test
    void what_makes_something_or_is_about_many_takes_no_entity_tag() {
        String vpc = scene.vpc();
        String body = "{'resourceIds':['%s'],'tags':{'a':'b'}}".formatted(vpc);
        api.post("/v1/tags", body, "If-Match", "\"1\"")
                .isProblem(400, "InvalidParameterCombination");
        api.post("/v1/addresses", "{}", "If-Match", "*")
                .isProblem(400, "InvalidParameterCombination");
        api.put("/v1/quotas/vpcs", "{'value':3}", "If-Match", "*")
                .isProblem(400, "InvalidParameterCombination");
    }

    @Test
    void of_two_who_saw_the_same_one_changes_it() {
        String path = "/v1/vpcs/" + scene.vpc();
        String tag = api.read(path).entityTag();
        api.patch(path, "{'enableDnsHostnames':true}", "If-Match", tag).is(200);
        api.patch(path, "{'enableDnsSupport':true}", "If-Match", tag)
                .isProblem(412, "PreconditionFailed");
    }

    @Test
    void what_the_client_has_already_is_not_sent_again() {
        Reply made = scene.create("/v1/vpcs", "{'cidrBlock':'10.0.0.0/16'}");
        String path = "/v1/vpcs/" + made.id() + "?consistency=strong";
        for (String known :
                List.of(
                        made.entityTag(),
                        "W/" + made.entityTag(),
                        "\"x\", " + made.entityTag(),
                        "*")) {
            Reply same = api.get(path, "If-None-Match", known).is(304);
            assertThat(same.text()).isEmpty();
            assertThat(same.entityTag()).isEqualTo(made.entityTag());
        }
        api.patch("/v1/vpcs/" + made.id(), "{'enableDnsHostnames':true}").is(200);
        api.get(path, "If-None-Match", made.entityTag()).is(200);
    }
}
