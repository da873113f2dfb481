/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query.view;

import dev.enif.core.net.Ipv4;
import dev.enif.core.net.Zone;
import java.util.regex.Pattern;

/** The names that EC2 makes of addresses. */
final class DnsNames {
    /** A zone's name begins with its region's, which ends in the first number. */
    private static final Pattern REGION = Pattern.compile("^.*?-\\d+");

    private DnsNames() {}

    /** Such as {@code ip-10-0-0-9.ec2.internal}; the first region has no name of its own in it. */
    static String ofPrivate(Ipv4 address, Zone zone) {
        var matcher = REGION.matcher(zone.name());
        String region = matcher.find() ? matcher.group() : zone.name();
        String host = "ip-" + address.toString().replace('.', '-');
        return region.equals("us-east-1")
                ? host + ".ec2.internal"
                : host + "." + region + ".compute.internal";
    }
}
