/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** What every resource shows. */
public sealed interface ResourceView
        permits VpcView,
                SubnetView,
                SecurityGroupView,
                NetworkInterfaceView,
                InstanceView,
                AddressView,
                InternetGatewayView,
                RouteTableView,
                NatGatewayView,
                EgressOnlyGatewayView,
                NetworkAclView,
                FailoverGroupView,
                PrefixListView,
                FlowLogView,
                PeeringConnectionView,
                LoadBalancerView,
                TargetGroupView {
    String id();

    /** Sorted by key. */
    Map<String, String> tags();

    /** The place in the partition's history of the decision that last changed it, 1 or more. */
    long revision();

    /** A copy, sorted so that equal tags are written alike. */
    static Map<String, String> sorted(Map<String, String> tags) {
        return tags.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(tags));
    }
}
