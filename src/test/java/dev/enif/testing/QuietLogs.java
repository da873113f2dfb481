/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import org.jboss.logmanager.Level;
import org.jboss.logmanager.LogContext;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Keeps libraries from printing their configuration into the output of plain tests. */
public final class QuietLogs implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        for (var noisy : new String[] {"org.apache.kafka", "com.tngtech.archunit"}) {
            LogContext.getLogContext().getLogger(noisy).setLevel(Level.WARN);
        }
    }
}
