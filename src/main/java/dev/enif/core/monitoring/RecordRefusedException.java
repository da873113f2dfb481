/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.monitoring;

/** A flow record that cannot be taken; it goes to the dead letters with the reason. */
public final class RecordRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why, for machines; names are added, never changed. */
    public enum Reason {
        /** It is not of the form of a flow record, or a value is out of range. */
        MALFORMED("Malformed"),
        /** It is of another account than whoever sent it. */
        FOREIGN_ACCOUNT("ForeignAccount"),
        /** The account has no such interface, and had none as far back as is known. */
        UNKNOWN_INTERFACE("UnknownInterface"),
        /** Neither address was an interface's of the account when it started. */
        NO_OWNER("NoOwner"),
        /** It ends later than clocks can differ. */
        IN_FUTURE("InFuture");

        private final String wireName;

        Reason(String wireName) {
            this.wireName = wireName;
        }

        /** Its name on the wire; never changes. */
        public String wireName() {
            return wireName;
        }
    }

    private final Reason reason;

    /**
     * @param detail one sentence, or a field and what is wrong with it
     */
    public RecordRefusedException(Reason reason, String detail) {
        // Thousands of them a second are no reason to walk the stack.
        super(detail, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
