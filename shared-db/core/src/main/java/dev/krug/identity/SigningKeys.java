package dev.krug.identity;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The keys that tokens are signed with. All processes agree through the table; each keeps what it last read. */
@Component
class SigningKeys { // CORE-075, CORE-076

    static final Duration ACTIVE_FOR = Duration.ofDays(90);
    private static final Duration PENDING_FOR = Duration.ofHours(24);
    /** Longer than a refresh token lives. */
    private static final Duration RETIRED_FOR = Duration.ofDays(31);

    private static final int RSA_BITS = 2_048;

    private final SigningKeyRows rows;
    private final TransactionalOperator transaction;
    private final Clock clock;
    private volatile @Nullable KeyRing ring;

    SigningKeys(SigningKeyRows rows, TransactionalOperator transaction, Clock clock) {
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @throws IllegalStateException before the first {@link #refresh()} */
    KeyRing ring() {
        var known = ring;
        if (known == null) {
            throw new IllegalStateException("The signing keys are not loaded yet");
        }
        return known;
    }

    /** Makes the steps that are due and reads the keys again. */
    Mono<Void> refresh() {
        return load().filter(loaded -> !loaded.isDue(clock.instant()))
                .switchIfEmpty(Mono.defer(this::rotate).then(Mono.defer(this::load)))
                .doOnNext(loaded -> this.ring = loaded)
                .then();
    }

    List<Map<String, Object>> publicKeys() {
        return ring().keys().stream().map(SigningKeys::jwk).toList();
    }

    private Mono<KeyRing> load() {
        return rows.verifying(clock.instant())
                .collectList()
                .flatMap(keys -> keys.stream()
                        .filter(key -> key.state() == SigningKey.State.ACTIVE)
                        .findFirst()
                        .map(active -> signing(active.kid()).map(signing -> new KeyRing(keys, active, signing)))
                        .orElseGet(Mono::empty));
    }

    /** Decrypts a key only when it is another one than before. */
    private Mono<PrivateKey> signing(String kid) {
        var known = ring;
        return known != null && known.active().kid().equals(kid) ? Mono.just(known.signing()) : rows.signing(kid);
    }

    private Mono<Void> rotate() {
        return rows.lock()
                .then(Mono.defer(() -> rows.verifying(clock.instant()).collectList()))
                .flatMap(keys -> step(keys, clock.instant()))
                .then(Mono.defer(() -> rows.removeRetired(clock.instant())))
                .then()
                .as(transaction::transactional);
    }

    private Mono<Long> step(List<SigningKey> keys, Instant now) {
        var active = find(keys, SigningKey.State.ACTIVE);
        var pending = find(keys, SigningKey.State.PENDING);
        if (active == null) {
            return newPair().flatMap(pair -> rows.insert(newKid(), pair, SigningKey.State.ACTIVE, now));
        }
        if (pending == null) {
            return now.isBefore(active.activateAt().plus(ACTIVE_FOR))
                    ? Mono.just(0L)
                    : newPair()
                            .flatMap(pair ->
                                    rows.insert(newKid(), pair, SigningKey.State.PENDING, now.plus(PENDING_FOR)));
        }
        return now.isBefore(pending.activateAt())
                ? Mono.just(0L)
                : rows.retireActive(now, RETIRED_FOR).then(rows.activatePending());
    }

    private static @Nullable SigningKey find(List<SigningKey> keys, SigningKey.State state) {
        return keys.stream().filter(key -> key.state() == state).findFirst().orElse(null);
    }

    private static String newKid() {
        return UUID.randomUUID().toString();
    }

    // Finding two primes takes a good part of a second: not on an event loop.
    private static Mono<KeyPair> newPair() {
        return Mono.fromCallable(SigningKeys::generate).subscribeOn(Schedulers.boundedElastic());
    }

    private static KeyPair generate() throws NoSuchAlgorithmException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS);
        return generator.generateKeyPair();
    }

    private static Map<String, Object> jwk(SigningKey key) {
        return Map.of(
                "kty",
                "RSA",
                "kid",
                key.kid(),
                "use",
                "sig",
                "alg",
                "RS256",
                "n",
                unsigned(key.publicKey().getModulus()),
                "e",
                unsigned(key.publicKey().getPublicExponent()));
    }

    private static String unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        var magnitude = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
    }
}
