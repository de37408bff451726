package dev.krug.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.krug.access.AccessPolicy.DailyFree;
import dev.krug.access.AccessPolicy.Gated;
import dev.krug.access.AccessPolicy.Open;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of access as tables. */
class RulesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:30:00Z");
    private static final Gated GATED = new Gated(0);

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0",
        "PT-1S, 0",
        "PT0.000000001S, 1",
        "PT1H, 1",
        "PT24H, 1",
        "PT24H0.000001S, 2",
        "PT47H59M, 2",
        "P30D, 30",
        "P365DT1S, 366"
    })
    void begunDaysCountWhole(Duration left, long days) { // MB-303
        assertThat(Right.daysLeft(NOW.plus(left), NOW)).isEqualTo(days);
    }

    static Stream<Arguments> rights() {
        var month = new Holdings.Time(SubscriptionType.MONTH, NOW.plusSeconds(60), NOW.plusSeconds(60));
        var over = new Holdings.Time(SubscriptionType.YEAR, NOW, NOW);
        var inGrace = new Holdings.Time(SubscriptionType.YEAR, NOW.minusSeconds(60), NOW.plusSeconds(60));
        return Stream.of(
                Arguments.of(new Open(), held(null, 0, 0, 9), new Right.Free()),
                Arguments.of(GATED, held(null, 0, 0, 0), new Right.None()),
                Arguments.of(GATED, held(null, 0, 2, 0), new Right.FreeTrainings(2, FreeSource.CHANNEL)),
                Arguments.of(GATED, held(null, 1, 2, 0), new Right.Credits(1)),
                Arguments.of(
                        GATED,
                        held(month, 1, 2, 0),
                        new Right.Subscription(SubscriptionType.MONTH, NOW.plusSeconds(60), 1)),
                Arguments.of(GATED, held(over, 1, 0, 0), new Right.Credits(1)), // MB-313
                Arguments.of(GATED, held(over, 0, 0, 0), new Right.None()),
                Arguments.of(
                        GATED,
                        held(inGrace, 1, 0, 0),
                        new Right.Subscription(SubscriptionType.YEAR, NOW.minusSeconds(60), 0)), // CORE-252
                Arguments.of(new DailyFree(5), held(month, 1, 2, 0), new Right.DailyFree(5)),
                Arguments.of(new DailyFree(5), held(null, 1, 2, 4), new Right.DailyFree(1)),
                Arguments.of(new DailyFree(5), held(null, 1, 2, 5), new Right.Credits(1)),
                Arguments.of(new DailyFree(5), held(null, 0, 0, 6), new Right.None()));
    }

    @ParameterizedTest
    @MethodSource("rights")
    void whatCountsFirst(AccessPolicy policy, Holdings held, Right right) { // MB-302
        assertThat(Right.of(policy, held, NOW)).isEqualTo(right);
    }

    @Test
    void aNewcomerIsWelcomedOnce() { // MB-301
        var newcomer = new Holdings(null, 0, 0, null, false, 0);
        var welcomed = new Holdings(null, 0, 0, null, true, 0);
        assertThat(Right.of(new Gated(3), newcomer, NOW)).isEqualTo(new Right.FreeTrainings(3, FreeSource.ADMIN));
        assertThat(Right.of(new Gated(3), welcomed, NOW)).isEqualTo(new Right.None());
    }

    private static Holdings held(Holdings.@Nullable Time time, int credits, int free, int startedToday) {
        return new Holdings(time, credits, free, free > 0 ? FreeSource.CHANNEL : null, true, startedToday);
    }

    @Test
    void policiesAreReadAsStored() { // MB-301
        assertThat(AccessPolicy.of(Map.of())).isEqualTo(new Open());
        assertThat(AccessPolicy.of(Map.of("mode", "free"))).isEqualTo(new Open());
        assertThat(AccessPolicy.of(Map.of("mode", "gated", "welcomeTrainings", 2)))
                .isEqualTo(new Gated(2));
        assertThat(AccessPolicy.of(Map.of("mode", "daily_free", "perDay", 5))).isEqualTo(new DailyFree(5));
        for (var wrong : List.<Map<String, Object>>of(
                Map.of("mode", "closed"), Map.of("mode", "gated"), Map.of("mode", "daily_free", "perDay", -1))) {
            assertThatIllegalArgumentException().isThrownBy(() -> AccessPolicy.of(wrong));
        }
    }

    @Property
    void timeStacksWithoutGapOrOverlap( // property 9
            @ForAll @Size(min = 1, max = 12) List<@IntRange(min = 1, max = 1_825) Integer> grants,
            @ForAll @IntRange(min = 0, max = 400) int hoursBetween) {
        var now = NOW;
        var spans = new ArrayList<Periods.Span>();
        long bought = 0;
        for (var days : grants) {
            var last = spans.isEmpty() ? null : spans.getLast().endsAt();
            var left = last != null && last.isAfter(now) ? Duration.between(now, last) : Duration.ZERO;
            var span = Periods.next(last, now, days);
            assertThat(Duration.between(now, span.endsAt())).isEqualTo(left.plusDays(days)); // nothing is lost
            assertThat(last == null || !span.startsAt().isBefore(last)).isTrue();
            spans.add(span);
            bought += days;
            now = now.plus(Duration.ofHours(hoursBetween));
        }
        assertThat(spans.stream()
                        .mapToLong(span ->
                                Duration.between(span.startsAt(), span.endsAt()).toDays())
                        .sum())
                .isEqualTo(bought);
    }
}
