/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

/** Commands on an account's quotas. */
public sealed interface QuotaCommand {
    /** Sets one quota; lowering it below what is in use only stops further growth. */
    record SetQuota(Quota quota, int value) implements QuotaCommand {}
}
