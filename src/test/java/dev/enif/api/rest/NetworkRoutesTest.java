/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.api.client.Api;
import dev.enif.api.client.Reply;
import dev.enif.api.client.Scene;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** VPCs, subnets and security groups: what each route does, and what it refuses. */
@QuarkusTest
class NetworkRoutesTest {
    private final Scene scene = Scene.ofNewAccount();
    private final Api api = scene.api();

    @Test
    void what_was_created_is_found_where_the_answer_says_with_the_same_body() {
        Reply created =
                scene.create("/v1/vpcs", "{'cidrBlock':'10.0.0.7/16','tags':{'Name':'shop'}}");
        Reply found = api.get("/v1/vpcs/" + created.id() + "?atLeast=" + created.position());
        assertThat(created.header("Location")).endsWith("/v1/vpcs/" + created.id());
        assertThat(found.is(200).text()).isEqualTo(created.text());
        assertThat(found.entityTag()).isEqualTo(created.entityTag());
        assertThat(created.text("cidrBlock")).isEqualTo("10.0.0.0/16");
        assertThat(created.text("tags/Name")).isEqualTo("shop");
    }

    @Test
    void a_part_of_a_subnet_is_kept_and_given_up() {
        String subnet = scene.subnet(scene.vpc());
        String path = "/v1/subnets/" + subnet + "/cidr-reservations";
        Reply kept =
                api.post(
                                path,
                                "{'cidr':'10.0.1.0/28','reservationType':'explicit','description':'by name'}")
                        .is(200);
        assertThat(kept.text("cidrReservations/0/cidr")).isEqualTo("10.0.1.0/28");
        assertThat(kept.text("cidrReservations/0/reservationType")).isEqualTo("explicit");
        assertThat(scene.eni(subnet).text("primaryPrivateIpAddress")).isEqualTo("10.0.1.16");
        api.post(path, "{'cidr':'10.0.1.8/29','reservationType':'prefix'}")
                .isProblem(409, "InvalidParameterValue");
        String id = kept.text("cidrReservations/0/id");
        api.delete(path + "/" + id).is(204);
        api.delete(path + "/" + id).isProblem(404, "InvalidSubnetCidrReservationID.NotFound");
        assertThat(api.read("/v1/subnets/" + subnet).json().path("cidrReservations")).isEmpty();
    }

    @Test
    void a_vpc_and_its_subnet_get_and_lose_ipv6() {
        Reply vpc =
                api.post("/v1/vpcs", "{'cidrBlock':'10.0.0.0/16','providedIpv6CidrBlock':true}")
                        .is(201);
        String path = "/v1/vpcs/" + vpc.text("id");
        String block = vpc.text("ipv6CidrBlocks/0/ipv6CidrBlock");
        assertThat(block).endsWith("::/56");
        assertThat(vpc.json().at("/ipv6CidrBlocks/0/provided").asBoolean()).isTrue();
        Reply second = api.post(path + "/ipv6-cidr-blocks", "{}").is(200);
        assertThat(second.text("ipv6CidrBlocks/1/ipv6CidrBlock")).isNotEqualTo(block);
        String acl = api.read("/v1/network-acls?vpcId=" + vpc.text("id")).json().toString();
        assertThat(acl).contains("::/0");

        String part = block.replace("/56", "/64");
        Reply subnet =
                api.post(
                                "/v1/subnets",
                                "{'vpcId':'"
                                        + vpc.text("id")
                                        + "','cidrBlock':'10.0.1.0/24','ipv6CidrBlock':'"
                                        + part
                                        + "'}")
                        .is(201);
        assertThat(subnet.text("ipv6CidrBlock")).isEqualTo(part);
        String subnetPath = "/v1/subnets/" + subnet.text("id");
        String own = subnet.text("ipv6CidrAssociationId");
        assertThat(api.read("/v1/subnets?ipv6CidrAssociationId=" + own).json().path("items"))
                .hasSize(1);
        assertThat(
                        api.read(
                                        "/v1/vpcs?ipv6CidrAssociationId="
                                                + vpc.text("ipv6CidrBlocks/0/associationId"))
                                .json()
                                .path("items"))
                .hasSize(1);
        api.delete(path + "/cidr-blocks/" + vpc.text("ipv6CidrBlocks/0/associationId"))
                .isProblem(409, "InvalidCidrBlock.InUse");
        api.post(subnetPath + "/ipv6-cidr-blocks", "{'ipv6CidrBlock':'" + part + "'}")
                .isProblem(409, "InvalidSubnet.Conflict");
        api.delete(subnetPath + "/ipv6-cidr-blocks/" + own).is(204);
        api.delete(subnetPath + "/ipv6-cidr-blocks/" + own)
                .isProblem(404, "InvalidSubnetCidrBlockAssociationID.NotFound");
        api.delete(path + "/cidr-blocks/" + vpc.text("ipv6CidrBlocks/0/associationId")).is(204);
    }

