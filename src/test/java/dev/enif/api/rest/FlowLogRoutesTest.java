/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.api.client.Api;
import dev.enif.api.client.Reply;
import dev.enif.api.client.Scene;
import dev.enif.api.client.WatchClient;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Flow logs: what each route does, and what it refuses. */
@QuarkusTest
class FlowLogRoutesTest {
    private final Scene scene = Scene.ofNewAccount();
    private final Api api = scene.api();

    @Test
    void a_flow_log_has_defaults_is_found_by_its_resource_and_is_deleted() throws Exception {
        String vpc = scene.vpc();
        String from = api.read("/v1/flow-logs").position();
        try (var watch = new WatchClient(api, "?from=" + from + "&resource=flow-logs")) {
            watch.next();
            Reply made =
                    scene.create(
                            "/v1/flow-logs",
                            "{'resourceId':'%s','trafficType':'REJECT','tags':{'Name':'audit'}}"
                                    .formatted(vpc));
            assertThat(made.text("maxAggregationInterval")).isEqualTo("600");
            assertThat(made.text("logFormat")).startsWith("${version} ${account-id} ");
            assertThat(made.text("tags/Name")).isEqualTo("audit");
            String path = "/v1/flow-logs/" + made.id();
            assertThat(watch.next().event()).isEqualTo("flow-log.created");
            assertThat(api.read(path).text()).isEqualTo(made.text());
            assertThat(api.read("/v1/flow-logs?resourceId=" + vpc).texts("items", "id"))
                    .containsExactly(made.id());
            assertThat(api.read("/v1/flow-logs?trafficType=ALL").json().path("items")).isEmpty();
            api.delete(path).is(204);
            assertThat(watch.next().event()).isEqualTo("flow-log.deleted");
            api.get(path + "?consistency=strong").isProblem(404, "InvalidFlowLogId.NotFound");
        }
    }

    @Test
    void what_ec2_refuses_is_refused_and_says_why() {
        String vpc = scene.vpc();
        String first = scene.flowLog(vpc);
        String same = "{'resourceId':'%s','trafficType':'ALL'".formatted(vpc);
        Reply refused =
                api.post("/v1/flow-logs", same + "}").isProblem(409, "FlowLogAlreadyExists");
        assertThat(refused.texts("dependents", "")).containsExactly(first);
        api.post("/v1/flow-logs", same + ",'logFormat':'${srcaddr} ${color}'}")
                .isProblem(400, "InvalidParameter");
        api.post("/v1/flow-logs", same + ",'maxAggregationInterval':300}")
                .isProblem(400, "InvalidParameterValue");
        api.post("/v1/flow-logs", "{'resourceId':'subnet-00000000000000000','trafficType':'ALL'}")
                .isProblem(404, "InvalidSubnetID.NotFound");
    }

    @Test
    void it_outlives_what_it_records() {
        String vpc = scene.vpc();
        String log = scene.flowLog(vpc);
        api.delete("/v1/vpcs/" + vpc).is(204);
        assertThat(api.read("/v1/flow-logs/" + log).text("resourceId")).isEqualTo(vpc);
        api.delete("/v1/flow-logs/" + log).is(204);
    }
}
