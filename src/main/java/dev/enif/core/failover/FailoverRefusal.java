/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.failover;

import dev.enif.core.decision.Refusal;
import dev.enif.core.decision.RefusalKind;
import dev.enif.core.id.EniId;
import dev.enif.core.id.FailoverGroupId;
import dev.enif.core.id.InstanceId;
import dev.enif.core.id.ResourceId;
import dev.enif.core.id.TargetGroupId;
import dev.enif.core.instance.Health;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Refusals about failover groups. EC2 has no such groups; the codes follow its manner. */
public sealed interface FailoverRefusal extends Refusal {
    /** Another term has begun: the sender is not who it takes itself for. */
    record TermMismatch(
            FailoverGroupId groupId, long expected, long actual, @Nullable InstanceId holder)
            implements FailoverRefusal {
        @Override
        public String code() {
            return "FailoverTermMismatch";
        }

        @Override
        public String message() {
            return "The failover group '"
                    + groupId
                    + "' is in term "
                    + actual
                    + ", not "
                    + expected
                    + ": its resource is held by "
                    + (holder == null ? "no instance" : holder)
                    + ". Read the group again, and stop acting as its holder unless it is you";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.PRECONDITION;
        }

        @Override
        public List<String> dependents() {
            return holder == null ? List.of() : List.of(holder.value());
        }
    }

    /** A term was given for something that no group protects. */
    record NotProtected(ResourceId resource, long term) implements FailoverRefusal {
        @Override
        public String code() {
            return "FailoverTermMismatch";
        }

        @Override
        public String message() {
            return "No failover group protects "
                    + resource
                    + ", so there is no term "
                    + term
                    + " of it. Leave the term out";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.PRECONDITION;
        }
    }

    /** A branch is where its trunk is, and cannot be moved by itself. */
    record GoesWithTrunk(EniId eniId) implements FailoverRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "The network interface '"
                    + eniId
                    + "' is a branch interface and moves with its trunk: let the group protect the"
                    + " trunk interface";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** The instance does not hold the resource. */
    record NotHolder(FailoverGroupId groupId, InstanceId instanceId, @Nullable InstanceId holder)
            implements FailoverRefusal {
        @Override
        public String code() {
            return "IncorrectFailoverHolder";
        }

        @Override
        public String message() {
            return "The instance '"
                    + instanceId
                    + "' does not hold the resource of the failover group '"
                    + groupId
                    + "': it is held by "
                    + (holder == null ? "no instance" : holder);
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public List<String> dependents() {
            return holder == null ? List.of() : List.of(holder.value());
        }
    }

    /** The group does not go by heartbeats. */
    record NoHeartbeats(FailoverGroupId groupId, FailoverSource source) implements FailoverRefusal {
        @Override
        public String code() {
            return "IncorrectState";
        }

        @Override
        public String message() {
            return "The failover group '"
                    + groupId
                    + "' does not go by heartbeats: its health source is "
                    + source.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** A resource has one group at most. */
    record AlreadyProtected(ResourceId resource, FailoverGroupId groupId)
            implements FailoverRefusal {
        @Override
        public String code() {
            return "Resource.AlreadyAssociated";
        }

        @Override
        public String message() {
            return "resource "
                    + resource
                    + " is already protected by the failover group "
                    + groupId
                    + ": change that, or delete it first";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public List<String> dependents() {
            return List.of(groupId.value());
        }
    }

    /** The interface that an Elastic IP shall go to is not the standby's. */
    record InterfaceElsewhere(EniId eniId, InstanceId instanceId) implements FailoverRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "The network interface '"
                    + eniId
                    + "' is not attached to the standby '"
                    + instanceId
                    + "'";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** It is no standby of the group. */
    record NotAStandby(FailoverGroupId groupId, InstanceId instanceId) implements FailoverRefusal {
        @Override
        public String code() {
            return "InvalidParameterValue";
        }

        @Override
        public String message() {
            return "The instance '"
                    + instanceId
                    + "' is no standby of the failover group '"
                    + groupId
                    + "'";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.INVALID;
        }
    }

    /** It has what it shall take over. */
    record HoldsAlready(FailoverGroupId groupId, InstanceId instanceId) implements FailoverRefusal {
        @Override
        public String code() {
            return "IncorrectFailoverHolder";
        }

        @Override
        public String message() {
            return "The instance '"
                    + instanceId
                    + "' holds the resource of the failover group '"
                    + groupId
                    + "' already";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** A standby must be well to be chosen. */
    record StandbyUnwell(InstanceId instanceId, Health health) implements FailoverRefusal {
        @Override
        public String code() {
            return "IncorrectInstanceState";
        }

        @Override
        public String message() {
            return "The instance '"
                    + instanceId
                    + "' is not in a state in which it can take over by itself: its health is "
                    + health.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /** Where targets' health decides, an unhealthy one is not chosen. */
    record StandbyUnhealthy(InstanceId instanceId, TargetGroupId targetGroupId)
            implements FailoverRefusal {
        @Override
        public String code() {
            return "IncorrectInstanceState";
        }

        @Override
        public String message() {
            return "The instance '"
                    + instanceId
                    + "' is not in a state in which it can take over by itself: it is unhealthy in '"
                    + targetGroupId
                    + "'";
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }
    }

    /**
     * None of the standbys can take over.
     *
     * @param obstacles of each, in the group's order
     */
    record NoStandby(FailoverGroupId groupId, List<Drill.Obstacle> obstacles)
            implements FailoverRefusal {
        private static final int MOST_NAMED = 3;

        public NoStandby {
            obstacles = List.copyOf(obstacles);
        }

        @Override
        public String code() {
            return "InsufficientFailoverStandbys";
        }

        @Override
        public String message() {
            StringBuilder reasons = new StringBuilder();
            obstacles.stream()
                    .limit(MOST_NAMED)
                    .forEach(obstacle -> reasons.append(". ").append(obstacle.message()));
            return "No standby of the failover group '"
                    + groupId
                    + "' can take over; it has "
                    + obstacles.size()
                    + reasons;
        }

        @Override
        public RefusalKind kind() {
            return RefusalKind.CONFLICT;
        }

        @Override
        public List<String> dependents() {
            return obstacles.stream().map(obstacle -> obstacle.instanceId().value()).toList();
        }
    }
}
