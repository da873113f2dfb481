/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.codec;

import static dev.enif.log.codec.ExampleIds.ENI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.BooleanNode;
import dev.enif.core.account.AccountEvent;
import dev.enif.core.eni.EniEvent;
import dev.enif.core.partition.PartitionEvent;
import org.junit.jupiter.api.Test;

/** With a past that never was: interfaces that once had a title, and a check that was always on. */
class UpcastersTest {
    private static final Upcasters UPCASTERS =
            Upcasters.CURRENT
                    .withStep(
                            "eni.description-changed",
                            old -> {
                                old.set("description", old.remove("title"));
                                return old;
                            })
                    .withStep(
                            "eni.description-changed",
                            old -> old.put("description", old.get("description").asText().trim()))
                    .withDefault(
                            "eni.source-dest-check-changed",
                            "sourceDestCheck",
                            _ -> BooleanNode.TRUE);
    private static final JsonCodec CODEC = new JsonCodec(UPCASTERS, FeatureLevel.GATE);

    private static final PartitionEvent DESCRIBED =
            event(new EniEvent.DescriptionChanged(ENI, "web"));

    @Test
    void an_old_version_is_brought_to_the_current_one_step_by_step() throws Exception {
        assertThat(read(json("eni.description-changed", "\"title\":\" web \"")))
                .isEqualTo(DESCRIBED);
        assertThat(
                        read(
                                json(
                                        "eni.description-changed\",\"version\":2,\"x\":\"",
                                        "\"description\":\" web\"")))
                .isEqualTo(DESCRIBED);
    }

    @Test
    void the_current_version_is_written_and_read_as_it_is() throws Exception {
        String written = CODEC.mapper().writeValueAsString(DESCRIBED);

        assertThat(written).contains("\"type\":\"eni.description-changed\",\"version\":3,");
        assertThat(read(written)).isEqualTo(DESCRIBED);
    }

    @Test
    void a_type_without_steps_is_written_without_a_version() throws Exception {
        assertThat(CODEC.mapper().writeValueAsString(event(new EniEvent.EniDeleted(ENI))))
                .doesNotContain("version");
    }

    @Test
    void a_field_that_was_added_later_has_its_default_in_older_events() throws Exception {
        assertThat(read(json("eni.source-dest-check-changed", "\"ignored\":1")))
                .isEqualTo(event(new EniEvent.SourceDestCheckChanged(ENI, true)));
        assertThat(read(json("eni.source-dest-check-changed", "\"sourceDestCheck\":false")))
                .isEqualTo(event(new EniEvent.SourceDestCheckChanged(ENI, false)));
    }

    @Test
    void the_main_table_of_a_vpc_of_before_has_the_digits_of_the_vpc() throws Exception {
        String json =
                "{\"account\":\"123456789012\",\"type\":\"vpc.created\",\"vpcId\":\"vpc-0a1b2c3d\","
                        + "\"associationId\":\"vpc-cidr-assoc-0a1b2c3d\",\"cidr\":\"10.0.0.0/16\","
                        + "\"defaultGroupId\":\"sg-0a1b2c3d\",\"tags\":{}%s}";

        assertThat(read(json.formatted("")))
                .isInstanceOfSatisfying(
                        PartitionEvent.InAccount.class,
                        event ->
                                assertThat(event.event())
                                        .hasToString(
                                                "OfVpc[event=VpcCreated[vpcId=vpc-0a1b2c3d,"
                                                        + " associationId=vpc-cidr-assoc-0a1b2c3d,"
                                                        + " cidr=10.0.0.0/16,"
                                                        + " defaultGroupId=sg-0a1b2c3d,"
                                                        + " mainRouteTableId=rtb-0a1b2c3d,"
                                                        + " mainAssociationId=rtbassoc-0a1b2c3d,"
                                                        + " tags={}]]"));
        assertThat(
                        read(
                                json.formatted(
                                        ",\"mainRouteTableId\":\"rtb-00000001\","
                                                + "\"mainAssociationId\":\"rtbassoc-00000002\"")))
                .asString()
                .contains("mainRouteTableId=rtb-00000001", "mainAssociationId=rtbassoc-00000002");
        assertThatThrownBy(() -> read(json.formatted("").replace("vpc-0a1b2c3d", "vpc-x")))
                .hasMessageContaining("vpc-x");
    }

    @Test
    void a_version_of_the_future_is_undecodable() {
        assertThatThrownBy(() ->
                        read(
                                json(
                                        "eni.description-changed\",\"version\":4,\"x\":\"",
                                        "\"description\":\"web\"")))
                .hasMessageContaining("versions 1 to 3");
        assertThatThrownBy(() -> read(json("eni.deleted\",\"version\":\"2\",\"x\":\"", "\"y\":0")))
                .hasMessageContaining("versions 1 to 1");
    }

    private static PartitionEvent read(String json) throws JsonProcessingException {
        return CODEC.mapper().readValue(json, PartitionEvent.class);
    }

    private static PartitionEvent event(EniEvent event) {
        return new PartitionEvent.InAccount(ExampleIds.ACCOUNT, new AccountEvent.OfEni(event));
    }

    private static String json(String type, String fields) {
        return "{\"account\":\"123456789012\",\"type\":\"%s\",\"eniId\":\"%s\",%s}"
                .formatted(type, ENI, fields);
    }
}
