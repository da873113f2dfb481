/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.proof.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.enif.core.account.AccountState;
import dev.enif.core.flow.DrawnNetwork;
import dev.enif.core.id.EniId;
import dev.enif.core.id.VpcId;
import dev.enif.core.securitygroup.SecurityGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The kernel as a judge of verdicts: {@code ./mvnw -Pproof -Dit.test=KernelProof}, as root, on a
 * Linux that has ip, nft and python3. {@code -Dnetworks=N} sets how many networks, {@code -Dseed=N}
 * replays one.
 */
class KernelProof {
    private static final int NETWORKS = 100;
    private static final int PROBES = 150;
    private static final Tally TOTAL = new Tally();

    /** Why this machine cannot judge; empty if it can. */
    private static String hindrance = "";

    private static int skipped;

    static LongStream seeds() {
        Long replayed = Long.getLong("seed");
        return replayed == null
                ? LongStream.rangeClosed(1, Integer.getInteger("networks", NETWORKS))
                : LongStream.of(replayed);
    }

    @BeforeAll
    static void tryTheMachine() throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(KernelProof::leaveNothing));
        String name = "enif" + ProcessHandle.current().pid() + "-try";
        try {
            Commands.shell(
                    """
                    [ "$(id -u)" = 0 ] || { echo 'it needs root' >&2; exit 1; }
                    for tool in ip nft python3; do
                      command -v $tool > /dev/null || { echo "there is no $tool" >&2; exit 1; }
                    done
                    python3 -c 'import ctypes, socket'
                    ip netns add %s
                    ip netns exec %s nft add table ip enif
                    ip netns exec %s nft 'add chain ip enif c { type filter hook input priority 0; }'
                    ip netns exec %s nft 'add rule ip enif c ct state established accept'
                    ip -n %s link add one type veth peer name two
                    ip -n %s link add three type bridge
                    ip netns delete %s
                    """
                            .replace("%s", name));
        } catch (RuntimeException failure) {
            hindrance = String.valueOf(failure.getMessage()).strip();
            try {
                Commands.shell("ip netns delete " + name);
            } catch (RuntimeException _) {
                // It was never made.
            }
        }
    }

    /** Also of a run that is stopped halfway. */
    private static void leaveNothing() {
        try {
            KernelNetwork.deleteAll();
        } catch (RuntimeException failure) {
            System.err.println("Namespaces may be left: " + failure.getMessage());
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
        }
    }

    @ParameterizedTest(name = "network by seed {0}")
    @MethodSource("seeds")
    void real_packets_fare_as_the_verdicts_say(long seed) throws InterruptedException {
        if (!hindrance.isEmpty()) {
            skipped++;
            abort(hindrance);
        }
        // Small seeds alone begin much alike.
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        RandomDrawing drawing = new RandomDrawing(random);
        List<String> lines = drawing.lines();
        DrawnNetwork drawn = new DrawnNetwork();
        lines.forEach(drawn::draw);
        AccountState account = drawn.account();
        VpcId vpc = drawn.vpc("v");
        List<EniId> hosts =
                IntStream.range(0, drawing.addresses().size())
                        .mapToObj(at -> new EniId(drawn.id("eni", "h" + at)))
                        .toList();
        List<Probe> probes = new RandomProbes(drawing).probes(PROBES);
        Map<Probe, String> sent = new LinkedHashMap<>();
        probes.forEach(probe -> sent.put(probe, probe.wantsAnswer() ? "ask" : "tell"));
        Judge first = new Judge(account, vpc, hosts, TOTAL);
        List<String> otherAcls = drawing.acls();
        Map<Probe, Observed> seen;
        List<String> disagreements = new ArrayList<>();
        try (KernelNetwork network = KernelNetwork.of(account, hosts)) {
            seen = network.send(sent);
            seen.forEach(first::judge);
            disagreements.addAll(first.disagreements());

            // All rules are taken away, and other network ACLs are in force.
            otherAcls.forEach(drawn::draw);
            AccountState without = withoutRules(drawn.account());
            Map<Probe, String> again = new LinkedHashMap<>();
            seen.forEach((probe, observed) -> {
                if (observed.answered() && !observed.isAsymmetric()) {
                    again.put(probe, "later");
                }
            });
            network.refilter(without);
            Judge second = new Judge(without, vpc, hosts, TOTAL);
            network.send(again).forEach(second::judgeLater);
            second.disagreements()
                    .forEach(it ->
                            disagreements.add("without rules, with " + otherAcls + ": " + it));
            TOTAL.packets += again.size();
        }
        TOTAL.networks++;
        TOTAL.packets += probes.size();
        TOTAL.forwarded +=
                (int) seen.values().stream().filter(it -> !it.forwarders().isEmpty()).count();
        spoil(account, vpc, hosts, seen);
        if (!disagreements.isEmpty()) {
            System.out.printf(
                    "%nNetwork by seed %d; replay it with: ./mvnw -Pproof -Dit.test=KernelProof"
                            + " -Dseed=%1$d%n%s%n%s%n",
                    seed, String.join("\n", lines), String.join("\n", disagreements));
        }
        assertThat(disagreements).isEmpty();
    }

    /** That the judge can see: an image without rules is not what was built, if anything passed. */
    private static void spoil(
            AccountState account, VpcId vpc, List<EniId> hosts, Map<Probe, Observed> seen) {
        boolean passed =
                seen.entrySet().stream()
                        .filter(it ->
                                !Integer.valueOf(it.getKey().host()).equals(it.getKey().receiver()))
                        .anyMatch(it -> it.getValue().arrived());
        if (passed) {
            TOTAL.spoilt++;
            int mistakes = Judge.mistakes(withoutRules(account), vpc, hosts, seen);
            TOTAL.noticed += mistakes > 0 ? 1 : 0;
        }
    }

    private static AccountState withoutRules(AccountState account) {
        AccountState without = account;
        for (SecurityGroup group : account.securityGroups().values()) {
            without = without.put(group.withRules(List.of()));
        }
        return without;
    }

    @AfterAll
    static void tell() {
        System.out.printf("%nThe kernel as judge: %s%n%s", System.getProperty("os.version"), TOTAL);
        if (skipped > 0) {
            System.out.printf(
                    "SKIPPED: the kernel did not judge %d networks, because %s%n",
                    skipped, hindrance);
        }
        assertThat(TOTAL.noticed).as("spoilt images noticed").isEqualTo(TOTAL.spoilt);
    }
}