    @Test
    void a_vpc_is_changed_gets_and_loses_a_block_and_is_deleted() {
        String path = "/v1/vpcs/" + scene.vpc();
        Reply changed = api.patch(path, "{'enableDnsHostnames':true}").is(200);
        assertThat(changed.json().path("enableDnsHostnames").asBoolean()).isTrue();
        Reply wider = api.post(path + "/cidr-blocks", "{'cidrBlock':'10.1.0.0/16'}").is(200);
        String association = wider.text("cidrBlocks/1/associationId");
        api.post(path + "/cidr-blocks", "{'cidrBlock':'10.1.0.0/24'}")
                .isProblem(409, "InvalidVpc.Range");
        api.delete(path + "/cidr-blocks/" + wider.text("cidrBlocks/0/associationId"))
                .isProblem(409, "OperationNotPermitted");
        api.delete(path + "/cidr-blocks/" + association).is(204);
        assertThat(api.read(path).json().path("cidrBlocks")).hasSize(1);
        api.delete(path + "/cidr-blocks/" + association).is(404);
        api.delete(path).is(204);
        api.get(path + "?consistency=strong").isProblem(404, "InvalidVpcID.NotFound");
        api.delete(path).isProblem(404, "InvalidVpcID.NotFound");
    }

    @Test
    void a_vpc_with_something_in_it_stays_and_the_refusal_names_it() {
        String vpc = scene.vpc();
        String subnet = scene.subnet(vpc);
        String group = scene.group(vpc, "web");
        Reply refused = api.delete("/v1/vpcs/" + vpc).isProblem(409, "DependencyViolation");
        assertThat(refused.text("type")).isEqualTo("/problems/dependency");
        assertThat(refused.texts("dependents", "")).containsExactlyInAnyOrder(subnet, group);
        assertThat(refused.text("instance")).isEqualTo("/v1/vpcs/" + vpc);
        api.read("/v1/vpcs/" + vpc);
    }

    @Test
    void a_subnet_is_made_changed_and_deleted() {
        String vpc = scene.vpc();
        Reply made =
                scene.create(
                        "/v1/subnets", "{'vpcId':'%s','cidrBlock':'10.0.1.0/24'}".formatted(vpc));
        assertThat(made.json().path("availableIpAddressCount").asInt()).isEqualTo(251);
        assertThat(made.text("availabilityZone")).isEqualTo("us-east-1a");
        String path = "/v1/subnets/" + made.id();
        Reply changed = api.patch(path, "{'mapPublicIpOnLaunch':true}").is(200);
        assertThat(changed.json().path("mapPublicIpOnLaunch").asBoolean()).isTrue();
        api.post("/v1/subnets", "{'vpcId':'%s','cidrBlock':'10.0.1.128/25'}".formatted(vpc))
                .isProblem(409, "InvalidSubnet.Conflict");
        api.post("/v1/subnets", "{'vpcId':'%s','cidrBlock':'10.9.1.0/24'}".formatted(vpc))
                .isProblem(400, "InvalidSubnet.Range");
        String eni = scene.eni(made.id()).id();
        assertThat(api.delete(path).isProblem(409, "DependencyViolation").texts("dependents", ""))
                .isEqualTo(List.of(eni));
        api.delete("/v1/network-interfaces/" + eni).is(204);
        api.delete(path).is(204);
    }

