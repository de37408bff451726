package dev.krug.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.kernel.Rows;
import dev.krug.secrets.SecretBox;
import dev.krug.secrets.Secrets;
import io.r2dbc.spi.Readable;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code signing_keys}; private halves are sealed in it. */
@Component
class SigningKeyRows {

    private static final long ROTATION_LOCK = 0x6b72_7567_6b65_7973L;

    private final DatabaseClient database;
    private final SecretBox box;

    SigningKeyRows(DatabaseClient database, Secrets secrets) {
        this.database = database;
        this.box = secrets.box("signing_keys");
    }

    /** Until the transaction ends no other process changes the keys. */
    Mono<Void> lock() {
        return database.sql("select pg_advisory_xact_lock(:lock)")
                .bind("lock", ROTATION_LOCK)
                .then();
    }

    /** Without retired keys whose time is over, whether or not the table says so already. */
    Flux<SigningKey> verifying(Instant now) {
        return database.sql("""
                        select kid, public_key, state, activate_at from signing_keys
                        where state in ('pending', 'active') or (state = 'retired' and remove_at > :now)
                        order by activate_at desc
                        """).bind("now", now).map(SigningKeyRows::key).all();
    }

    Mono<PrivateKey> signing(String kid) {
        return database.sql("select private_key_encrypted from signing_keys where kid = :kid")
                .bind("kid", kid)
                .map(row -> privateKey(box.open(Rows.get(row, "private_key_encrypted", String.class), place(kid))))
                .one();
    }

    Mono<Long> insert(String kid, KeyPair pair, SigningKey.State state, Instant activateAt) {
        var base64 = Base64.getEncoder();
        return database.sql("""
                        insert into signing_keys (kid, public_key, private_key_encrypted, state, activate_at)
                        values (:kid, :public, :private, :state, :activateAt)
                        """)
                .bind("kid", kid)
                .bind("public", base64.encodeToString(pair.getPublic().getEncoded()))
                .bind(
                        "private",
                        box.seal(base64.encodeToString(pair.getPrivate().getEncoded()), place(kid)))
                .bind("state", state.name().toLowerCase(Locale.ROOT))
                .bind("activateAt", activateAt)
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> retireActive(Instant now, Duration keptFor) {
        return database.sql("""
                        update signing_keys set state = 'retired', retire_at = :now, remove_at = :removeAt
                        where state = 'active'
                        """)
                .bind("now", now)
                .bind("removeAt", now.plus(keptFor))
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> activatePending() {
        return database.sql("update signing_keys set state = 'active' where state = 'pending'")
                .fetch()
                .rowsUpdated();
    }

    Mono<Long> removeRetired(Instant now) {
        return database.sql("""
                        update signing_keys set state = 'removed' where state = 'retired' and remove_at <= :now
                        """).bind("now", now).fetch().rowsUpdated();
    }

    private static SigningKey key(Readable row) {
        return new SigningKey(
                Rows.get(row, "kid", String.class),
                publicKey(Rows.get(row, "public_key", String.class)),
                SigningKey.State.of(Rows.get(row, "state", String.class)),
                Rows.get(row, "activate_at", Instant.class));
    }

    private static RSAPublicKey publicKey(String base64) {
        try {
            var encoded = Base64.getDecoder().decode(base64);
            return (RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("A public key in signing_keys is unreadable", unreadable);
        }
    }

    private static PrivateKey privateKey(String base64) {
        try {
            var encoded = Base64.getDecoder().decode(base64.getBytes(UTF_8));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("A private key in signing_keys is unreadable", unreadable);
        }
    }

    private static SecretBox.Place place(String kid) {
        return new SecretBox.Place("signing_keys", "private_key_encrypted", kid);
    }
}
