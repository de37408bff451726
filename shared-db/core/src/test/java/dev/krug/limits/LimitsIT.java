package dev.krug.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;

/** CORE-530: limits hold for all who count together. */
@StoreTest
class LimitsIT {

    @Autowired
    Limits limits;

    @Autowired
    OwnCounters own;

    @Autowired
    Clock clock;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void allowsExactlyTheNumberHoweverManyAskAtOnce(boolean strict) {
        var limit = new RateLimit("at-once-" + strict, 7, Duration.ofMinutes(1), strict);
        var subject = UUID.randomUUID().toString();
        var answers = Objects.requireNonNull(Flux.range(0, 40)
                .flatMap(i -> limits.take(limit, subject), 20)
                .collectList()
                .block());
        assertThat(answers).filteredOn(Allowance::allowed).hasSize(7);
        assertThat(answers)
                .allMatch(answer -> answer.limit() == 7 && !answer.resetIn().isNegative());
        assertThat(take(limit, "somebody else")).isTrue();
    }

    @Test
    void beginsAnewWithTheNextWindow() {
        var limit = RateLimit.strict("window", 1, Duration.ofMinutes(1));
        assertThat(List.of(take(limit, "a"), take(limit, "a"))).containsExactly(true, false);
        ((TestClock) clock).advance(Duration.ofMinutes(1));
        assertThat(take(limit, "a")).isTrue();
    }

    @Test
    void countsWithinTheProcessWithoutRedis() {
        var limit = RateLimit.general("own", 2, Duration.ofMinutes(1));
        var uses = List.of(own.take(limit, "a"), own.take(limit, "a"), own.take(limit, "a"), own.take(limit, "b"));
        assertThat(uses).extracting(Allowance::allowed).containsExactly(true, true, false, true);
        assertThat(uses).extracting(Allowance::remaining).containsExactly(1, 0, 0, 1);
        ((TestClock) clock).advance(Duration.ofMinutes(1));
        assertThat(own.take(limit, "a").allowed()).isTrue();
    }

    private boolean take(RateLimit limit, String subject) {
        return Objects.requireNonNull(limits.take(limit, subject).block()).allowed();
    }
}
