/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof.kernel;

import dev.enif.core.account.AccountState;
import dev.enif.core.acl.AclEntry;
import dev.enif.core.acl.NetworkAcl;
import dev.enif.core.acl.RuleAction;
import dev.enif.core.eni.Attachment;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.EniId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.instance.Instance;
import dev.enif.core.instance.PowerState;
import dev.enif.core.net.Cidr;
import dev.enif.core.net.Cidr4;
import dev.enif.core.routing.Route;
import dev.enif.core.routing.RouteTable;
import dev.enif.core.routing.RouteTarget;
import dev.enif.core.securitygroup.Direction;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.ArrayList;
import java.util.List;

/**
 * The namespace that stands for a VPC: a bridge for each subnet, a routing table for each that what
 * comes from there goes by, and the network ACLs between them. What stays in a subnet stays on its
 * bridge.
 *
 * @param subnets their bridges are br0, br1 and so on
 */
record Router(AccountState account, Vpc vpc, List<Subnet> subnets) {
    /** Where a packet goes whose route leads to nothing. */
    private static final String VOID = "void";

    private static final String ROUTELESS = "routeless";

    /**
     * Bridges, addresses, settings and routes; {@code ports} are the hosts' ends of their cables.
     */
    String settings(List<String> ports) {
        StringBuilder script = new StringBuilder(KernelNetwork.SETTINGS);
        script.append("echo 1 > /proc/sys/net/ipv4/ip_forward\n")
                // What stays on a bridge meets no network ACL.
                .append("bridged=/proc/sys/net/bridge/bridge-nf-call-iptables\n")
                .append("if [ -e $bridged ]; then echo 0 > $bridged; fi\n")
                .append("ip -batch - <<'IP'\nlink set lo up\n");
        for (String device : List.of(VOID, ROUTELESS)) {
            script.append("link add %s type veth peer name %s-end%n".formatted(device, device))
                    .append("link set %s up%nlink set %s-end up%n".formatted(device, device));
        }
        for (int at = 0; at < subnets.size(); at++) {
            Subnet subnet = subnets.get(at);
            script.append("link add br%d type bridge%nlink set br%d up%n".formatted(at, at))
                    .append(
                            "addr add %s/%d dev br%d%n"
                                    .formatted(
                                            subnet.cidr().network().plus(1),
                                            subnet.cidr().length(),
                                            at));
        }
        ports.forEach(port -> script.append(port));
        for (int at = 0; at < subnets.size(); at++) {
            int table = 100 + at;
            script.append("rule add iif br%d lookup %d priority %d%n".formatted(at, table, table));
            routes(subnets.get(at), script, table);
        }
        return script.append("IP\n").toString();
    }

    private void routes(Subnet subnet, StringBuilder script, int table) {
        RouteTable routes = tableOf(subnet.id());
        for (Vpc.Block block : vpc.blocks()) {
            if (!routes.routes().containsKey(block.cidr())) {
                // On to the main table of the namespace, which has the bridges.
                script.append("route add throw %s table %d%n".formatted(block.cidr(), table));
            }
        }
        for (Route route : routes.routes().values()) {
            script.append(
                    "route add %s %s table %d%n"
                            .formatted(route.destination(), way(route.target()), table));
        }
        // Behind any other route for everything.
        script.append(
                "route add default dev %s metric 9999 table %d%n".formatted(ROUTELESS, table));
    }

    /** The table that was given to the subnet, else the main one. */
    private RouteTable tableOf(SubnetId id) {
        List<RouteTable> tables = new ArrayList<>();
        account.routeTables().values().forEach(tables::add);
        return tables.stream()
                .filter(table -> table.associations().containsValue(id))
                .findAny()
                .or(() -> tables.stream().filter(RouteTable::isMain).findAny())
                .orElseThrow();
    }

