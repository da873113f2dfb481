/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.kafka;

import java.util.List;

/** The topics are not what the log protocol rests on; this process must not run on them. */
public final class TopicContractException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> violations;

    public TopicContractException(List<String> violations) {
        super(String.join("; ", violations));
        this.violations = List.copyOf(violations);
    }

    /** One sentence each, for the person who can put it right. */
    public List<String> violations() {
        return violations;
    }
}
