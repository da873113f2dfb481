/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

import dev.enif.core.partition.Decision;
import dev.enif.core.partition.PartitionState;
import dev.enif.log.ownership.DelayBounds;
import dev.enif.log.ownership.Ownership;
import dev.enif.log.ownership.RetreatReason;
import dev.enif.log.ownership.Unready;

/** What an owned partition has done for it: the effects of its owner, carried out by the loop. */
interface OwnerShell {

    void appendClaim(int partition, String nonce);

    void appendDecision(int partition, long term, long seq, Decision decision);

    void findCommandRange(int partition, long term);

    /** Polls commands from that offset on. */
    void seek(int partition, long offset);

    /** Polls no commands until the next {@link #seek}. */
    void pause(int partition);

    /** A delay within the bounds, in nanoseconds. */
    long drawNanos(DelayBounds bounds);

    String nonce();

    void retreated(int partition, RetreatReason reason);

    void unready(int partition, Unready reason);

    /** The owner has gone from one kind of ownership to another. */
    void changed(int partition, Ownership<PartitionState> ownership);
}
