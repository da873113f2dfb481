/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.bench;

import java.io.PrintStream;
import java.nio.file.Path;

/** A benchmark that needs more than one process, and so is no matter for JMH. */
interface SystemBenchmark {

    /** One word, to choose it by. */
    String name();

    /**
     * Runs it and prints what it measured.
     *
     * @param folder an empty folder for its servers, deleted afterwards
     */
    void run(PrintStream out, Path folder) throws Exception;
}
