/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.command.Answer;
import dev.enif.command.Commands;
import dev.enif.command.Request;
import dev.enif.core.account.AccountCommand;
import dev.enif.core.account.Present;
import dev.enif.core.account.Tags;
import dev.enif.core.decision.Outcome;
import dev.enif.core.eni.AddressRequest;
import dev.enif.core.eni.EniCommand;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.SubnetId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr4;
import dev.enif.core.vpc.SubnetCommand;
import dev.enif.core.vpc.VpcCommand;
import dev.enif.query.Consistency;
import dev.enif.query.ViewKind;
import dev.enif.query.Views;
import dev.enif.query.view.NetworkInterfaceView;
import dev.enif.query.view.SubnetView;
import dev.enif.query.view.VpcView;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A command's answer and a read at its position show the same. */
@QuarkusTest
class ProjectionEndToEndTest {
    private static final AccountId ACCOUNT = new AccountId("515151515151");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject Commands commands;
    @Inject Views views;

    @Test
    void a_read_at_an_answers_position_shows_what_the_answer_showed() throws Exception {
        Answer vpcMade =
                submit(
                        new AccountCommand.OfVpc(
                                new VpcCommand.CreateVpc(
                                        Cidr4.parse("10.0.0.0/16"),
                                        Tags.of(Map.of("Name", "first")))));
        VpcId vpcId = new VpcId(resultOf(vpcMade));
        Answer subnetMade =
                submit(
                        new AccountCommand.OfSubnet(
                                new SubnetCommand.CreateSubnet(
                                        vpcId, Cidr4.parse("10.0.0.0/24"), null, Tags.NONE)));
        SubnetId subnetId = new SubnetId(resultOf(subnetMade));
        Answer eniMade =
                submit(
                        new AccountCommand.OfEni(
                                new EniCommand.CreateEni(
                                        subnetId,
                                        "first",
                                        AddressRequest.ANY,
                                        List.of(),
                                        Tags.NONE)));
        EniId eniId = new EniId(resultOf(eniMade));
        var account = eniMade.account();
        var atLeast = new Consistency.AtLeast(eniMade.position());

        var vpc = views.find(ViewKind.VPCS, ACCOUNT, vpcId, atLeast).await().atMost(PATIENCE);
        var subnet =
                views.find(ViewKind.SUBNETS, ACCOUNT, subnetId, atLeast).await().atMost(PATIENCE);
        var eni =
                views.find(ViewKind.NETWORK_INTERFACES, ACCOUNT, eniId, Consistency.STRONG)
                        .await()
                        .atMost(PATIENCE);

        assertThat(vpc.view())
                .contains(VpcView.of(account, Present.in(account.vpcs().find(vpcId), vpcId)));
        assertThat(subnet.view())
                .contains(
                        SubnetView.of(
                                account, Present.in(account.subnets().find(subnetId), subnetId)));
        assertThat(eni.view())
                .contains(
                        NetworkInterfaceView.of(
                                account,
                                Present.in(account.networkInterfaces().find(eniId), eniId)));
        assertThat(eni.position().offset()).isGreaterThanOrEqualTo(eniMade.position().offset());
    }

    private Answer submit(AccountCommand command) throws Exception {
        return commands.submit(ACCOUNT, command, new Request(null, "tester", "request", null))
                .toCompletableFuture()
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private static String resultOf(Answer answer) {
        return switch (answer.decision().outcome()) {
            case Outcome.Accepted(var result) -> result.ids().getFirst();
            case Outcome.Refused refused -> throw new AssertionError(refused);
        };
    }
}
