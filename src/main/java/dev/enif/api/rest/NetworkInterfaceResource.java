/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.rest.NetworkInterfaceRequests.AssignIpv6Addresses;
import dev.enif.api.rest.NetworkInterfaceRequests.AssignPrivateIpAddresses;
import dev.enif.api.rest.NetworkInterfaceRequests.AssociateTrunk;
import dev.enif.api.rest.NetworkInterfaceRequests.AttachNetworkInterface;
import dev.enif.api.rest.NetworkInterfaceRequests.CreateNetworkInterface;
import dev.enif.api.rest.NetworkInterfaceRequests.DelegatePrefixes;
import dev.enif.api.rest.NetworkInterfaceRequests.DetachNetworkInterface;
import dev.enif.api.rest.NetworkInterfaceRequests.DisassociateTrunk;
import dev.enif.api.rest.NetworkInterfaceRequests.ModifyNetworkInterface;
import dev.enif.api.rest.NetworkInterfaceRequests.MoveNetworkInterface;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.eni.EniCommand;
import dev.enif.core.id.EniId;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Ipv6;
import dev.enif.query.ViewKind;
import dev.enif.query.view.NetworkInterfaceView;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Network interfaces over REST. */
@Path(NetworkInterfaceResource.COLLECTION)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Network interfaces",
        description = "Interfaces with their addresses and groups, and where they are plugged in")
public class NetworkInterfaceResource {
    static final String COLLECTION = "/v1/network-interfaces";

    private final CommandGate commands;
    private final Reads reads;

    public NetworkInterfaceResource(CommandGate commands, Reads reads) {
        this.commands = commands;
        this.reads = reads;
    }

