/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.openapi;

import dev.enif.api.problem.Problem;
import dev.enif.api.rest.ListFilters;
import dev.enif.query.AddressField;
import dev.enif.query.EgressOnlyGatewayField;
import dev.enif.query.FailoverGroupField;
import dev.enif.query.FlowLogField;
import dev.enif.query.InstanceField;
import dev.enif.query.InternetGatewayField;
import dev.enif.query.LoadBalancerField;
import dev.enif.query.NatGatewayField;
import dev.enif.query.NetworkAclField;
import dev.enif.query.NetworkInterfaceField;
import dev.enif.query.PeeringConnectionField;
import dev.enif.query.PrefixListField;
import dev.enif.query.RouteTableField;
import dev.enif.query.SecurityGroupField;
import dev.enif.query.SubnetField;
import dev.enif.query.TargetGroupField;
import dev.enif.query.VpcField;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Adds what all operations have alike, so that no resource has to repeat it: the problems that each
 * may answer with, the headers, the filters of lists and what lists look like.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class CommonParts implements OASFilter {
    /** A list: the fields that it can be narrowed down by, and the schema of what is in it. */
    private record Listing(Class<? extends Enum<?>> fields, String view) {}

    private static final Map<String, Listing> LISTINGS =
            Map.ofEntries(
                    Map.entry("/v1/vpcs", new Listing(VpcField.class, "VpcView")),
                    Map.entry("/v1/subnets", new Listing(SubnetField.class, "SubnetView")),
                    Map.entry(
                            "/v1/security-groups",
                            new Listing(SecurityGroupField.class, "SecurityGroupView")),
                    Map.entry(
                            "/v1/network-interfaces",
                            new Listing(NetworkInterfaceField.class, "NetworkInterfaceView")),
                    Map.entry("/v1/instances", new Listing(InstanceField.class, "InstanceView")),
                    Map.entry("/v1/addresses", new Listing(AddressField.class, "AddressView")),
                    Map.entry(
                            "/v1/internet-gateways",
                            new Listing(InternetGatewayField.class, "InternetGatewayView")),
                    Map.entry(
                            "/v1/route-tables",
                            new Listing(RouteTableField.class, "RouteTableView")),
                    Map.entry(
                            "/v1/nat-gateways",
                            new Listing(NatGatewayField.class, "NatGatewayView")),
                    Map.entry(
                            "/v1/egress-only-internet-gateways",
                            new Listing(EgressOnlyGatewayField.class, "EgressOnlyGatewayView")),
                    Map.entry("/v1/flow-logs", new Listing(FlowLogField.class, "FlowLogView")),
                    Map.entry(
                            "/v1/peering-connections",
                            new Listing(PeeringConnectionField.class, "PeeringConnectionView")),
                    Map.entry(
                            "/v1/load-balancers",
                            new Listing(LoadBalancerField.class, "LoadBalancerView")),
                    Map.entry(
                            "/v1/target-groups",
                            new Listing(TargetGroupField.class, "TargetGroupView")),
                    Map.entry(
                            "/v1/prefix-lists",
                            new Listing(PrefixListField.class, "PrefixListView")),
                    Map.entry(
                            "/v1/network-acls",
                            new Listing(NetworkAclField.class, "NetworkAclView")),
                    Map.entry(
                            "/v1/failover-groups",
                            new Listing(FailoverGroupField.class, "FailoverGroupView")));

    private static final Map<String, String> ALWAYS =
            Map.of(
                    "400", "The request is not valid; the problem names what",
                    "401", "The request has no identity",
                    "429", "Too many requests at once",
                    "500", "An error of ours",
                    "503",
                            "Not ready, or the outcome is not known yet; the problem says how to go on");

    private static final Map<String, String> OF_COMMANDS =
            Map.of(
                    "409", "The state does not permit it; the problem names what stands in the way",
                    "412", "It has changed since it was read",
                    "413", "The body is too large",
                    "415", "The body is not JSON");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getPaths() == null || document.getPaths().getPathItems() == null) {
            return;
        }
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> {
                    if (path.startsWith("/v1/")) {
                        item.getOperations()
                                .forEach((method, operation) -> complete(path, method, operation));
                    }
                });
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        boolean reads = method == PathItem.HttpMethod.GET;
        Listing listing = reads ? LISTINGS.get(path) : null;
        if (listing != null) {
            list(operation, listing);
        }
        operation
                .getResponses()
                .getAPIResponses()
                .forEach((status, response) -> headers(path, method, status, response));
        Map<String, String> problems = new LinkedHashMap<>(ALWAYS);
        if (path.contains("{") || !reads) {
            problems.put("404", "There is no such resource in the account");
        }
        if (!reads) {
            problems.putAll(OF_COMMANDS);
        }
        if (path.startsWith("/v1/admin/")) {
            problems.put("403", "The caller is no administrator");
        }
        if (path.equals("/v1/watch")) {
            problems.put("410", "The position is too old: list again, and watch from there");
        }
        problems.forEach((status, what) -> problem(operation, status, what));
        parameters(path, reads, operation);
    }

    private static void list(Operation operation, Listing listing) {
        for (Enum<?> field : listing.fields().getEnumConstants()) {
            query(
                    operation,
                    ListFilters.parameter(field),
                    "Only those that have this value; repeated, any of the values");
        }
        query(operation, "tag:<key>", "Only those whose tag of that key has this value");
        query(operation, "tagKey", "Only those that have a tag of this key");
        query(operation, "limit", "How many at most, 1 to 1000; 100 if it is left out");
        query(operation, "cursor", "The nextCursor of the page before");
        Schema page =
                OASFactory.createSchema()
                        .addType(Schema.SchemaType.OBJECT)
                        .description("A page, sorted by id")
                        .addProperty(
                                "items",
                                OASFactory.createSchema()
                                        .addType(Schema.SchemaType.ARRAY)
                                        .items(OASFactory.createSchema().ref(listing.view())))
                        .addProperty(
                                "nextCursor",
                                string().description("Leads to the next page; not on the last"))
                        .required(List.of("items"));
        operation
                .getResponses()
                .addAPIResponse(
                        "200",
                        OASFactory.createAPIResponse()
                                .description("A page of the list")
                                .content(
                                        OASFactory.createContent()
                                                .addMediaType(
                                                        "application/json",
                                                        OASFactory.createMediaType()
                                                                .schema(page))));
    }

    private static void headers(
            String path, PathItem.HttpMethod method, String status, APIResponse response) {
        if (!status.startsWith("2")) {
            return;
        }
        response.addHeader("Enif-Position", header("The place in the log, partition:offset"));
        response.addHeader("X-Request-Id", header("The id of the request"));
        boolean command = method != PathItem.HttpMethod.GET && !isAside(path);
        if (command) {
            response.addHeader("Enif-Replayed", header("true if it was found under its key"));
        }
        boolean made = status.equals("201");
        if (made) {
            response.addHeader("Location", header("Where it is found"));
        }
        if (made || status.equals("200") && path.contains("/{id}") && !isAside(path)) {
            response.addHeader("ETag", header("Its revision, for If-Match and If-None-Match"));
        }
    }

    /** What neither reads the views nor gives commands of an account. */
    private static boolean isAside(String path) {
        return path.startsWith("/v1/flows")
                || path.startsWith("/v1/admin")
                || path.endsWith("/drill");
    }

    private static void problem(Operation operation, String status, String what) {
        APIResponse described = operation.getResponses().getAPIResponse(status);
        if (described != null && described.getContent() != null) {
            return;
        }
        operation
                .getResponses()
                .addAPIResponse(
                        status,
                        OASFactory.createAPIResponse()
                                .description(what)
                                .content(
                                        OASFactory.createContent()
                                                .addMediaType(
                                                        Problem.MEDIA_TYPE,
                                                        OASFactory.createMediaType()
                                                                .schema(
                                                                        OASFactory.createSchema()
                                                                                .ref("Problem")))));
    }

    private static void parameters(String path, boolean reads, Operation operation) {
        if (path.startsWith("/v1/admin")
                || path.equals("/v1/watch")
                || path.equals("/v1/flow-records")) {
            return;
        }
        if (path.startsWith("/v1/monitoring")) {
            monitoring(path, operation);
            return;
        }
        if (!reads && !isAside(path)) {
            headerParameter(
                    operation,
                    "Idempotency-Key",
                    "1 to 64 printable characters: a repeat under the same key is carried out once");
            if (path.contains("/{id}")) {
                headerParameter(
                        operation,
                        "If-Match",
                        "The ETag that was read: another revision refuses the change");
            }
        } else {
            query(operation, "atLeast", "Reflect at least this position, partition:offset");
            headerParameter(operation, "Enif-At-Least", "Likewise; the query counts more");
            query(operation, "consistency", "strong: reflect all that was answered before");
            if (reads && path.endsWith("/{id}")) {
                headerParameter(operation, "If-None-Match", "The ETag that the caller has: 304");
            }
        }
    }

    /** Statistics are of no position. */
    private static void monitoring(String path, Operation operation) {
        if (path.endsWith("/rules")) {
            query(operation, "after", "The id of a rule: show those behind it");
        } else {
            query(operation, "from", "A time such as 2026-09-21T14:00:00Z; by default an hour ago");
            query(operation, "to", "A time, not included; by default an hour after 'from', or now");
        }
        if (!path.endsWith("}")) {
            query(operation, "limit", "How many at most, 1 to 1000; by default 10");
        }
    }

    private static void query(Operation operation, String name, String description) {
        parameter(operation, name, Parameter.In.QUERY, description);
    }

    private static void headerParameter(Operation operation, String name, String description) {
        parameter(operation, name, Parameter.In.HEADER, description);
    }

    private static void parameter(
            Operation operation, String name, Parameter.In in, String description) {
        operation.addParameter(
                OASFactory.createParameter()
                        .name(name)
                        .in(in)
                        .description(description)
                        .schema(string()));
    }

    private static Header header(String description) {
        return OASFactory.createHeader().description(description).schema(string());
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
