/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.enif.core.id.MalformedIdException;
import dev.enif.core.net.MalformedAddressException;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The only place where an exception becomes an answer. */
public class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

    @ServerExceptionMapper
    public Response of(ProblemException problem, RoutingContext context) {
        return response(problem, context);
    }

    @ServerExceptionMapper
    public Response of(MismatchedInputException exception, RoutingContext context) {
        return response(BodyErrors.of(exception), context);
    }

    @ServerExceptionMapper
    public Response of(JsonProcessingException exception, RoutingContext context) {
        return response(BodyErrors.of(exception), context);
    }

    @ServerExceptionMapper
    public Response of(MalformedIdException exception, RoutingContext context) {
        return response(
                new ProblemException(
                        ProblemType.INVALID_REQUEST, exception.code(), message(exception)),
                context);
    }

    @ServerExceptionMapper
    public Response of(MalformedAddressException exception, RoutingContext context) {
        return response(
                new ProblemException(
                        ProblemType.INVALID_REQUEST, "InvalidParameterValue", message(exception)),
                context);
    }

    /** Fields that are missing or out of shape, all of them at once. */
    @ServerExceptionMapper
    public Response of(ConstraintViolationException exception, RoutingContext context) {
        List<Problem.FieldError> errors = new ArrayList<>();
        boolean missing = false;
        for (ConstraintViolation<?> violation : exception.getConstraintViolations()) {
            errors.add(new Problem.FieldError(field(violation), violation.getMessage()));
            missing |= violation.getInvalidValue() == null;
        }
        errors.sort(Comparator.comparing(Problem.FieldError::field));
        String code = missing ? "MissingParameter" : "InvalidParameterValue";
        return response(ProblemException.invalid(code, errors), context);
    }

    @ServerExceptionMapper
    public Response of(WebApplicationException exception, RoutingContext context) {
        if (exception.getCause() instanceof JsonProcessingException json) {
            return response(BodyErrors.of(json), context);
        }
        return switch (exception.getResponse().getStatus()) {
            case 404 ->
                    response(
                            new ProblemException(
                                    ProblemType.NO_SUCH_ROUTE,
                                    "NoSuchRoute",
                                    "There is nothing under "
                                            + context.request().path()
                                            + "; / lists what there is"),
                            context);
            case 405 -> response(methodNotAllowed(context), context);
            case 406 ->
                    response(
                            new ProblemException(
                                    ProblemType.NOT_ACCEPTABLE,
                                    "NotAcceptable",
                                    "The answer comes in a format that the header Accept leaves"
                                            + " out"),
                            context);
            case 413 -> response(bodyTooLarge(), context);
            case 415 ->
                    response(
                            new ProblemException(
                                    ProblemType.UNSUPPORTED_MEDIA_TYPE,
                                    "UnsupportedMediaType",
                                    "The body must be JSON, with the header 'Content-Type:"
                                            + " application/json'"),
                            context);
            case 400 ->
                    response(
                            new ProblemException(
                                    ProblemType.INVALID_REQUEST,
                                    "InvalidRequest",
                                    "The request cannot be read"),
                            context);
            default -> unexpected(exception, context);
        };
    }

    @ServerExceptionMapper
    public Response of(Throwable exception, RoutingContext context) {
        return unexpected(exception, context);
    }

    /** A body over the limit; also answered by the front door, before the body is read. */
    public static ProblemException bodyTooLarge() {
        return new ProblemException(
                ProblemType.BODY_TOO_LARGE,
                "RequestEntityTooLarge",
                "The body is larger than this service reads");
    }

    private static ProblemException methodNotAllowed(RoutingContext context) {
        String allowed = AllowedMethods.of(context.normalizedPath());
        return new ProblemException(
                        ProblemType.METHOD_NOT_ALLOWED,
                        "MethodNotAllowed",
                        context.request().method()
                                + " is not a method of "
                                + context.request().path()
                                + ", which has "
                                + allowed)
                .withHeader(HttpHeaders.ALLOW, allowed);
    }

    private static Response unexpected(Throwable exception, RoutingContext context) {
        LOG.errorf(
                exception,
                "Request %s failed: %s %s",
                RequestIds.of(context),
                context.request().method(),
                context.request().path());
        return response(
                new ProblemException(
                        ProblemType.INTERNAL,
                        "InternalError",
                        "The request failed by an error of ours, which is logged with the request"
                                + " id"),
                context);
    }

    private static Response response(ProblemException problem, RoutingContext context) {
        Response.ResponseBuilder response =
                Response.status(problem.type().status())
                        .type(Problem.MEDIA_TYPE)
                        .entity(problem.problem(RequestIds.of(context), context.request().path()));
        problem.headers().forEach(response::header);
        return response.build();
    }

    /** The path below the method and its parameter, such as {@code rules[1].protocol}. */
    private static String field(ConstraintViolation<?> violation) {
        StringBuilder path = new StringBuilder();
        int depth = 0;
        for (Path.Node node : violation.getPropertyPath()) {
            boolean belowParameter = depth++ >= 2;
            if (node.getIndex() != null && belowParameter) {
                path.append('[').append(node.getIndex()).append(']');
            }
            if (node.getKey() != null && belowParameter) {
                path.append('.').append(node.getKey());
            }
            if (belowParameter && node.getName() != null && !node.getName().startsWith("<")) {
                path.append(path.isEmpty() ? "" : ".").append(node.getName());
            }
        }
        return path.isEmpty() ? "body" : path.toString();
    }

    private static String message(Exception exception) {
        String message = exception.getMessage();
        return message == null ? "The request is not valid" : message;
    }
}
