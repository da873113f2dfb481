/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The way in: what there is, and where. */
@Path("/")
@Tag(name = "Index")
public class IndexResource {
    /** The index. */
    @RegisterForReflection
    public record Index(String name, Map<String, String> links) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "List what there is, and where")
    public Index index() {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("openapi", "/q/openapi");
        links.put("asyncapi", "/asyncapi");
        links.put("problems", "/problems");
        links.put("account", "/v1/account");
        links.put("quotas", "/v1/quotas");
        links.put("vpcs", VpcResource.COLLECTION);
        links.put("subnets", SubnetResource.COLLECTION);
        links.put("security-groups", SecurityGroupResource.COLLECTION);
        links.put("network-interfaces", NetworkInterfaceResource.COLLECTION);
        links.put("instances", InstanceResource.COLLECTION);
        links.put("addresses", AddressResource.COLLECTION);
        links.put("internet-gateways", InternetGatewayResource.COLLECTION);
        links.put("route-tables", RouteTableResource.COLLECTION);
        links.put("nat-gateways", NatGatewayResource.COLLECTION);
        links.put("egress-only-internet-gateways", EgressOnlyGatewayResource.COLLECTION);
        links.put("network-acls", NetworkAclResource.COLLECTION);
        links.put("prefix-lists", PrefixListResource.COLLECTION);
        links.put("flow-logs", FlowLogResource.COLLECTION);
        links.put("flow-records", FlowRecordResource.PATH);
        links.put("peering-connections", PeeringConnectionResource.COLLECTION);
        links.put("monitoring", MonitoringResource.ROOT + "/top-talkers");
        links.put("load-balancers", LoadBalancerResource.COLLECTION);
        links.put("target-groups", TargetGroupResource.COLLECTION);
        links.put("failover-groups", FailoverGroupResource.COLLECTION);
        links.put("watch", "/v1/watch");
        links.put("flows", "/v1/flows/evaluate");
        links.put("rebuild", "/v1/admin/projections/rebuild");
        return new Index("Enif: a control plane for Elastic Network Interfaces", links);
    }
}