    @Test
    void a_groups_rules_are_authorized_replaced_and_revoked() {
        String vpc = scene.vpc();
        String path = "/v1/security-groups/" + scene.group(vpc, "web");
        Reply opened =
                api.post(
                                path + "/rules",
                                "{'rules':[{'direction':'ingress','protocol':'tcp','fromPort':443,'cidr':'0.0.0.0/0'},"
                                        + "{'direction':'ingress','protocol':'icmp','cidr':'10.0.0.0/8'}]}")
                        .is(200);
        assertThat(opened.json().path("rules")).hasSize(3);
        String rule = ruleOn(opened, 443);
        api.post(
                        path + "/rules",
                        "{'rules':[{'direction':'ingress','protocol':'tcp','fromPort':443,'toPort':443,'cidr':'0.0.0.0/0'}]}")
                .isProblem(409, "InvalidPermission.Duplicate");
        Reply replaced =
                api.put(
                                path + "/rules/" + rule,
                                "{'protocol':'tcp','fromPort':8443,'cidr':'0.0.0.0/0','description':'moved'}")
                        .is(200);
        assertThat(ruleOn(replaced, 8443)).isEqualTo(rule);
        api.delete(path + "/rules?ruleId=" + rule + "&ruleId=sgr-00000000000000000").is(404);
        api.delete(path + "/rules?ruleId=" + rule).is(204);
        assertThat(api.read(path).json().path("rules")).hasSize(2);
    }

    private static String ruleOn(Reply group, int port) {
        for (var rule : group.json().path("rules")) {
            if (rule.path("fromPort").asInt() == port) {
                return rule.path("id").asText();
            }
        }
        throw new AssertionError("no rule on port " + port + " in " + group.text());
    }

    @Test
    void a_group_in_use_stays_and_a_default_group_always_does() {
        String vpc = scene.vpc();
        String web = scene.group(vpc, "web");
        String clients = scene.group(vpc, "clients");
        api.post(
                        "/v1/security-groups/" + web + "/rules",
                        "{'rules':[{'direction':'ingress','protocol':'-1','groupId':'%s'}]}"
                                .formatted(clients))
                .is(200);
        Reply refused =
                api.delete("/v1/security-groups/" + clients).isProblem(409, "DependencyViolation");
        assertThat(refused.texts("dependents", "")).containsExactly(web);
        api.delete("/v1/security-groups/" + web).is(204);
        api.delete("/v1/security-groups/" + clients).is(204);
        api.delete(
                        "/v1/security-groups/"
                                + api.read("/v1/vpcs/" + vpc).text("defaultSecurityGroupId"))
                .isProblem(409, "CannotDelete");
        scene.group(vpc, "web");
        api.post(
                        "/v1/security-groups",
                        "{'vpcId':'%s','name':'web','description':'x'}".formatted(vpc))
                .isProblem(409, "InvalidGroup.Duplicate");
    }

    @Test
    void the_account_counts_what_is_in_it() {
        scene.subnet(scene.vpc());
        Reply account = api.read("/v1/account");
        assertThat(account.id()).isEqualTo(api.account());
        assertThat(account.text("actor")).isEqualTo("local-developer");
        assertThat(account.text("vpcs")).isEqualTo("1");
        assertThat(account.text("subnets")).isEqualTo("1");
        assertThat(account.text("securityGroups")).isEqualTo("1");
    }

    @Test
    void the_index_leads_to_what_there_is() {
        Reply index = api.send("GET", "/", null).is(200);
        for (var link : index.json().path("links")) {
            String path = link.asText();
            if (path.equals("/v1/flow-records")) {
                // It takes them, and shows none.
                api.send("GET", path, null).is(405);
            } else if (path.matches("/v1/(account|quotas|[a-z-]+s)|/problems")) {
                api.send("GET", path, null).is(200);
            }
        }
    }
}
