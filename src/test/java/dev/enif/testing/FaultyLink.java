/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.testing;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A way to a server on the loopback interface that fails on demand. What it does to a connection,
 * it does between bytes: nothing is changed on the way. Thread-safe.
 */
public final class FaultyLink implements AutoCloseable {
    private final int serverPort;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger answersToLose = new AtomicInteger();
    private volatile @Nullable String request;
    private volatile boolean down;

    public FaultyLink(int serverPort) {
        this.serverPort = serverPort;
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where clients connect. */
    public int port() {
        return listener.getLocalPort();
    }

    /**
     * The next connections, as many as given, that send a request with that text in it are cut when
     * the server answers: the request arrives, the answer does not.
     */
    public void loseAnswers(String requestText, int times) {
        request = requestText;
        answersToLose.set(times);
    }

    /** How many answers are yet to be lost. */
    public int answersToLose() {
        return answersToLose.get();
    }

    /** Cuts all connections and refuses new ones until {@link #up}. */
    public void down() {
        down = true;
        open.forEach(FaultyLink::close);
    }

    public void up() {
        down = false;
    }

    @Override
    public void close() {
        down();
        close(listener);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                if (down) {
                    close(client);
                    continue;
                }
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                open.add(client);
                open.add(server);
                var connection = new Connection(client, server);
                Thread.ofVirtual().start(connection::requests);
                Thread.ofVirtual().start(connection::answers);
            } catch (IOException refused) {
                // The client notices: its connection does not come about.
            }
        }
    }

    private final class Connection {
        private final Socket client;
        private final Socket server;
        private volatile boolean losing;

        Connection(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void requests() {
            pump(client, server, true);
        }

        void answers() {
            pump(server, client, false);
        }

        private void pump(Socket from, Socket to, boolean requests) {
            byte[] buffer = new byte[1 << 16];
            try {
                for (int read = from.getInputStream().read(buffer);
                        read >= 0;
                        read = from.getInputStream().read(buffer)) {
                    if (requests) {
                        losing |= isDoomed(buffer, read);
                    } else if (losing) {
                        break;
                    }
                    to.getOutputStream().write(buffer, 0, read);
                }
            } catch (IOException cut) {
                // Ends below, as all connections do.
            } finally {
                close(from);
                close(to);
                open.remove(from);
                open.remove(to);
            }
        }

        private boolean isDoomed(byte[] bytes, int length) {
            String text = request;
            return text != null
                    && answersToLose.get() > 0
                    && new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains(text)
                    && answersToLose.getAndDecrement() > 0;
        }
    }

    private static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
