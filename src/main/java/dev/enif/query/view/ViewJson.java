/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;

/** Views as JSON: how the database keeps them and the interfaces show them. Thread-safe. */
@RegisterForReflection(
        targets = {
            VpcView.class,
            VpcView.CidrBlock.class,
            VpcView.Ipv6CidrBlock.class,
            SubnetView.class,
            SecurityGroupView.class,
            SecurityGroupRuleView.class,
            NetworkInterfaceView.class,
            NetworkInterfaceView.PrivateIpAddress.class,
            NetworkInterfaceView.AttachmentView.class,
            InstanceView.class,
            InstanceView.InterfaceOfInstance.class,
            AddressView.class,
            InternetGatewayView.class,
            RouteTableView.class,
            RouteTableView.RouteView.class,
            RouteTableView.AssociationView.class,
            NatGatewayView.class,
            NatGatewayView.NatAddressView.class,
            EgressOnlyGatewayView.class,
            NetworkAclView.class,
            NetworkAclView.EntryView.class,
            LoadBalancerView.class,
            LoadBalancerView.ZoneView.class,
            LoadBalancerView.ListenerView.class,
            TargetGroupView.class,
            TargetGroupView.TargetView.class,
            PrefixListView.class,
            PrefixListView.EntryView.class,
            FlowLogView.class,
            PeeringConnectionView.class,
            FailoverGroupView.class,
            FailoverGroupView.StandbyView.class,
            FailoverGroupView.FailureView.class,
            FlowView.class
        })
public final class ViewJson {
    /** A newer version may have written further fields; they are not ours to refuse. */
    private static final ObjectMapper MAPPER =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build();

    private ViewJson() {}

    public static String write(ResourceView view) {
        return writeValue(view);
    }

    public static String writeTags(Map<String, String> tags) {
        return writeValue(tags);
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws IllegalArgumentException if it is no such view: whoever wrote it was not us
     */
    public static <V extends ResourceView> V read(String json, Class<V> type) {
        try {
            return MAPPER.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a " + type.getSimpleName(), e);
        }
    }

    private static String writeValue(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException fault) {
            throw new IllegalStateException("cannot be written: " + value, fault);
        }
    }
}
