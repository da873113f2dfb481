/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.rest;

import dev.enif.api.problem.ProblemException;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.id.VpcId;
import dev.enif.core.loadbalancer.BalancedProtocol;
import dev.enif.core.loadbalancer.NamedTarget;
import dev.enif.core.loadbalancer.TargetGroupCommand;
import dev.enif.core.loadbalancer.TargetId;
import dev.enif.core.loadbalancer.TargetKind;
import dev.enif.core.loadbalancer.TargetSettings;
import dev.enif.core.net.Ipv4;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about target groups. */
public final class TargetGroupRequests {
    /** How many targets one request may name. */
    static final int MOST = 1_000;

    private TargetGroupRequests() {}

    /** Makes a group. */
    public record CreateTargetGroup(
            @NotNull @Schema(description = "Unique; at most 32 characters", examples = "web")
                    String name,
            @NotNull @Schema(examples = "vpc-0a1b2c3d4e5f60718") String vpcId,
            @NotNull @Schema(description = "TCP, UDP, TLS or TCP_UDP", examples = "TCP")
                    String protocol,
            @NotNull @Schema(description = "1 to 65535", examples = "8080") Integer port,
            @Schema(description = "instance, if it is left out, ip or eni", examples = "instance")
                    @Nullable String targetType,
            @Schema(description = "2 to 10; 5 if it is left out")
                    @Nullable Integer healthyThreshold,
            @Schema(description = "2 to 10; 2 if it is left out")
                    @Nullable Integer unhealthyThreshold,
            @Schema(description = "0 to 3600; 300 if it is left out")
                    @Nullable Integer deregistrationDelaySeconds,
            @Schema(description = "Off for ip targets of TCP and TLS, if it is left out, else on")
                    @Nullable Boolean preserveClientIp,
            @Schema(examples = "{\"Name\": \"web\"}") @Nullable Map<String, @NotNull String> tags) {
        AccountCommand toCommand() {
            BalancedProtocol read = LoadBalancerRequests.protocol(protocol);
            TargetKind kind = kind();
            TargetSettings usual = TargetSettings.of(kind, read);
            return of(
                    new TargetGroupCommand.CreateTargetGroup(
                            name,
                            Parameters.read("vpcId", vpcId, VpcId::new),
                            read,
                            port,
                            kind,
                            new TargetSettings(
                                    Parameters.orElse(healthyThreshold, usual.healthyThreshold()),
                                    Parameters.orElse(
                                            unhealthyThreshold, usual.unhealthyThreshold()),
                                    Parameters.orElse(
                                            deregistrationDelaySeconds,
                                            usual.deregistrationDelaySeconds()),
                                    Parameters.orElse(preserveClientIp, usual.preserveClientIp())),
                            Parameters.tags(tags)));
        }

        private TargetKind kind() {
            return switch (targetType) {
                case null -> TargetKind.INSTANCE;
                case "instance" -> TargetKind.INSTANCE;
                case "ip" -> TargetKind.IP;
                case "eni" -> TargetKind.ENI;
                default ->
                        throw ProblemException.invalid(
                                "InvalidParameterValue",
                                "targetType",
                                "expecting instance, ip or eni");
            };
        }
    }

    /** Changes a group. */
    public record ModifyTargetGroup(
            @Schema(description = "2 to 10") @Nullable Integer healthyThreshold,
            @Schema(description = "2 to 10") @Nullable Integer unhealthyThreshold,
            @Schema(description = "0 to 3600") @Nullable Integer deregistrationDelaySeconds,
            @Nullable Boolean preserveClientIp) {
        AccountCommand toCommand(TargetGroupId id) {
            return of(
                    new TargetGroupCommand.ModifyTargetGroup(
                            id,
                            healthyThreshold,
                            unhealthyThreshold,
                            deregistrationDelaySeconds,
                            preserveClientIp));
        }
    }

    /** A target. */
    @Schema(name = "TargetReference")
    public record Reference(
            @NotNull
                    @Schema(
                            description = "An instance's or interface's id, or a private address",
                            examples = "i-0a1b2c3d4e5f60718")
                    String id,
            @Schema(description = "The group's, if it is left out") @Nullable Integer port) {
        NamedTarget toTarget(String path) {
            return new NamedTarget(Parameters.read(path + "id", id, Reference::targetId), port);
        }

        private static TargetId targetId(String text) {
            if (text.startsWith("eni-")) {
                return new TargetId.OfEni(new EniId(text));
            }
            return text.startsWith("i-")
                    ? new TargetId.OfInstance(new InstanceId(text))
                    : new TargetId.OfAddress(Ipv4.parse(text));
        }
    }

    /** Names targets. */
    public record References(@NotNull @Size(max = MOST) List<@NotNull @Valid Reference> targets) {
        private List<NamedTarget> read() {
            List<NamedTarget> read = new ArrayList<>();
            for (int index = 0; index < targets.size(); index++) {
                read.add(targets.get(index).toTarget("targets[" + index + "]."));
            }
            return read;
        }

        AccountCommand toRegister(TargetGroupId id) {
            return of(new TargetGroupCommand.RegisterTargets(id, read()));
        }

        AccountCommand toDeregister(TargetGroupId id) {
            return of(new TargetGroupCommand.DeregisterTargets(id, read()));
        }
    }

    /** What a health check found. */
    public record TargetHealthReport(
            @NotNull @Valid Reference target, @NotNull @Schema(examples = "true") Boolean healthy) {
        AccountCommand toCommand(TargetGroupId id) {
            return of(
                    new TargetGroupCommand.ReportTargetHealth(
                            id, target.toTarget("target."), healthy));
        }
    }

    static AccountCommand of(TargetGroupCommand command) {
        return new AccountCommand.OfTargetGroup(command);
    }
}
