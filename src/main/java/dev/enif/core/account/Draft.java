/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

import dev.enif.core.acl.NetworkAcl;
import dev.enif.core.acl.NetworkAclEvent;
import dev.enif.core.decision.CommonRefusal;
import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusedException;
import dev.enif.core.elasticip.ElasticIp;
import dev.enif.core.elasticip.ElasticIpEvent;
import dev.enif.core.eni.EniEvent;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.failover.FailoverGroup;
import dev.enif.core.failover.FailoverGroupEvent;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.EgressOnlyGatewayId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.FlowLogId;
import dev.enif.core.id.GroupId;
import dev.enif.core.id.IdSequence;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.InternetGatewayId;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.NatGatewayId;
import dev.enif.core.id.NetworkAclId;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.PrefixListId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.ResourceKind;
import dev.enif.core.id.RouteTableId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.InstanceEvent;
import dev.enif.core.instance.InstanceTypes;
import dev.enif.core.loadbalancer.LoadBalancer;
import dev.enif.core.loadbalancer.LoadBalancerEvent;
import dev.enif.core.loadbalancer.TargetGroup;
import dev.enif.core.loadbalancer.TargetGroupEvent;
import dev.enif.core.monitoring.FlowLog;
import dev.enif.core.monitoring.FlowLogEvent;
import dev.enif.core.nat.NatGateway;
import dev.enif.core.nat.NatGatewayEvent;
import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Mac;
import dev.enif.core.net.Zone;
import dev.enif.core.peering.PeeringConnection;
import dev.enif.core.peering.PeeringEvent;
import dev.enif.core.peering.PeeringMessage;
import dev.enif.core.prefixlist.PrefixList;
import dev.enif.core.prefixlist.PrefixListEvent;
import dev.enif.core.routing.EgressOnlyGateway;
import dev.enif.core.routing.EgressOnlyGatewayEvent;
import dev.enif.core.routing.InternetGateway;
import dev.enif.core.routing.InternetGatewayEvent;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTableEvent;
import dev.enif.core.securitygroup.SecurityGroup;
import dev.enif.core.securitygroup.SecurityGroupEvent;
import dev.enif.core.vpc.Ipv6Pool;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.SubnetEvent;
import dev.enif.core.vpc.Vpc;
import dev.enif.core.vpc.VpcEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One decision in the making: the image as it is after the events so far, so that a command of
 * several steps sees its own earlier steps; thrown away if the command is refused. It is confined
 * to one call of {@link Decider#decide}.
 */
public final class Draft {
    /**
     * What a decision may consult beside the state; what is taken from here is written into the
     * events.
     */
    public record Environment(
            IdSequence ids,
            String region,
            List<Zone> zones,
            InstanceTypes types,
            Ipv6Pool ipv6Pool) {
        public Environment {
            zones = List.copyOf(zones);
            if (zones.isEmpty()) {
                throw new IllegalArgumentException("the region " + region + " has no zone");
            }
        }
    }

    /** The pool of public addresses, as far as an account's decisions need it. */
    public interface PublicAddresses {
        /** The next free address, or empty if all are taken. */
        Optional<Ipv4> free();

        /** Whether that very address is in the pool and free. */
        boolean isFree(Ipv4 address);

        /** The pool after the event. */
        PublicAddresses after(AccountEvent event);
    }

    /** A message to another account, which may be of another partition. */
    public record Letter(AccountId to, PeeringMessage message) {}

    private final Environment environment;
    private final long timeMillis;
    private final List<AccountEvent> events = new ArrayList<>();
    private final List<Letter> letters = new ArrayList<>();
    private AccountState account;
    private PublicAddresses publicAddresses;
    private long nextId;

    public Draft(
            AccountState account,
            PublicAddresses publicAddresses,
            Environment environment,
            long timeMillis,
            long nextId) {
        this.account = account;
        this.publicAddresses = publicAddresses;
        this.environment = environment;
        this.timeMillis = timeMillis;
        this.nextId = nextId;
    }

    /** A draft that goes on from here by itself: to try something out, and throw it away. */
    public Draft fork() {
        return new Draft(account, publicAddresses, environment, timeMillis, nextId);
    }

    public AccountState account() {
        return account;
    }

    public PublicAddresses publicAddresses() {
        return publicAddresses;
    }

    public Environment environment() {
        return environment;
    }

    /** Log time of this decision, milliseconds since 1970. */
    public long timeMillis() {
        return timeMillis;
    }

    public List<AccountEvent> events() {
        return List.copyOf(events);
    }

    /** Tells another account, once this decision counts. */
    public void send(AccountId to, PeeringMessage message) {
        letters.add(new Letter(to, message));
    }

    public List<Letter> letters() {
        return List.copyOf(letters);
    }

    /** The id counter after the ids made so far. */
    public long nextId() {
        return nextId;
    }

    /** A new id; each call takes the next ordinal. */
    public ResourceId newId(ResourceKind kind) {
        return kind.parse(kind.prefix() + "-" + environment.ids().digits(nextId++));
    }

    /** The hardware address that goes with the id made last. */
    public Mac macOfLastId() {
        return Mac.locallyAdministered(environment.ids().macBits(nextId - 1));
    }

    public void happened(VpcEvent event) {
        happened(new AccountEvent.OfVpc(event));
    }

    public void happened(SubnetEvent event) {
        happened(new AccountEvent.OfSubnet(event));
    }

    public void happened(SecurityGroupEvent event) {
        happened(new AccountEvent.OfSecurityGroup(event));
    }

    public void happened(EniEvent event) {
        happened(new AccountEvent.OfEni(event));
    }

    public void happened(InstanceEvent event) {
        happened(new AccountEvent.OfInstance(event));
    }

    public void happened(ElasticIpEvent event) {
        happened(new AccountEvent.OfElasticIp(event));
    }

    public void happened(InternetGatewayEvent event) {
        happened(new AccountEvent.OfInternetGateway(event));
    }

    public void happened(RouteTableEvent event) {
        happened(new AccountEvent.OfRouteTable(event));
    }

    public void happened(NatGatewayEvent event) {
        happened(new AccountEvent.OfNatGateway(event));
    }

    public void happened(EgressOnlyGatewayEvent event) {
        happened(new AccountEvent.OfEgressOnlyGateway(event));
    }

    public void happened(FailoverGroupEvent event) {
        happened(new AccountEvent.OfFailoverGroup(event));
    }

    public void happened(NetworkAclEvent event) {
        happened(new AccountEvent.OfNetworkAcl(event));
    }

    public void happened(PrefixListEvent event) {
        happened(new AccountEvent.OfPrefixList(event));
    }

    public void happened(FlowLogEvent event) {
        happened(new AccountEvent.OfFlowLog(event));
    }

    public void happened(PeeringEvent event) {
        happened(new AccountEvent.OfPeering(event));
    }

    public void happened(LoadBalancerEvent event) {
        happened(new AccountEvent.OfLoadBalancer(event));
    }

    public void happened(TargetGroupEvent event) {
        happened(new AccountEvent.OfTargetGroup(event));
    }

    public void happened(TagEvent event) {
        happened(new AccountEvent.OfTags(event));
    }

    public void happened(QuotaEvent event) {
        happened(new AccountEvent.OfQuota(event));
    }

    private void happened(AccountEvent event) {
        account = Evolver.evolve(account, event);
        publicAddresses = publicAddresses.after(event);
        events.add(event);
    }

    /**
     * Ends the decision: nothing that happened in this draft counts. Declared to return so that
     * callers can throw it.
     */
    public static RefusedException refused(Refusal refusal) {
        return new RefusedException(refusal);
    }

    public static void refuseIf(boolean condition, Refusal refusal) {
        if (condition) {
            throw new RefusedException(refusal);
        }
    }

    /**
     * @param used how many there would be then
     * @throws RefusedException if that is over the account's quota
     */
    public void requireQuota(Quota quota, long used) {
        int limit = account.quota(quota);
        refuseIf(used > limit, new QuotaRefusal.LimitExceeded(quota, limit));
    }

    public Vpc require(VpcId id) {
        return required(account.vpcs().find(id), id);
    }

    public Subnet require(SubnetId id) {
        return required(account.subnets().find(id), id);
    }

    public SecurityGroup require(GroupId id) {
        return required(account.securityGroups().find(id), id);
    }

    public NetworkInterface require(EniId id) {
        return required(account.networkInterfaces().find(id), id);
    }

    public Instance require(InstanceId id) {
        return required(account.instances().find(id), id);
    }

    public ElasticIp require(AllocationId id) {
        return required(account.elasticIps().find(id), id);
    }

    public InternetGateway require(InternetGatewayId id) {
        return required(account.internetGateways().find(id), id);
    }

    public RouteTable require(RouteTableId id) {
        return required(account.routeTables().find(id), id);
    }

    public NatGateway require(NatGatewayId id) {
        return required(account.natGateways().find(id), id);
    }

    public EgressOnlyGateway require(EgressOnlyGatewayId id) {
        return required(account.egressOnlyGateways().find(id), id);
    }

    public FailoverGroup require(FailoverGroupId id) {
        return required(account.failoverGroups().find(id), id);
    }

    public NetworkAcl require(NetworkAclId id) {
        return required(account.networkAcls().find(id), id);
    }

    public PrefixList require(PrefixListId id) {
        return required(account.prefixLists().find(id), id);
    }

    public FlowLog require(FlowLogId id) {
        return required(account.flowLogs().find(id), id);
    }

    public PeeringConnection require(PeeringId id) {
        return required(account.peeringConnections().find(id), id);
    }

    public LoadBalancer require(LoadBalancerId id) {
        return required(account.loadBalancers().find(id), id);
    }

    public TargetGroup require(TargetGroupId id) {
        return required(account.targetGroups().find(id), id);
    }

    private static <T> T required(@Nullable T found, ResourceId id) {
        if (found == null) {
            throw new RefusedException(new CommonRefusal.NotFound(id));
        }
        return found;
    }
}
