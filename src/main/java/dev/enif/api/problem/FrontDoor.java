/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What every request meets first: it gets its id, and a body that is announced as too large is
 * turned away before it is read. What goes wrong before any resource is reached becomes a problem
 * here.
 */
@ApplicationScoped
public class FrontDoor {
    /** Before the framework's own routes that answer, behind those that only prepare. */
    private static final int ORDER = -1_000;

    /** How long a body that nobody wants may still come in. */
    private static final long LINGER_MILLIS = 1_000;

    private final long maxBodyBytes;
    private final ObjectMapper mapper;

    public FrontDoor(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize,
            ObjectMapper mapper) {
        this.maxBodyBytes = maxBodySize.asLongValue();
        this.mapper = mapper;
    }

    void open(@Observes Router router) {
        router.route().order(ORDER).handler(this::enter);
        // A path that cannot be decoded meets no route at all.
        router.errorHandler(400, this::unreadable);
    }

    private void enter(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader(RequestIds.HEADER, RequestIds.assign(context));
        if (context.request().getHeader("Transfer-Encoding") != null) {
            read(context);
            return;
        }
        long length = announcedBytes(context);
        if (length > maxBodyBytes) {
            refuseBody(context);
            return;
        }
        if (length == 0) {
            // No body has no type; without one the request would be refused for that.
            context.request().headers().set("Content-Type", "application/json");
        }
        context.next();
    }

    /** Reads a body of unknown length here, where its end can be told as a problem. */
    private void read(RoutingContext context) {
        Buffer body = Buffer.buffer();
        HttpServerRequest request = context.request();
        request.handler(chunk -> {
            if (body.length() + chunk.length() <= maxBodyBytes) {
                body.appendBuffer(chunk);
            } else if (!context.response().ended()) {
                refuseBody(context);
            }
        });
        request.endHandler(_ -> {
            if (!context.response().ended()) {
                ((io.vertx.ext.web.impl.RoutingContextInternal) context).setBody(body);
                context.next();
            }
        });
        request.resume();
    }

    /**
     * The connection ends with the answer, or what is left of the body would be read as the next
     * request; but not at once, or a client that still sends would not come to read the answer.
     */
    private void refuseBody(RoutingContext context) {
        context.response().putHeader("Connection", "close");
        answer(context, ProblemMappers.bodyTooLarge());
        HttpServerRequest request = context.request();
        request.handler(_ -> {});
        request.endHandler(_ -> request.connection().close());
        request.resume();
        context.vertx().setTimer(LINGER_MILLIS, _ -> request.connection().close());
    }

    private void unreadable(RoutingContext context) {
        context.response().putHeader(RequestIds.HEADER, RequestIds.of(context));
        answer(
                context,
                new ProblemException(
                        ProblemType.INVALID_REQUEST,
                        "InvalidRequest",
                        "The path of the request cannot be decoded"));
    }

    private static long announcedBytes(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        boolean isNumber = length != null && length.matches("[0-9]{1,18}");
        return isNumber ? Long.parseLong(length) : 0;
    }

    private void answer(RoutingContext context, ProblemException problem) {
        try {
            byte[] body =
                    mapper.writeValueAsBytes(
                            problem.problem(RequestIds.of(context), context.request().path()));
            context.response()
                    .setStatusCode(problem.type().status())
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .end(Buffer.buffer(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem cannot be written", e);
        }
    }
}