    @GET
    @Operation(summary = "List network interfaces")
    public Uni<Response> list() {
        return reads.list(ViewKind.NETWORK_INTERFACES);
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a network interface")
    @APIResponseSchema(NetworkInterfaceView.class)
    public Uni<Response> get(@PathParam("id") String id) {
        return reads.one(ViewKind.NETWORK_INTERFACES, Parameters.read("id", id, EniId::new));
    }

    @POST
    @Operation(
            summary = "Create a network interface",
            description = "It stays in its subnet and keeps its MAC address for ever.")
    @APIResponseSchema(value = NetworkInterfaceView.class, responseCode = "201")
    public Uni<Response> create(@NotNull @Valid CreateNetworkInterface request) {
        return commands.submit(request.toCommand())
                .map(answer -> Replies.created(answer, COLLECTION, Rendering.NETWORK_INTERFACE));
    }

    @PATCH
    @Path("/{id}")
    @Operation(summary = "Change a network interface")
    @APIResponseSchema(NetworkInterfaceView.class)
    public Uni<Response> modify(
            @PathParam("id") String id, @NotNull @Valid ModifyNetworkInterface request) {
        EniId eniId = eniId(id);
        return changed(request.toCommand(eniId), eniId);
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            summary = "Delete a network interface",
            description =
                    "Refused while it is attached, or one end of an association of trunk and branch;"
                            + " its Elastic IPs stay allocated.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    public Uni<Response> delete(@PathParam("id") String id) {
        EniId eniId = eniId(id);
        AccountCommand command = new AccountCommand.OfEni(new EniCommand.DeleteEni(eniId));
        return commands.submit(command, eniId).map(Replies::done);
    }

    @POST
    @Path("/{id}/attach")
    @Operation(summary = "Attach a network interface to an instance of its zone")
    @APIResponseSchema(NetworkInterfaceView.class)
    public Uni<Response> attach(
            @PathParam("id") String id, @NotNull @Valid AttachNetworkInterface request) {
        EniId eniId = eniId(id);
        return changed(request.toCommand(eniId), eniId);
    }

    @POST
    @Path("/{id}/detach")
    @Operation(
            summary = "Detach a network interface",
            description = "Refused for an instance's primary interface. The body may be left out.")
    @APIResponseSchema(NetworkInterfaceView.class)
    public Uni<Response> detach(
            @PathParam("id") String id, @Valid @Nullable DetachNetworkInterface request) {
        EniId eniId = eniId(id);
        DetachNetworkInterface given = request == null ? DetachNetworkInterface.PLAIN : request;
        return changed(given.toCommand(eniId), eniId);
    }

    @POST
    @Path("/{id}/move")
    @Operation(
            summary = "Move a network interface to another instance",
            description =
                    "One step: at no moment it is on both instances or on none. All its addresses"
                            + " stay, public ones too. The instances must be in the same zone, and"
                            + " the attachment must be the one that the caller saw.")
    @APIResponseSchema(NetworkInterfaceView.class)
    public Uni<Response> move(
            @PathParam("id") String id, @NotNull @Valid MoveNetworkInterface request) {
        EniId eniId = eniId(id);
        return changed(request.toCommand(eniId), eniId);
    }

    @POST
    @Path("/{id}/associate-trunk")
    @Operation(
            summary = "Associate a branch interface with a trunk interface",
            description =
                    "Both must be in one zone; the branch must have no trunk yet. It is on the"
                            + " instance that the trunk is attached to, and goes where that goes.")
    @APIResponseSchema(NetworkInterfaceView.class)
    public Uni<Response> associateTrunk(
            @PathParam("id") String id, @NotNull @Valid AssociateTrunk request) {
        EniId eniId = eniId(id);
        return changed(request.toCommand(eniId), eniId);
    }

    @POST
    @Path("/{id}/disassociate-trunk")
    @Operation(
            summary = "Free a branch interface of its trunk interface",
            description = "The body may be left out.")
    @APIResponseSchema(NetworkInterfaceView.class)
    public Uni<Response> disassociateTrunk(
            @PathParam("id") String id, @Valid @Nullable DisassociateTrunk request) {
        EniId eniId = eniId(id);
        DisassociateTrunk given = request == null ? DisassociateTrunk.PLAIN : request;
        return changed(given.toCommand(eniId), eniId);
    }

    @POST
    @Path("/{id}/private-ip-addresses")
    @Operation(summary = "Assign secondary private addresses, by name or by number")
    @APIResponseSchema(NetworkInterfaceView.class)
    public Uni<Response> assign(
            @PathParam("id") String id, @NotNull @Valid AssignPrivateIpAddresses request) {
        EniId eniId = eniId(id);
        return changed(request.toCommand(eniId), eniId);
    }

    @DELETE
    @Path("/{id}/private-ip-addresses")
    @Operation(
            summary = "Unassign secondary private addresses",
            description = "All or none. Elastic IPs on them stay allocated.")
    @APIResponse(responseCode = "204", description = "The interface does not have them any more")
    public Uni<Response> unassign(
            @PathParam("id") String id,
            @RestQuery("address")
                    @Parameter(
                            required = true,
                            description = "May be repeated",
                            example = "10.0.1.12")
                    List<String> addresses) {
        EniId eniId = eniId(id);
        AccountCommand command =
                new AccountCommand.OfEni(
                        new EniCommand.UnassignAddresses(
                                eniId,
                                Parameters.readQuery(
                                        "address",
                                        addresses,
                                        NetworkInterfaceRequests.MAX_ADDRESSES,
                                        Ipv4::parse)));
        return commands.submit(command, eniId, "address").map(Replies::done);
    }

    @POST
    @Path("/{id}/ipv6-addresses")
    @Operation(
            summary = "Assign IPv6 addresses, by name or by number",
            description = "The subnet must have an IPv6 block.")
    @APIResponseSchema(NetworkInterfaceView.class)
    public Uni<Response> assignIpv6(
            @PathParam("id") String id, @NotNull @Valid AssignIpv6Addresses request) {
        EniId eniId = eniId(id);
        return changed(request.toCommand(eniId), eniId);
    }

    @DELETE
    @Path("/{id}/ipv6-addresses")
    @Operation(summary = "Unassign IPv6 addresses", description = "All or none.")
    @APIResponse(responseCode = "204", description = "The interface does not have them any more")
    public Uni<Response> unassignIpv6(
            @PathParam("id") String id,
            @RestQuery("address")
                    @Parameter(
                            required = true,
                            description = "May be repeated",
                            example = "2001:db8:1200:1::10")
                    List<String> addresses) {
        EniId eniId = eniId(id);
        AccountCommand command =
                new AccountCommand.OfEni(
                        new EniCommand.UnassignIpv6(
                                eniId,
                                Parameters.readQuery(
                                        "address",
                                        addresses,
                                        NetworkInterfaceRequests.MAX_ADDRESSES,
                                        Ipv6::parse)));
        return commands.submit(command, eniId, "address").map(Replies::done);
    }

    @POST
    @Path("/{id}/prefixes")
    @Operation(
            summary = "Delegate blocks of its subnet, by name or by number",
            description =
                    "All addresses of a /28 (or a /80 of IPv6) are its own then. It takes one place of"
                            + " those that the instance type has for addresses.")
    @APIResponseSchema(NetworkInterfaceView.class)
    public Uni<Response> delegate(
            @PathParam("id") String id, @NotNull @Valid DelegatePrefixes request) {
        EniId eniId = eniId(id);
        return changed(request.toCommand(eniId), eniId);
    }

    @DELETE
    @Path("/{id}/prefixes")
    @Operation(summary = "Withdraw delegated blocks", description = "All or none.")
    @APIResponse(responseCode = "204", description = "The interface does not have them any more")
    public Uni<Response> withdraw(
            @PathParam("id") String id,
            @RestQuery("prefix")
                    @Parameter(
                            required = true,
                            description = "May be repeated",
                            example = "10.0.1.16/28")
                    List<String> prefixes) {
        EniId eniId = eniId(id);
        AccountCommand command =
                new AccountCommand.OfEni(
                        new EniCommand.WithdrawPrefixes(
                                eniId,
                                Parameters.readQuery(
                                        "prefix",
                                        prefixes,
                                        NetworkInterfaceRequests.MAX_ADDRESSES,
                                        Cidr::parse)));
        return commands.submit(command, eniId, "prefix").map(Replies::done);
    }

    private Uni<Response> changed(AccountCommand command, EniId eniId) {
        return commands.submit(command, eniId)
                .map(answer -> Replies.changed(answer, eniId, Rendering.NETWORK_INTERFACE));
    }

    private static EniId eniId(String id) {
        return Parameters.read("id", id, EniId::new);
    }
}
