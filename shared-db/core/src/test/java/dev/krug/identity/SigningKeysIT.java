package dev.krug.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** CORE-075, 076: keys come, serve and go by the table. */
@StoreTest
class SigningKeysIT {

    @Autowired
    SigningKeys keys;

    @Autowired
    Clock clock;

    @Autowired
    DatabaseClient database;

    @Test
    void rotatesWithoutEverHavingTwoActiveKeys() {
        var first = keys.ring().active().kid();
        assertThat(keys.publicKeys()).hasSize(1);
        pass(Duration.ofDays(90));
        assertThat(keys.ring().active().kid()).isEqualTo(first);
        assertThat(keys.publicKeys()).hasSize(2);
        pass(Duration.ofHours(24));
        var second = keys.ring().active().kid();
        assertThat(second).isNotEqualTo(first);
        assertThat(keys.ring().verifying(first)).isPresent();
        pass(Duration.ofDays(30));
        assertThat(keys.ring().verifying(first)).isPresent();
        pass(Duration.ofDays(1));
        assertThat(keys.ring().verifying(first)).isEmpty();
    }

    @Test
    void storesNoPrivateKeyInTheOpen() {
        var stored = database.sql("select private_key_encrypted from signing_keys limit 1")
                .map(row -> String.valueOf(row.get(0)))
                .one()
                .block();
        assertThat(stored).doesNotStartWith("MII");
    }

    private void pass(Duration time) {
        ((TestClock) clock).advance(time);
        // Several processes look at once; the table agrees for all.
        Flux.range(0, 5).flatMap(i -> keys.refresh()).blockLast();
    }
}
