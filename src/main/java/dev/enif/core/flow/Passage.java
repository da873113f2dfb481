/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.flow;

import dev.enif.core.id.EniId;
import dev.enif.core.id.RuleId;
import org.jspecify.annotations.Nullable;

/**
 * Where one flow was filtered on its way, for those who tell of each interface apart. Filled by
 * {@link RuleTable#evaluate(Flow, Passage)}, and can be used again; for one thread.
 */
public final class Passage {
    private @Nullable EniId sender;
    private @Nullable EniId receiver;
    private @Nullable EniId refusedAt;
    private @Nullable RuleId egressRule;
    private @Nullable RuleId ingressRule;
    private boolean arrived;
    private boolean viaOthers;

    void begin() {
        sender = null;
        receiver = null;
        refusedAt = null;
        egressRule = null;
        ingressRule = null;
        arrived = false;
        viaOthers = false;
    }

    void between(@Nullable CompiledInterface from, @Nullable CompiledInterface to) {
        sender = from == null ? null : from.id();
        receiver = to == null ? null : to.id();
    }

    void passed(EniId at, boolean ingress, @Nullable RuleId rule) {
        if (ingress && at.equals(receiver)) {
            arrived = true;
            ingressRule = rule;
        } else if (!ingress && at.equals(sender)) {
            egressRule = rule;
        } else {
            viaOthers = true;
        }
    }

    void refused(EniId at) {
        refusedAt = at;
    }

    /** Whose address the source was; null for none of ours. */
    public @Nullable EniId sender() {
        return sender;
    }

    /** Whose address the destination was, before any load balancer; null for none of ours. */
    public @Nullable EniId receiver() {
        return receiver;
    }

    /**
     * At which interface, or in its subnet, a group or network ACL refused it; null if none did.
     */
    public @Nullable EniId refusedAt() {
        return refusedAt;
    }

    /** Whether it passed all filters of the receiver. */
    public boolean arrived() {
        return arrived;
    }

    /** The lowest of the sender's rules that let it out; null if none was needed or none did. */
    public @Nullable RuleId egressRule() {
        return egressRule;
    }

    /** The lowest of the receiver's rules that let it in; null if none was needed or none did. */
    public @Nullable RuleId ingressRule() {
        return ingressRule;
    }

    /** Whether it came to an appliance, a NAT gateway or a load balancer between. */
    public boolean passedOthers() {
        return viaOthers;
    }
}
