/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.instance;

/** What was last reported about an instance; the words are EC2's. */
public enum Health {
    OK,
    IMPAIRED,
    INSUFFICIENT_DATA
}
