/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.command;

/**
 * A command as it is in the topic.
 *
 * @param commandId from the record's header, so that it is known even if the body is not
 * @param body not yet decoded
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copied by nobody
record CommandRecord(String commandId, byte[] body) {}
