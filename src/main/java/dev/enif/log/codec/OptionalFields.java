/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import dev.enif.core.elasticip.ElasticIpCommand;
import dev.enif.core.eni.AddressRequest;
import dev.enif.core.eni.EniCommand;
import dev.enif.core.eni.FurtherRequest;
import dev.enif.core.failover.FailoverGroupCommand;
import dev.enif.core.failover.FailoverGroupEvent;
import dev.enif.core.failover.Standby;
import dev.enif.core.flow.Endpoint;
import dev.enif.core.instance.InstanceCommand;
import dev.enif.core.loadbalancer.LoadBalancerCommand;
import dev.enif.core.loadbalancer.NamedTarget;
import dev.enif.core.loadbalancer.TargetGroupCommand;
import dev.enif.core.nat.NatGatewayCommand;
import dev.enif.core.partition.CommandEnvelope;
import dev.enif.core.partition.Decision;
import dev.enif.core.prefixlist.PrefixListCommand;
import dev.enif.core.vpc.SubnetCommand;
import dev.enif.core.vpc.VpcCommand;
import java.util.Map;
import java.util.Set;

/**
 * The fields that may be absent: those that are null in Java. Every other one must be there, so
 * that a record with a hole is noticed when it is read and not when it is used.
 */
final class OptionalFields {
    static final Map<Class<?>, Set<String>> ALL =
            Map.ofEntries(
                    Map.entry(CommandEnvelope.class, Set.of("token", "expected")),
                    Map.entry(Decision.class, Set.of("account", "token", "fingerprint")),
                    Map.entry(VpcCommand.ModifyVpc.class, Set.of("dnsSupport", "dnsHostnames")),
                    Map.entry(VpcCommand.CreateVpc.class, Set.of("providedIpv6")),
                    Map.entry(VpcCommand.AssociateIpv6Block.class, Set.of("cidr")),
                    Map.entry(SubnetCommand.CreateSubnet.class, Set.of("ipv6Cidr", "zone")),
                    Map.entry(
                            SubnetCommand.ModifySubnet.class,
                            Set.of("mapPublicIpOnLaunch", "assignIpv6OnCreation")),
                    Map.entry(AddressRequest.class, Set.of("primary", "further")),
                    Map.entry(FurtherRequest.class, Set.of("ipv6Count")),
                    Map.entry(
                            EniCommand.ModifyEni.class,
                            Set.of(
                                    "description",
                                    "groupIds",
                                    "sourceDestCheck",
                                    "deleteOnTermination",
                                    "expectedAttachmentId")),
                    Map.entry(EniCommand.CreateEni.class, Set.of("interfaceType")),
                    Map.entry(EniCommand.DisassociateBranch.class, Set.of("associationId")),
                    Map.entry(EniCommand.AttachEni.class, Set.of("failoverTerm")),
                    Map.entry(
                            EniCommand.DetachEni.class,
                            Set.of("expectedAttachmentId", "failoverTerm")),
                    Map.entry(EniCommand.MoveEni.class, Set.of("deviceIndex", "failoverTerm")),
                    Map.entry(
                            InstanceCommand.LaunchInterface.Made.class,
                            Set.of("lendPublicAddress")),
                    Map.entry(
                            NatGatewayCommand.CreateNatGateway.class,
                            Set.of("allocationId", "privateAddress")),
                    Map.entry(ElasticIpCommand.AllocateElasticIp.class, Set.of("address")),
                    Map.entry(ElasticIpCommand.AssociateElasticIp.class, Set.of("failoverTerm")),
                    Map.entry(
                            PrefixListCommand.ModifyPrefixList.class,
                            Set.of("currentVersion", "name", "maxEntries")),
                    Map.entry(
                            LoadBalancerCommand.SubnetChoice.class,
                            Set.of("privateAddress", "allocationId")),
                    Map.entry(
                            LoadBalancerCommand.ModifyLoadBalancer.class,
                            Set.of("crossZone", "deletionProtection", "groupIds")),
                    Map.entry(
                            LoadBalancerCommand.ModifyListener.class,
                            Set.of("protocol", "port", "targetGroupId")),
                    Map.entry(
                            TargetGroupCommand.ModifyTargetGroup.class,
                            Set.of(
                                    "healthyThreshold",
                                    "unhealthyThreshold",
                                    "deregistrationDelaySeconds",
                                    "preserveClientIp")),
                    Map.entry(NamedTarget.class, Set.of("port")),
                    Map.entry(Standby.class, Set.of("eniId", "deviceIndex")),
                    Map.entry(Endpoint.OfInterface.class, Set.of("address")),
                    Map.entry(
                            FailoverGroupCommand.ModifyFailoverGroup.class,
                            Set.of(
                                    "name",
                                    "standbys",
                                    "source",
                                    "misses",
                                    "holdOffMillis",
                                    "minimumIntervalMillis",
                                    "flows")),
                    Map.entry(
                            FailoverGroupCommand.FailOver.class, Set.of("standby", "expectedTerm")),
                    Map.entry(FailoverGroupEvent.FailoverGroupCreated.class, Set.of("holder")),
                    Map.entry(FailoverGroupEvent.FailedOver.class, Set.of("fromInstanceId")),
                    Map.entry(
                            FailoverGroupEvent.HolderChanged.class,
                            Set.of("fromInstanceId", "toInstanceId")),
                    Map.entry(ElasticIpCommand.Target.OfEni.class, Set.of("privateAddress")),
                    Map.entry(ElasticIpCommand.Target.OfInstance.class, Set.of("privateAddress")));

    private OptionalFields() {}

    static boolean contains(Class<?> type, String field) {
        return ALL.getOrDefault(type, Set.of()).contains(field);
    }
}