    /** Gateways are not drawn, so a route to one leads to nothing. */
    private String way(RouteTarget target) {
        return switch (target) {
            case RouteTarget.OfInterface(var id) -> way(id);
            case RouteTarget.OfInternetGateway _,
                    RouteTarget.OfNatGateway _,
                    RouteTarget.OfEgressOnlyGateway _,
                    RouteTarget.OfPeering _ ->
                    "dev " + VOID;
        };
    }

    private String way(EniId id) {
        NetworkInterface eni = account.networkInterfaces().find(id);
        if (eni == null || !runs(account, eni)) {
            return "dev " + VOID;
        }
        for (int at = 0; at < subnets.size(); at++) {
            if (subnets.get(at).id().equals(eni.subnetId())) {
                return "via " + eni.primary().address() + " dev br" + at + " onlink";
            }
        }
        throw new IllegalStateException(id + " is in no subnet");
    }

    /** Whether it is attached to an instance that runs. */
    static boolean runs(AccountState account, NetworkInterface eni) {
        return switch (eni.attachment()) {
            case Attachment.Attached attached -> {
                Instance instance = account.instances().find(attached.instanceId());
                yield instance != null && instance.state() == PowerState.RUNNING;
            }
            case Attachment.Associated associated -> {
                NetworkInterface trunk = account.networkInterfaces().find(associated.trunkId());
                yield trunk != null && runs(account, trunk);
            }
            case Attachment.Detached _ -> false;
        };
    }

    /** The network ACLs, as the account has them now. */
    String filters() {
        StringBuilder table =
                new StringBuilder(
                        Nft.table(Place.ACL_OUT, Place.ACL_IN, Place.BLACKHOLE, Place.ROUTELESS));
        for (int at = 0; at < subnets.size(); at++) {
            NetworkAcl acl = aclOf(subnets.get(at));
            table.append(chain("out" + at, acl, Direction.EGRESS))
                    .append(chain("in" + at, acl, Direction.INGRESS));
        }
        table.append("chain between {\ntype filter hook forward priority 0; policy drop;\n")
                .append("oifname %s %s%n".formatted(VOID, Nft.drop(Place.BLACKHOLE)))
                .append("oifname %s %s%n".formatted(ROUTELESS, Nft.drop(Place.ROUTELESS)));
        // To an appliance of the sender's own subnet: no subnet is left.
        for (int at = 0; at < subnets.size(); at++) {
            table.append("iifname br%d oifname br%d accept%n".formatted(at, at));
        }
        for (int at = 0; at < subnets.size(); at++) {
            table.append("iifname br%d jump out%d%n".formatted(at, at));
        }
        for (int at = 0; at < subnets.size(); at++) {
            table.append("oifname br%d jump in%d%n".formatted(at, at));
        }
        return table.append("accept\n}\n}\n").toString();
    }

    private String chain(String name, NetworkAcl acl, Direction direction) {
        StringBuilder rules = new StringBuilder("chain %s {%n".formatted(name));
        String field = direction == Direction.INGRESS ? "saddr" : "daddr";
        String drop = Nft.drop(direction == Direction.INGRESS ? Place.ACL_IN : Place.ACL_OUT);
        for (AclEntry entry : acl.entries(direction).values()) {
            Cidr block = entry.cidr();
            if (block instanceof Cidr4) {
                rules.append(Nft.of(field, block))
                        .append(Nft.of(entry.traffic()))
                        .append(entry.action() == RuleAction.ALLOW ? "return" : drop)
                        .append("\n");
            }
        }
        return rules.append(drop).append("\n}\n").toString();
    }

    /** The ACL that was given to the subnet, else the VPC's default one. */
    private NetworkAcl aclOf(Subnet subnet) {
        VpcId id = subnet.vpcId();
        List<NetworkAcl> acls = new ArrayList<>();
        account.networkAcls().values().forEach(acls::add);
        return acls.stream()
                .filter(acl -> acl.associations().containsValue(subnet.id()))
                .findAny()
                .or(() ->
                        acls.stream()
                                .filter(acl -> acl.isDefault() && acl.vpcId().equals(id))
                                .findAny())
                .orElseThrow();
    }
}
