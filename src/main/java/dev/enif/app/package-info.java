/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */

/**
 * Configuration, roles, health, metrics and start-up checks: what turns the parts into a service.
 */
@NullMarked
package dev.enif.app;

import org.jspecify.annotations.NullMarked;
