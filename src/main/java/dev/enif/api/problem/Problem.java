/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error (RFC 9457, {@code application/problem+json}).
 *
 * @param type the problem's relative URI
 * @param code EC2's code for it where there is one
 * @param dependents ids of what stands in the way
 * @param instance the path that was asked for
 * @param errors one for each part of the request that is wrong; left out if there is none
 * @param retry what to do about it, where a repeat can help
 */
@RegisterForReflection
@Schema(description = "What went wrong (RFC 9457). Types are listed in docs/problems.md.")
public record Problem(
        @Schema(examples = "/problems/dependency") String type,
        @Schema(examples = "Other resources depend on it") String title,
        @Schema(examples = "409") int status,
        @Schema(
                        examples =
                                "The security group 'sg-0a1b2c3d4e5f60718' has dependencies and cannot be"
                                        + " deleted: it is used by eni-0a1b2c3d4e5f60718")
                String detail,
        @Schema(description = "EC2's code where there is one", examples = "DependencyViolation")
                String code,
        @Schema(
                        description = "Ids of what stands in the way",
                        examples = "[\"eni-0a1b2c3d4e5f60718\"]")
                List<String> dependents,
        @Schema(
                        description = "The answer's X-Request-Id",
                        examples = "b1a7f1f0-3c6e-4a52-9d4e-6f0a52d1c9f3")
                String requestId,
        @Schema(examples = "/v1/security-groups/sg-0a1b2c3d4e5f60718") String instance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Retry retry) {
    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        dependents = List.copyOf(dependents);
        errors = List.copyOf(errors);
    }

    /**
     * One part of the request that is wrong.
     *
     * @param field the name of a field, with its path ({@code rules[1].protocol}), of a query
     *     parameter or of a header
     */
    @RegisterForReflection
    @Schema(description = "A part of the request that is wrong")
    public record FieldError(
            @Schema(examples = "rules[1].protocol") String field,
            @Schema(examples = "is required") String detail) {}

    /**
     * How to repeat the request.
     *
     * @param afterSeconds not before; the same as in {@code Retry-After}
     * @param idempotencyKey the token to repeat it with, if the first attempt may have had an
     *     effect
     */
    @RegisterForReflection
    @Schema(description = "How to repeat the request")
    public record Retry(
            @Schema(examples = "1") long afterSeconds,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String idempotencyKey,
            @Schema(examples = "Send the same request again with the header 'Idempotency-Key'")
                    String how) {}
}
