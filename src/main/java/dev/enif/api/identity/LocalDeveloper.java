/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.api.identity;

import dev.enif.api.problem.ProblemException;
import dev.enif.core.id.AccountId;
import dev.enif.core.id.MalformedIdException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The identity of the local run: whoever sits at this machine is a developer of one account.
 *
 * <p>It holds only when {@code enif.local} is set and the connection comes from the machine itself.
 * A page in the developer's browser is not the developer, though its requests come from here too:
 * hence a foreign {@code Origin}, or a {@code Host} that is not this machine (DNS rebinding), has
 * no identity.
 */
@ApplicationScoped
public class LocalDeveloper implements CallerSource {
    /** Chooses the account, 12 decimal digits. */
    public static final String ACCOUNT_HEADER = "Enif-Account";

    static final AccountId DEFAULT_ACCOUNT = new AccountId("000000000001");

    private final boolean local;

    public LocalDeveloper(
            @ConfigProperty(name = "enif.local", defaultValue = "false") boolean local) {
        this.local = local;
    }

    @Override
    public Uni<Optional<Caller>> identify(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!local || !isFromHere(request.remoteAddress()) || !isAimedHere(request)) {
            return Uni.createFrom().item(Optional.empty());
        }
        Caller developer =
                new Caller(account(request), "local-developer", Set.of(Caller.Role.ADMINISTRATOR));
        return Uni.createFrom().item(Optional.of(developer));
    }

    private static AccountId account(HttpServerRequest request) {
        String account = request.getHeader(ACCOUNT_HEADER);
        try {
            return account == null ? DEFAULT_ACCOUNT : new AccountId(account);
        } catch (MalformedIdException malformed) {
            throw ProblemException.invalid(
                    malformed.code(), ACCOUNT_HEADER, "expecting 12 decimal digits");
        }
    }

    private static boolean isFromHere(@Nullable SocketAddress remote) {
        return remote != null && remote.hostAddress() != null && isLoopback(remote.hostAddress());
    }

    private static boolean isAimedHere(HttpServerRequest request) {
        HostAndPort authority = request.authority();
        if (authority == null || !isLoopback(authority.host())) {
            return false;
        }
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        return origin == null || origin.equals(request.scheme() + "://" + host);
    }

    /** Whether it is a name or literal of this machine; no name is looked up. */
    static boolean isLoopback(String host) {
        if (host.equals("localhost")) {
            return true;
        }
        String literal =
                host.startsWith("[") && host.endsWith("]")
                        ? host.substring(1, host.length() - 1)
                        : host;
        try {
            return InetAddress.ofLiteral(literal).isLoopbackAddress();
        } catch (IllegalArgumentException notALiteral) {
            return false;
        }
    }
}
