/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.command.Answer;
import dev.enif.core.decision.Outcome;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.RouteTableId;
import dev.enif.log.Position;
import dev.enif.query.view.ResourceView;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/**
 * Makes responses of accepted answers.
 *
 * <p>A command that is repeated with its token is answered with the ids of the first time, shown as
 * the resources are now, and marked; where they are gone, the ids alone are the body.
 */
final class Replies {
    /** Of the decision, or of the state that was read: {@code partition:offset}. */
    static final String POSITION = "Enif-Position";

    /** {@code true} if the answer was found under the token. */
    static final String REPLAYED = "Enif-Replayed";

    private Replies() {}

    /** 201 with the resource that the command made, and where it is found. */
    static <V extends ResourceView> Response created(
            Answer answer, String collection, Rendering<V> rendering) {
        String id = ids(answer).getFirst();
        return shown(Response.created(URI.create(collection + "/" + id)), answer, id, rendering);
    }

    /** 200 with the resource that the command changed. */
    static <V extends ResourceView> Response changed(
            Answer answer, ResourceId id, Rendering<V> rendering) {
        return shown(Response.ok(), answer, id.value(), rendering);
    }

    /** 200 with the table, and the id of the association that the command made. */
    static Response associated(Answer answer, RouteTableId tableId) {
        String associationId = ids(answer).getFirst();
        return shown(
                Response.ok(),
                answer,
                tableId.value(),
                Rendering.ROUTE_TABLE,
                table -> new AssociatedTable(associationId, table));
    }

    /** 200 with the network ACL, and the id of the association that the command made. */
    static Response associated(Answer answer, NetworkAclId aclId) {
        String associationId = ids(answer).getFirst();
        return shown(
                Response.ok(),
                answer,
                aclId.value(),
                Rendering.NETWORK_ACL,
                acl -> new AssociatedNetworkAcl(associationId, acl));
    }

    /** 204. */
    static Response done(Answer answer) {
        return with(Response.noContent(), answer).build();
    }

    /** A response with its body, and the headers that every answer to a command has. */
    static Response with(Response.ResponseBuilder response, Answer answer, Object body) {
        return with(response, answer).entity(body).build();
    }

    private static <V extends ResourceView> Response shown(
            Response.ResponseBuilder response, Answer answer, String id, Rendering<V> rendering) {
        return shown(response, answer, id, rendering, view -> view);
    }

    private static <V extends ResourceView> Response shown(
            Response.ResponseBuilder response,
            Answer answer,
            String id,
            Rendering<V> rendering,
            Function<V, Object> body) {
        V view = rendering.view(answer.account(), id);
        if (view == null) {
            List<String> ids = ids(answer);
            return with(response, answer)
                    .entity(new StoredResult(ids.isEmpty() ? List.of(id) : ids))
                    .build();
        }
        return with(response, answer)
                .header(HttpHeaders.ETAG, entityTag(view.revision()))
                .entity(body.apply(view))
                .build();
    }

    private static Response.ResponseBuilder with(Response.ResponseBuilder response, Answer answer) {
        at(response, answer.position());
        return answer.decision().replayed() ? response.header(REPLAYED, "true") : response;
    }

    static Response.ResponseBuilder at(Response.ResponseBuilder response, Position position) {
        return response.header(POSITION, position);
    }

    static String entityTag(long revision) {
        return "\"" + revision + "\"";
    }

    /** What the command made. */
    static List<String> ids(Answer answer) {
        return switch (answer.decision().outcome()) {
            case Outcome.Accepted(var result) -> result.ids();
            case Outcome.Refused refused ->
                    throw new IllegalStateException("refused: " + refused.code());
        };
    }
}
