/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof.kernel;

import dev.enif.core.account.AccountState;
import dev.enif.core.account.Present;
import dev.enif.core.eni.NetworkInterface;
import dev.enif.core.id.EniId;
import dev.enif.core.vpc.Subnet;
import dev.enif.core.vpc.Vpc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An account's only VPC as a network of this machine's kernel: a namespace for each interface, and
 * one that routes between the subnets. Their names begin with {@code enif}, the number of this
 * process and a dash; closing deletes them.
 */
final class KernelNetwork implements AutoCloseable {
    /** Packets are taken whatever their source, and nobody is told of a better way. */
    static final String SETTINGS =
            """
            for device in /proc/sys/net/ipv4/conf/*; do
              echo 0 > $device/rp_filter
              echo 1 > $device/accept_local
              echo 0 > $device/send_redirects
            done
            """;

    private static final String PREFIX = "enif" + ProcessHandle.current().pid() + "-";
    private static final String ROUTER = PREFIX + "router";
    private static final Pattern SET =
            Pattern.compile("set (\\w+) \\{[^}]*?elements = \\{([^}]*)}");

    private final List<EniId> hosts;

    private KernelNetwork(List<EniId> hosts) {
        this.hosts = hosts;
    }

    /**
     * @param hosts the interfaces, by number
     * @throws IllegalStateException if the machine refuses; nothing is left then
     */
    static KernelNetwork of(AccountState account, List<EniId> hosts) throws InterruptedException {
        KernelNetwork network = new KernelNetwork(hosts);
        try {
            Commands.shell(network.script(account));
            return network;
        } catch (RuntimeException failure) {
            network.close();
            throw failure;
        }
    }

    private String script(AccountState account) {
        Router router = router(account);
        StringBuilder script = new StringBuilder("ip netns add " + ROUTER + "\n");
        List<String> ports = new ArrayList<>();
        StringBuilder insides = new StringBuilder();
        for (int at = 0; at < hosts.size(); at++) {
            Host host = host(account, at);
            // One that is not running is there, and not on the wire.
            script.append("ip netns add %s%n".formatted(name(at)));
            if (Router.runs(account, host.eni())) {
                script.append(
                        "ip -n %s link add h%d type veth peer name eth0 netns %s%n"
                                .formatted(ROUTER, at, name(at)));
                int bridge = router.subnets().indexOf(host.subnet());
                ports.add("link set h%d master br%d%nlink set h%d up%n".formatted(at, bridge, at));
                insides.append(within(name(at), host.settings() + loading(host.filters())));
            }
        }
        return script.append(within(ROUTER, router.settings(ports) + loading(router.filters())))
                .append(insides)
                .toString();
    }

    /** Loads the filters anew; connections that are tracked stay so. */
    void refilter(AccountState account) throws InterruptedException {
        StringBuilder script =
                new StringBuilder(within(ROUTER, loading(router(account).filters())));
        for (int at = 0; at < hosts.size(); at++) {
            Host host = host(account, at);
            if (Router.runs(account, host.eni())) {
                script.append(within(name(at), loading(host.filters())));
            }
        }
        Commands.shell(script.toString());
    }

    /** Sends the probes, each as it is to be sent, and tells what became of them, in order. */
    Map<Probe, Observed> send(Map<Probe, String> probes) throws InterruptedException {
        StringBuilder input = new StringBuilder();
        for (int at = 0; at < hosts.size(); at++) {
            input.append("host %s%n".formatted(name(at)));
        }
        probes.forEach(
                (probe, how) -> input.append(probe.line(name(probe.host()), how)).append('\n'));
        String told = Commands.run(List.of("python3", Script.path()), input.toString());
        return Observations.of(PREFIX, probes, told, drops());
    }

    /**
     * Of each packet's identification the sets that have it, with the namespace that keeps them.
     */
    private Map<Integer, Set<String>> drops() throws InterruptedException {
        StringBuilder script = new StringBuilder();
        List<String> names = new ArrayList<>(List.of(ROUTER));
        for (int at = 0; at < hosts.size(); at++) {
            names.add(name(at));
        }
        for (String name : names) {
            script.append("echo '###%s###'%n".formatted(name.substring(PREFIX.length())))
                    // One that is not running has no filters.
                    .append("ip netns exec %s nft -n list ruleset%n".formatted(name));
        }
        Map<Integer, Set<String>> sets = new HashMap<>();
        String[] parts = Commands.shell(script.toString()).split("###");
        for (int part = 1; part + 1 < parts.length; part += 2) {
            Matcher set = SET.matcher(parts[part + 1]);
            while (set.find()) {
                for (String id : set.group(2).split(",")) {
                    sets.computeIfAbsent(Integer.valueOf(id.trim()), _ -> new TreeSet<>())
                            .add(set.group(1) + "@" + parts[part]);
                }
            }
        }
        return sets;
    }

    private static String within(String namespace, String script) {
        return "ip netns exec %s sh -e -s <<'WITHIN'%n%sWITHIN%n".formatted(namespace, script);
    }

    private static String loading(String filters) {
        return "nft -f - <<'NFT'\n" + filters + "NFT\n";
    }

    private Host host(AccountState account, int at) {
        NetworkInterface eni =
                Present.in(account.networkInterfaces().find(hosts.get(at)), hosts.get(at));
        return new Host(
                account, eni, Present.in(account.subnets().find(eni.subnetId()), eni.subnetId()));
    }

    private static Router router(AccountState account) {
        Vpc vpc = account.vpcs().values().iterator().next();
        List<Subnet> subnets = new ArrayList<>();
        account.subnets().values().forEach(subnets::add);
        return new Router(account, vpc, subnets);
    }

    private static String name(int host) {
        return PREFIX + "h" + host;
    }

    @Override
    public void close() throws InterruptedException {
        deleteAll();
    }

    /** Deletes all namespaces that this process has made. */
    static void deleteAll() throws InterruptedException {
        Commands.shell(
                """
                for name in $(ip netns list | cut -d ' ' -f 1); do
                  case $name in %s*) ip netns delete $name;; esac
                done
                """
                        .formatted(PREFIX));
    }
}
