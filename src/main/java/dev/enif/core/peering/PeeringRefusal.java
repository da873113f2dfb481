/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.peering;

import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.PeeringId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Cidr;
import java.util.List;

/** Refusals about peering connections. */
public sealed interface PeeringRefusal extends Refusal {
    /** A VPC needs no connection to itself. */
    record SameNetwork(VpcId vpcId) implements PeeringRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "Network " + vpcId + " cannot be peered with itself. Name another one";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The two are peered, or would be if the request were accepted. */
    record AlreadyExists(PeeringId peeringId) implements PeeringRefusal {
        @Override
        public String code() {
            return "VpcPeeringConnectionAlreadyExists";
        }

        @Override
        public String message() {
            return "There is a VPC peering connection between these networks: "
                    + peeringId
                    + ". Use it, or delete it first";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public List<String> dependents() {
            return List.of(peeringId.value());
        }
    }

    /** EC2 makes a connection that has failed; here all is known at once. */
    record Overlap(VpcId vpcId, Cidr block, VpcId peerVpcId, Cidr peerBlock)
            implements PeeringRefusal {
        @Override
        public String code() {
            return "InvalidVpc.Range";
        }

        @Override
        public String message() {
            return "The CIDR '"
                    + block
                    + "' of network "
                    + vpcId
                    + " overlaps '"
                    + peerBlock
                    + "' of its peer "
                    + peerVpcId
                    + ". Networks that are peered cannot share addresses";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** The other account has the say. */
    record NotPermitted(PeeringId peeringId, String verb) implements PeeringRefusal {
        @Override
        public String code() {
            return "OperationNotPermitted";
        }

        @Override
        public String message() {
            return "This account cannot "
                    + verb
                    + " VPC peering connection "
                    + peeringId
                    + (verb.equals("delete")
                            ? ", which another one has asked for. Reject it"
                            : ", which it has asked for. The account that was asked can");
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** What is wanted can no longer, or not yet, happen to it. */
    record WrongState(PeeringId peeringId, PeeringState state, String wanted)
            implements PeeringRefusal {
        @Override
        public String code() {
            return "InvalidStateTransition";
        }

        @Override
        public String message() {
            return "VPC peering connection "
                    + peeringId
                    + " cannot be "
                    + wanted
                    + ": it is "
                    + state.code();
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }
}
