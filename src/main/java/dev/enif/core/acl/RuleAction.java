/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.acl;

/** What becomes of traffic that an entry of a network ACL matches. */
public enum RuleAction {
    ALLOW,
    DENY
}
