/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.elasticip;

import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.AllocationId;
import dev.enif.core.id.AssociationId;
import dev.enif.core.id.EniId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.VpcId;
import dev.enif.core.net.Ipv4;
import java.util.List;

/** Refusals about Elastic IPs and the pool that they come from. */
public sealed interface ElasticIpRefusal extends Refusal {
    /** All of the pool's addresses are taken. */
    record NoneFree() implements ElasticIpRefusal {
        @Override
        public String code() {
            return "InsufficientAddressCapacity";
        }

        @Override
        public String message() {
            return "Not enough public addresses are available: all of the pool are taken. Release"
                    + " some, or extend the pool";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.LIMIT;
        }
    }

    /** Another account's address looks the same as one outside of the pool. */
    record NotAvailable(Ipv4 address) implements ElasticIpRefusal {
        @Override
        public String code() {
            return "InvalidAddress.NotFound";
        }

        @Override
        public String message() {
            return "Address '"
                    + address
                    + "' not found: it is taken, or not of the pool. Leave it out to get any";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.NOT_FOUND;
        }
    }

    /** The Elastic IP stands for something else, and may not be moved. */
    record AlreadyAssociated(AllocationId allocationId, AssociationId associationId, EniId eniId)
            implements ElasticIpRefusal {
        @Override
        public String code() {
            return "Resource.AlreadyAssociated";
        }

        @Override
        public String message() {
            return "resource "
                    + allocationId
                    + " is already associated with associate-id "
                    + associationId
                    + ". It stands for an address of "
                    + eniId
                    + ": disassociate it, or allow reassociation";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public List<String> dependents() {
            return List.of(eniId.value());
        }
    }

    /** Another Elastic IP stands for the private address, and may not be replaced. */
    record AddressAlreadyAssociated(
            EniId eniId,
            Ipv4 privateAddress,
            AllocationId allocationId,
            AssociationId associationId)
            implements ElasticIpRefusal {
        @Override
        public String code() {
            return "Resource.AlreadyAssociated";
        }

        @Override
        public String message() {
            return "resource "
                    + eniId
                    + " is already associated with associate-id "
                    + associationId
                    + ". Its address "
                    + privateAddress
                    + " has "
                    + allocationId
                    + ": disassociate that, or allow reassociation";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public List<String> dependents() {
            return List.of(allocationId.value());
        }
    }

    /** The interface that is meant does not have the private address. */
    record NotOnInterface(Ipv4 privateAddress, EniId eniId) implements ElasticIpRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "The address '"
                    + privateAddress
                    + "' is not assigned to the network interface '"
                    + eniId
                    + "'";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** Nothing would let what is sent to the address into the VPC. */
    record NoInternetGateway(VpcId vpcId) implements ElasticIpRefusal {
        @Override
        public String code() {
            return "Gateway.NotAttached";
        }

        @Override
        public String message() {
            return "Network " + vpcId + " is not attached to any internet gateway";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** An instance with several interfaces does not say which one is meant. */
    record SeveralInterfaces(InstanceId instanceId, List<EniId> eniIds)
            implements ElasticIpRefusal {
        public SeveralInterfaces {
            eniIds = List.copyOf(eniIds);
        }

        @Override
        public String code() {
            return "InvalidInstanceID";
        }

        @Override
        public String message() {
            return "There are multiple interfaces attached to instance '"
                    + instanceId
                    + "'. Please specify an interface ID for the operation instead";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public List<String> dependents() {
            return eniIds.stream().map(EniId::value).toList();
        }
    }

    /** It stands for an address, and cannot be released. */
    record AddressInUse(Ipv4 publicAddress, AssociationId associationId, EniId eniId)
            implements ElasticIpRefusal {
        @Override
        public String code() {
            return "InvalidIPAddress.InUse";
        }

        @Override
        public String message() {
            return "Address "
                    + publicAddress
                    + " is in use. It is associated with "
                    + eniId
                    + " by "
                    + associationId
                    + ": disassociate it first";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.DEPENDENCY;
        }

        @Override
        public List<String> dependents() {
            return List.of(eniId.value());
        }
    }
}
