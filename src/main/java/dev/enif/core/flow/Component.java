/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

/** What a flow meets on its way. */
public enum Component {
    SOURCE_INTERFACE("source-interface"),
    EGRESS_GROUPS("egress-security-groups"),
    ROUTE("route"),
    NETWORK_ACL_OUT("network-acl-outbound"),
    NETWORK_ACL_IN("network-acl-inbound"),
    APPLIANCE("appliance"),
    NAT_GATEWAY("nat-gateway"),
    INTERNET_GATEWAY("internet-gateway"),
    EGRESS_ONLY_GATEWAY("egress-only-internet-gateway"),
    LOAD_BALANCER("load-balancer"),
    DESTINATION_INTERFACE("destination-interface"),
    INGRESS_GROUPS("ingress-security-groups"),
    REPLY_ROUTE("reply-route"),
    REPLY_ACL_OUT("reply-network-acl-outbound"),
    REPLY_ACL_IN("reply-network-acl-inbound");

    private final String wireName;

    Component(String wireName) {
        this.wireName = wireName;
    }

    /** Its name on the wire; never changes. */
    public String wireName() {
        return wireName;
    }
}
