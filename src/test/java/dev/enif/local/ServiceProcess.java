/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * The packaged service in a process of its own, on the loopback interface; it can be killed,
 * stopped in its tracks and started again with the same settings. Not thread-safe.
 */
public final class ServiceProcess implements AutoCloseable {

    /** What {@code ./mvnw package} makes. */
    private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    private final ServiceSettings settings;
    private final ChildProcess child;

    private ServiceProcess(ServiceSettings settings, ChildProcess child) {
        this.settings = settings;
        this.child = child;
    }

    /**
     * Starts the service and returns when it is ready.
     *
     * @throws LocalTrouble if it ends or is not ready within the bound
     */
    public static ServiceProcess start(ServiceSettings settings, Duration bound) {
        var service = launch(settings);
        try {
            service.awaitReady(bound);
        } catch (LocalTrouble e) {
            service.kill();
            throw e;
        }
        return service;
    }

    /**
     * Starts the service and returns at once.
     *
     * @throws LocalTrouble if the service is not packaged
     */
    public static ServiceProcess launch(ServiceSettings settings) {
        var jar = Path.of(System.getProperty("enif.folder", ".")).resolve(JAR);
        if (!Files.exists(jar)) {
            throw new LocalTrouble(
                    "The service is not packaged: ./mvnw package -DskipTests makes " + jar + ".");
        }
        var options = new ArrayList<String>();
        options.add("-XX:+ExitOnOutOfMemoryError");
        options.add("--enable-native-access=ALL-UNNAMED");
        options.add("--sun-misc-unsafe-memory-access=allow");
        options.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
        options.addAll(settings.jvmOptions());
        options.addAll(
                List.of(
                        "-Dquarkus.http.host=127.0.0.1",
                        "-Dquarkus.http.port=" + settings.httpPort(),
                        "-Dquarkus.management.host=127.0.0.1",
                        "-Dquarkus.management.port=" + settings.managementPort(),
                        "-Dquarkus.log.console.json.enabled=false"));
        settings.configuration()
                .forEach((property, value) -> options.add("-D" + property + "=" + value));
        return new ServiceProcess(
                settings, ChildProcess.start("enif", Jvm.command(options, jar), settings.log()));
    }

    /**
     * Returns when the service is ready.
     *
     * @throws LocalTrouble if it ends or is not ready within the bound
     */
    public void awaitReady(Duration bound) {
        long deadline = System.nanoTime() + bound.toNanos();
        while (!isReady()) {
            if (!child.isAlive()) {
                throw new LocalTrouble(
                        "The service ended while it was starting" + whereItSaysWhy() + ".");
            }
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new LocalTrouble(
                        "The service was not ready within %d s%s."
                                .formatted(bound.toSeconds(), whereItSaysWhy()));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    /**
     * Whether the service says that it can serve its roles; false if it does not answer within 5 s.
     */
    public boolean isReady() {
        var request =
                HttpRequest.newBuilder(management("/q/health/ready"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** An address of its API; the path begins with a slash. */
    public URI api(String path) {
        return URI.create("http://127.0.0.1:" + settings.httpPort() + path);
    }

    /** An address of its health and metrics; the path begins with a slash. */
    public URI management(String path) {
        return URI.create("http://127.0.0.1:" + settings.managementPort() + path);
    }

    public ServiceSettings settings() {
        return settings;
    }

    public long pid() {
        return child.pid();
    }

    public boolean isAlive() {
        return child.isAlive();
    }

    /** Whether it ended within the bound. */
    public boolean awaitEnd(Duration bound) {
        return child.awaitEnd(bound);
    }

    /** SIGKILL; returns when it is gone. */
    public void kill() {
        child.kill();
    }

    /** SIGSTOP: it hangs, its connections stay open. */
    public void pause() {
        child.pause();
    }

    /** SIGCONT after {@link #pause}. */
    public void resume() {
        child.resume();
    }

    /** SIGTERM: it stops in good order; by force after 20 s. */
    @Override
    public void close() {
        child.stop(Duration.ofSeconds(20));
    }

    ChildProcess child() {
        return child;
    }

    private String whereItSaysWhy() {
        return settings.log() == null
                ? "; it says why above"
                : "; its log says why: " + settings.log();
    }
}
