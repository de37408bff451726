package dev.krug.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.StatementLog;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** How often a request asks the database. */
@ApiTest
@Import(StatementLog.class)
class StatementsIT {

    // The watch over keys and revocations runs beside the requests.
    private static final List<String> BESIDE = List.of("signing_keys", "revoked_at >=", "tokens_valid_after >=");

    @Autowired
    StatementLog log;

    @Autowired
    Api api;

    @Test
    void readsTheCallerByAtMostTwoStatements() { // CORE-801
        var eva = api.signIn(801, "Eva");
        log.clear();
        assertThat(api.get("/api/v1/users/me", eva.accessToken()).status()).isEqualTo(200);
        assertThat(asked()).hasSizeBetween(1, 2);
    }

    @Test
    void checksATokenWithoutAsking() { // CORE-801
        var eva = api.signIn(802, "Eva");
        log.clear();
        assertThat(api.get("/api/v1/leaderboards/xp?page=x", eva.accessToken()).status())
                .isEqualTo(400);
        assertThat(asked()).isEmpty();
    }

    private Stream<String> asked() {
        return log.statements().stream().filter(statement -> BESIDE.stream().noneMatch(statement::contains));
    }
}
