/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.loadbalancer;

import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.LoadBalancerId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.TargetGroupId;
import java.util.List;

/** Refusals about load balancers, listeners and target groups, with the codes of EC2's service. */
public sealed interface LoadBalancerRefusal extends Refusal {
    /** A value that is wrong by itself. */
    record Invalid(String message) implements LoadBalancerRefusal {
        @Override
        public String code() {
            return "ValidationError";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** What does not go together. */
    record InvalidConfiguration(String message) implements LoadBalancerRefusal {
        @Override
        public String code() {
            return "InvalidConfigurationRequest";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** A subnet that it cannot stand in. */
    record InvalidSubnet(String message) implements LoadBalancerRefusal {
        @Override
        public String code() {
            return "InvalidSubnet";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** What cannot be a target of the group, or is none. */
    record InvalidTarget(String message) implements LoadBalancerRefusal {
        @Override
        public String code() {
            return "InvalidTarget";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** Names are unique within the account. */
    record DuplicateName(String name, LoadBalancerId holder) implements LoadBalancerRefusal {
        @Override
        public String code() {
            return "DuplicateLoadBalancerName";
        }

        @Override
        public String message() {
            return "A load balancer with the name '" + name + "' already exists: " + holder;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** Names are unique within the account. */
    record DuplicateGroupName(String name, TargetGroupId holder) implements LoadBalancerRefusal {
        @Override
        public String code() {
            return "DuplicateTargetGroupName";
        }

        @Override
        public String message() {
            return "A target group with the name '" + name + "' already exists: " + holder;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** One listener has the port already. */
    record DuplicateListener(LoadBalancerId loadBalancerId, int port)
            implements LoadBalancerRefusal {
        @Override
        public String code() {
            return "DuplicateListener";
        }

        @Override
        public String message() {
            return "A listener already exists on port "
                    + port
                    + " of the load balancer '"
                    + loadBalancerId
                    + "'";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** Such a listener does not send to such a group. */
    record Incompatible(BalancedProtocol listener, BalancedProtocol group)
            implements LoadBalancerRefusal {
        @Override
        public String code() {
            return "IncompatibleProtocols";
        }

        @Override
        public String message() {
            return "A listener of protocol "
                    + listener
                    + " cannot forward to a target group of protocol "
                    + group;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** A group is of one balancer. */
    record AssociationLimit(TargetGroupId targetGroupId, LoadBalancerId loadBalancerId)
            implements LoadBalancerRefusal {
        @Override
        public String code() {
            return "TargetGroupAssociationLimit";
        }

        @Override
        public String message() {
            return "The target group '"
                    + targetGroupId
                    + "' cannot be associated with more than one load balancer: "
                    + loadBalancerId
                    + " uses it";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** An instance or interface is in as many target groups as it can be. */
    record TooManyGroups(ResourceId target, int limit) implements LoadBalancerRefusal {
        @Override
        public String code() {
            return "TooManyRegistrationsForTargetId";
        }

        @Override
        public String message() {
            return "The target '"
                    + target
                    + "' is registered with "
                    + limit
                    + " target groups, which is as many as can be: deregister it from one first";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.LIMIT;
        }
    }

    /** It is protected against that. */
    record Protected(LoadBalancerId loadBalancerId) implements LoadBalancerRefusal {
        @Override
        public String code() {
            return "OperationNotPermitted";
        }

        @Override
        public String message() {
            return "The load balancer '"
                    + loadBalancerId
                    + "' cannot be deleted because deletion protection is enabled: switch it off first";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** Listeners send to it. */
    record GroupInUse(TargetGroupId targetGroupId, List<LoadBalancerId> users)
            implements LoadBalancerRefusal {
        public GroupInUse {
            users = List.copyOf(users);
        }

        @Override
        public List<String> dependents() {
            return users.stream().map(LoadBalancerId::value).toList();
        }

        @Override
        public String code() {
            return "ResourceInUse";
        }

        @Override
        public String message() {
            return "The target group '"
                    + targetGroupId
                    + "' is currently in use by a listener of "
                    + users;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.DEPENDENCY;
        }
    }
}
