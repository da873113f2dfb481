/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.AccountId;
import dev.enif.core.net.Cidr4;

/** Refusals that concern no resource but the way a command came. */
public sealed interface PartitionRefusal extends Refusal {
    /** It waited longer than its sender wanted to wait. */
    record CommandExpired(long lateByMillis) implements PartitionRefusal {
        @Override
        public String code() {
            return "RequestExpired";
        }

        @Override
        public String message() {
            return "The command waited too long to be decided ("
                    + lateByMillis
                    + " ms past its time to live) and was dropped; send it again";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.EXPIRED;
        }
    }

    /** The token was used for a command with other parameters. */
    record TokenMismatch(String token) implements PartitionRefusal {
        @Override
        public String code() {
            return "IdempotentParameterMismatch";
        }

        @Override
        public String message() {
            return "The idempotency token '"
                    + token
                    + "' was used with other parameters: use a new token for a new request";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** The one before it has not come, or it was never written. */
    record MessageMissing(int partition, long sequence) implements PartitionRefusal {
        @Override
        public String code() {
            return "MessageMissing";
        }

        @Override
        public String message() {
            return "Message "
                    + sequence
                    + " of the exchange with partition "
                    + partition
                    + " is not there; messages are to be sent again from that one on";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** What it would bring about does not fit into one record of the log. */
    record TooLarge(int limitBytes) implements PartitionRefusal {
        @Override
        public String code() {
            return "RequestTooLarge";
        }

        @Override
        public String message() {
            return "The command would bring about more than fits into one record of "
                    + limitBytes
                    + " bytes: ask for less at a time";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The log is at a level that does not have what the command would bring about. */
    record NotYet(int featureLevel) implements PartitionRefusal {
        @Override
        public String code() {
            return "UnsupportedOperation";
        }

        @Override
        public String message() {
            return "The service is being updated, and its log is at feature level "
                    + featureLevel
                    + " still: this can be asked for once all processes run the new version and"
                    + " the level was raised";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** Deciding failed by our fault; the command's bytes are kept in the command log for a day. */
    record InternalError(String message) implements PartitionRefusal {
        @Override
        public String code() {
            return "InternalError";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.FAULT;
        }
    }

    /**
     * It lies in another partition than its account's: two deciders would decide for one account.
     */
    record WrongPartition(AccountId account) implements PartitionRefusal {
        @Override
        public String code() {
            return "InternalError";
        }

        @Override
        public String message() {
            return "The command for account "
                    + account
                    + " was written to a partition that does not decide for this account";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.FAULT;
        }
    }

    /** The block is partly in the pool already. */
    record PoolOverlap(Cidr4 block, Cidr4 existing) implements PartitionRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "The block "
                    + block
                    + " overlaps "
                    + existing
                    + ", which is in the public pool already";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }
}
