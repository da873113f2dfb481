/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import dev.enif.command.Answer;
import dev.enif.command.Commands;
import dev.enif.command.Request;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.account.TagCommand;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.Outcome;
import dev.enif.core.elasticip.ElasticIpCommand;
import dev.enif.core.eni.AddressRequest;
import dev.enif.core.eni.EniCommand;
import dev.enif.core.failover.FailoverGroupCommand;
import dev.enif.core.failover.FailoverSettings;
import dev.enif.core.failover.FailoverSource;
import dev.enif.core.failover.FailoverTarget;
import dev.enif.core.failover.Standby;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.InstanceCommand;
import dev.enif.core.nat.Connectivity;
import dev.enif.core.nat.NatGatewayCommand;
import dev.enif.core.net.Cidr4;
import dev.enif.core.net.Zone;
import dev.enif.core.routing.EgressOnlyGatewayCommand;
import dev.enif.core.routing.InternetGatewayCommand;
import dev.enif.core.routing.RouteTableCommand;
import dev.enif.core.securitygroup.SecurityGroupCommand;
import dev.enif.core.vpc.SubnetCommand;
import dev.enif.core.vpc.VpcCommand;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Gives commands on one account's behalf and waits for their answers; a refusal is a failure. */
public final class AccountClient {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Commands commands;
    private final AccountId account;

    public AccountClient(Commands commands, AccountId account) {
        this.commands = commands;
        this.account = account;
    }

    public AccountId account() {
        return account;
    }

    public VpcId vpc(String cidr, Tags tags) {
        return new VpcId(id(vpcCommand(new VpcCommand.CreateVpc(Cidr4.parse(cidr), tags))));
    }

    public SubnetId subnet(VpcId vpcId, String cidr, String zone) {
        return new SubnetId(
                id(
                        new AccountCommand.OfSubnet(
                                new SubnetCommand.CreateSubnet(
                                        vpcId, Cidr4.parse(cidr), new Zone(zone), Tags.NONE))));
    }

    public GroupId group(VpcId vpcId, String name) {
        return new GroupId(
                id(
                        new AccountCommand.OfSecurityGroup(
                                new SecurityGroupCommand.CreateGroup(
                                        vpcId, name, "of " + name, Tags.NONE))));
    }

    public EniId eni(
            SubnetId subnetId, String description, int addresses, List<GroupId> groups, Tags tags) {
        return new EniId(
                id(
                        new AccountCommand.OfEni(
                                new EniCommand.CreateEni(
                                        subnetId,
                                        description,
                                        new AddressRequest(null, List.of(), addresses - 1),
                                        groups,
                                        tags))));
    }

    public InstanceId instance(SubnetId subnetId, String type) {
        return new InstanceId(
                id(
                        new AccountCommand.OfInstance(
                                new InstanceCommand.RunInstances(
                                        "ami-1",
                                        type,
                                        1,
                                        List.of(
                                                new InstanceCommand.LaunchInterface.Made(
                                                        0,
                                                        0,
                                                        subnetId,
                                                        "primary",
                                                        AddressRequest.ANY,
                                                        List.of(),
                                                        true,
                                                        true)),
                                        false,
                                        Tags.NONE))));
    }

    public AllocationId elasticIp() {
        return new AllocationId(
                id(
                        new AccountCommand.OfElasticIp(
                                new ElasticIpCommand.AllocateElasticIp(null, Tags.NONE))));
    }

    public Answer associate(AllocationId allocationId, EniId eniId) {
        return submit(
                new AccountCommand.OfElasticIp(
                        new ElasticIpCommand.AssociateElasticIp(
                                allocationId,
                                new ElasticIpCommand.Target.OfEni(eniId, null),
                                false)));
    }

    /** Over that interface, with one standby. */
    public Answer failoverGroup(EniId eniId, FailoverSource source, InstanceId standby) {
        return submit(
                new AccountCommand.OfFailoverGroup(
                        new FailoverGroupCommand.CreateFailoverGroup(
                                new FailoverTarget.OfEni(eniId),
                                new FailoverSettings(
                                        source.name(),
                                        List.of(Standby.on(standby)),
                                        source,
                                        1,
                                        0,
                                        0,
                                        List.of()),
                                Tags.NONE)));
    }

    public InternetGatewayId internetGateway() {
        return new InternetGatewayId(
                id(
                        new AccountCommand.OfInternetGateway(
                                new InternetGatewayCommand.CreateInternetGateway(Tags.NONE))));
    }

    public Answer attach(InternetGatewayId gatewayId, VpcId vpcId) {
        return submit(
                new AccountCommand.OfInternetGateway(
                        new InternetGatewayCommand.AttachInternetGateway(gatewayId, vpcId)));
    }

    public NatGatewayId natGateway(SubnetId subnetId, @Nullable AllocationId allocationId) {
        return new NatGatewayId(
                id(
                        new AccountCommand.OfNatGateway(
                                new NatGatewayCommand.CreateNatGateway(
                                        subnetId,
                                        allocationId == null
                                                ? Connectivity.PRIVATE
                                                : Connectivity.PUBLIC,
                                        allocationId,
                                        null,
                                        Tags.NONE))));
    }

    public Answer delete(NatGatewayId natGatewayId) {
        return submit(
                new AccountCommand.OfNatGateway(
                        new NatGatewayCommand.DeleteNatGateway(natGatewayId)));
    }

    public EgressOnlyGatewayId egressOnlyGateway(VpcId vpcId) {
        return new EgressOnlyGatewayId(
                id(
                        new AccountCommand.OfEgressOnlyGateway(
                                new EgressOnlyGatewayCommand.CreateEgressOnlyGateway(
                                        vpcId, Tags.NONE))));
    }

    public RouteTableId routeTable(VpcId vpcId) {
        return new RouteTableId(
                id(
                        new AccountCommand.OfRouteTable(
                                new RouteTableCommand.CreateRouteTable(vpcId, Tags.NONE))));
    }

    public Answer route(RouteTableCommand command) {
        return submit(new AccountCommand.OfRouteTable(command));
    }

    public Answer attach(EniId eniId, InstanceId instanceId, int index) {
        return submit(
                new AccountCommand.OfEni(new EniCommand.AttachEni(eniId, instanceId, index, 0)));
    }

    public Answer describe(EniId eniId, String description) {
        return submit(
                new AccountCommand.OfEni(
                        new EniCommand.ModifyEni(eniId, description, null, null, null, null)));
    }

    public Answer tag(ResourceId resource, Tags tags) {
        return submit(new AccountCommand.OfTags(new TagCommand.AddTags(List.of(resource), tags)));
    }

    public Answer group(SecurityGroupCommand command) {
        return submit(new AccountCommand.OfSecurityGroup(command));
    }

    public Answer submit(AccountCommand command) {
        try {
            Answer answer =
                    commands.submit(account, command, new Request(null, "tester", "request", null))
                            .toCompletableFuture()
                            .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                            .join();
            return switch (answer.decision().outcome()) {
                case Outcome.Accepted _ -> answer;
                case Outcome.Refused refused -> throw new AssertionError(refused);
            };
        } catch (CompletionException failure) {
            throw new AssertionError(failure.getCause());
        }
    }

    private String id(AccountCommand command) {
        return switch (submit(command).decision().outcome()) {
            case Outcome.Accepted(var result) -> result.ids().getFirst();
            case Outcome.Refused refused -> throw new AssertionError(refused);
        };
    }

    private static AccountCommand vpcCommand(VpcCommand command) {
        return new AccountCommand.OfVpc(command);
    }
}
