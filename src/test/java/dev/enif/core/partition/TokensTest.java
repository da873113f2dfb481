/* Copyright the Enif authors. Licensed under the Apache License, Version 2.0 (see LICENSE). SPDX-License-Identifier: Apache-2.0 */
package dev.enif.core.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enif.core.decision.Result;
import dev.enif.core.id.AccountId;
import dev.enif.core.partition.Tokens.Key;
import dev.enif.core.partition.Tokens.Stored;
import dev.enif.testing.Seeds;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final AccountId ACCOUNT = new AccountId("123456789012");
    private static final AccountId OTHER = new AccountId("210987654321");

    @Test
    void a_token_is_found_until_it_expires() {
        var tokens = Tokens.NONE.plus(key("t"), stored(100));
        assertThat(tokens.find(key("t"), 99)).isEqualTo(stored(100));
        assertThat(tokens.find(key("t"), 100)).isNull();
        assertThat(tokens.find(new Key(OTHER, "t"), 99)).isNull();
        assertThat(tokens.earliestMillis()).isEqualTo(100);
        assertThat(tokens.expire(99).stored()).hasSize(1);
        assertThat(tokens.expire(100).stored()).isEmpty();
        assertThat(Tokens.NONE.earliestMillis()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_token_that_is_used_again_expires_anew() {
        var tokens = Tokens.NONE.plus(key("t"), stored(100)).plus(key("t"), stored(200));
        assertThat(tokens.expire(150).find(key("t"), 150)).isEqualTo(stored(200));
        assertThat(tokens.earliestMillis()).isEqualTo(200);
    }

    @Test
    void the_tokens_of_an_account_are_counted() {
        var tokens =
                Tokens.NONE
                        .plus(key("t"), stored(100))
                        .plus(key("u"), stored(200))
                        .plus(key("u"), stored(300))
                        .plus(new Key(OTHER, "t"), stored(100));
        assertThat(tokens.count(ACCOUNT)).isEqualTo(2);
        assertThat(tokens.expire(100).count(ACCOUNT)).isEqualTo(1);
        assertThat(tokens.expire(100).count(OTHER)).isZero();
        assertThat(Tokens.of(tokens.stored()).count(ACCOUNT)).isEqualTo(2);
    }

    @Test
    void a_thousand_are_dropped_at_once_and_the_others_are_not_found() {
        var tokens = Tokens.NONE;
        for (int number = 0; number < 1_500; number++) {
            tokens = tokens.plus(key("token " + number), stored(number));
        }
        var left = tokens.expire(5_000);
        assertThat(left.stored()).hasSize(500);
        assertThat(left.find(key("token 1499"), 5_000)).isNull();
        assertThat(left.expire(5_000).stored()).isEmpty();
        assertThat(left.expire(5_000).fingerprint()).isEqualTo(Tokens.NONE.fingerprint());
    }

    /** Beside a map that is searched for what has expired. */
    @Test
    void tokens_agree_with_a_map_and_their_hash_with_its_content() {
        Seeds.check(
                300,
                random -> {
                    var tokens = Tokens.NONE;
                    Map<Key, Stored> map = new HashMap<>();
                    long now = 0;
                    for (int step = 0; step < 100; step++) {
                        now += random.nextInt(4);
                        long atMillis = now;
                        var key =
                                new Key(
                                        random.nextBoolean() ? ACCOUNT : OTHER,
                                        "t" + random.nextInt(20));
                        if (random.nextBoolean()) {
                            var value = stored(now + random.nextInt(30));
                            tokens = tokens.plus(key, value);
                            map.put(key, value);
                        } else {
                            tokens = tokens.expire(now);
                            map.values().removeIf(value -> value.expiresAtMillis() <= atMillis);
                            assertThat(tokens.stored()).isEqualTo(map);
                        }
                        var found = map.get(key);
                        assertThat(tokens.find(key, now))
                                .isEqualTo(
                                        found == null || found.expiresAtMillis() <= now
                                                ? null
                                                : found);
                        assertThat(tokens.fingerprint())
                                .isEqualTo(Tokens.of(new TreeMap<>(map)).fingerprint());
                    }
                });
    }

    @Test
    void the_fingerprint_tells_what_is_stored() {
        var tokens = Tokens.NONE.plus(key("t"), stored(100));
        assertThat(Tokens.NONE.plus(key("u"), stored(100)).fingerprint())
                .isNotEqualTo(tokens.fingerprint());
        assertThat(Tokens.NONE.plus(new Key(OTHER, "t"), stored(100)).fingerprint())
                .isNotEqualTo(tokens.fingerprint());
        assertThat(Tokens.NONE.plus(key("t"), new Stored(7, Result.of("eni-1"), 100)).fingerprint())
                .isNotEqualTo(tokens.fingerprint());
    }

    private static Key key(String token) {
        return new Key(ACCOUNT, token);
    }

    private static Stored stored(long expiresAtMillis) {
        return new Stored(7, Result.NOTHING, expiresAtMillis);
    }
}
