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
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicLong;
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

    /**
     * Bounds of the bodies whose length is not announced. They are read before it is known who
     * sends them, so anybody can fill them.
     *
     * @param bytes what all together may take while they come in
     * @param millis how long each may take to come in
     */
    record Bounds(long bytes, long millis) {
        static final Bounds STANDARD = new Bounds(64L << 20, 10_000);
    }

    private final long maxBodyBytes;
    private final ObjectMapper mapper;
    private final Bounds bounds;
    private final AtomicLong incomingBytes = new AtomicLong();

    @Inject
    public FrontDoor(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize,
            ObjectMapper mapper) {
        this(maxBodySize, mapper, Bounds.STANDARD);
    }

    FrontDoor(MemorySize maxBodySize, ObjectMapper mapper, Bounds bounds) {
        this.maxBodyBytes = maxBodySize.asLongValue();
        this.mapper = mapper;
        this.bounds = bounds;
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
            // Read here, where its end can be told as a problem.
            new Incoming(context).read();
            return;
        }
        long length = announcedBytes(context);
        if (length > maxBodyBytes) {
            refuse(context, ProblemMappers.bodyTooLarge());
            return;
        }
        if (length == 0) {
            // No body has no type; without one the request would be refused for that.
            context.request().headers().set("Content-Type", "application/json");
        }
        context.next();
    }

    /**
     * The connection ends with the answer, or what is left of the body would be read as the next
     * request; but not at once, or a client that still sends would not come to read the answer.
     */
    private void refuse(RoutingContext context, ProblemException problem) {
        context.response().putHeader("Connection", "close");
        answer(context, problem);
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

    /** A body of unknown length while it comes in; lives on its request's event loop. */
    private final class Incoming {
        private final RoutingContext context;
        private final HttpServerRequest request;
        private final Buffer body = Buffer.buffer();
        private final long alarm;
        private boolean ended;

        Incoming(RoutingContext context) {
            this.context = context;
            this.request = context.request();
            this.alarm = context.vertx().setTimer(bounds.millis(), _ -> giveUp());
        }

        void read() {
            request.handler(this::take);
            request.endHandler(_ -> handOver());
            request.exceptionHandler(_ -> end());
            request.resume();
        }

        private void take(Buffer chunk) {
            if (ended) {
                return;
            }
            if (body.length() + chunk.length() > maxBodyBytes) {
                end();
                refuse(context, ProblemMappers.bodyTooLarge());
            } else if (incomingBytes.addAndGet(chunk.length()) > bounds.bytes()) {
                incomingBytes.addAndGet(-chunk.length());
                end();
                refuse(context, tooManyBodies());
            } else {
                body.appendBuffer(chunk);
            }
        }

        private void handOver() {
            if (!ended) {
                end();
                ((RoutingContextInternal) context).setBody(body);
                context.next();
            }
        }

        private void giveUp() {
            if (!ended) {
                end();
                request.connection().close();
            }
        }

        private void end() {
            if (!ended) {
                ended = true;
                context.vertx().cancelTimer(alarm);
                incomingBytes.addAndGet(-body.length());
            }
        }
    }

    private static ProblemException tooManyBodies() {
        return new ProblemException(
                        ProblemType.TOO_MANY_REQUESTS,
                        "RequestLimitExceeded",
                        "Too many bodies of unknown length are being read at the moment")
                .withRetry(
                        new Problem.Retry(
                                1,
                                null,
                                "Send the same request again after 1 s, or with a"
                                        + " Content-Length"));
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
            problem.headers().forEach((name, value) -> context.response().putHeader(name, value));
            context.response()
                    .setStatusCode(problem.type().status())
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .end(Buffer.buffer(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem cannot be written", e);
        }
    }
}
