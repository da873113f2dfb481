/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.account;

/** Facts about an account's quotas. */
public sealed interface QuotaEvent {
    record QuotaChanged(Quota quota, int value) implements QuotaEvent {}
}
