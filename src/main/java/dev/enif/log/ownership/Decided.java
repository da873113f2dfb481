/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.log.ownership;

/**
 * The answer to one command, not yet in the log.
 *
 * @param state the state after the answer, made from the body as every reader will read it: the
 *     body is encoded, decoded and folded before it is appended
 * @param body the value to append
 */
public record Decided<S, B>(S state, B body) {}
