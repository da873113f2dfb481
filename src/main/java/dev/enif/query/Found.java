/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.query;

import dev.enif.log.Position;
import dev.enif.query.view.ResourceView;
import java.util.Optional;

/**
 * One resource, or that there is none.
 *
 * @param view empty if the account has no such resource; another account's looks the same
 * @param position what the answer reflects: everything up to it, and nothing behind it
 */
public record Found<V extends ResourceView>(Optional<V> view, Position position) {}
