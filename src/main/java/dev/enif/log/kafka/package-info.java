/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
/**
 * The log on Kafka: what its topics must look like, appending decisions, following them, and
 * snapshots of what was followed. Explicit poll loops on the Kafka client; knows no framework.
 */
@NullMarked
package dev.enif.log.kafka;

import org.jspecify.annotations.NullMarked;
