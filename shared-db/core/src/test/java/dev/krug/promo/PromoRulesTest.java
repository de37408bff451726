package dev.krug.promo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.users.UserId;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of promo codes as tables. */
class PromoRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:30:00Z");
    private static final UserId ANNA = new UserId(new UUID(0, 1));

    @ParameterizedTest
    @CsvSource({
        "' krug ', KRUG",
        "КРУГ, KPУГ",
        "крут, KPУT",
        "АВЕКМНОРСТУХ, ABEKMHOPCTYX",
        "авекмнорстух, ABEKMHOPCTYX",
        "New_Year, NEW_YEAR",
        "ёж, ЁЖ"
    })
    void typedCodesAreMadeAlike(String typed, String code) { // MB-341
        assertThat(PromoInput.normalize(typed)).isEqualTo(code.replace("У", "Y"));
    }

    @ParameterizedTest
    @CsvSource({
        // disabled, expires in s, uses, of, theirs, used before, reason
        "false, 0,   0, ,  true,  false, ",
        "false, 60,  4, 5, true,  false, ",
        "true,  -60, 5, 5, false, true,  PROMO_DISABLED",
        "false, -60, 5, 5, false, true,  PROMO_EXPIRED",
        "false, 0,   5, 5, false, true,  PROMO_EXHAUSTED",
        "false, 0,   0, 5, false, true,  PROMO_NOT_YOURS",
        "false, 0,   1, 5, true,  true,  PROMO_ALREADY_USED"
    })
    void theFirstReasonWins( // MB-342
            boolean disabled,
            long expiresIn,
            int uses,
            @Nullable Integer most,
            boolean theirs,
            boolean usedBefore,
            @Nullable PromoRefusal reason) {
        var code = code(disabled, expiresIn == 0 ? null : NOW.plusSeconds(expiresIn), uses, most);
        assertThat(PromoRefusal.of(code, NOW, theirs, usedBefore)).isEqualTo(reason);
    }

    @Test
    void aCodeEndsAtItsInstant() { // MB-342, MB-349
        assertThat(code(false, NOW.plusNanos(1), 0, null).state(NOW)).isEqualTo(PromoCode.State.ACTIVE);
        assertThat(code(false, NOW, 0, null).state(NOW)).isEqualTo(PromoCode.State.EXPIRED);
        assertThat(code(false, null, 3, 3).state(NOW)).isEqualTo(PromoCode.State.EXHAUSTED);
        assertThat(code(true, NOW, 3, 3).state(NOW)).isEqualTo(PromoCode.State.DISABLED);
    }

    @Test
    void aPersonalCodeIsForOnePersonOrForNobody() {
        var personal = new PromoCode(
                new UUID(0, 2), "GIFT", PromoType.CREDITS, 1, null, 0, null, null, "manual", true, ANNA, null, NOW);
        var orphaned = new PromoCode(
                new UUID(0, 2), "GIFT", PromoType.CREDITS, 1, null, 0, null, null, "manual", true, null, null, NOW);
        assertThat(personal.isFor(ANNA)).isTrue();
        assertThat(personal.isFor(new UserId(new UUID(0, 3)))).isFalse();
        assertThat(orphaned.isFor(ANNA)).isFalse();
    }

    private static PromoCode code(boolean disabled, @Nullable Instant expiresAt, int uses, @Nullable Integer most) {
        return new PromoCode(
                new UUID(0, 2),
                "CODE",
                PromoType.TRAININGS,
                3,
                most,
                uses,
                expiresAt,
                disabled ? NOW : null,
                "manual",
                false,
                null,
                null,
                NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "TRAININGS,  3,          3",
        "TRAININGS,  0,          -1",
        "TRAININGS,  пропустить, -1",
        "FREE_MONTH, Пропустить, 0",
        "FREE_MONTH, skip,       0",
        "CREDITS,    -1,         -1",
        "CREDITS,    1000001,    -1",
        "DISCOUNT,   90,         90",
        "DISCOUNT,   91,         -1",
        "DISCOUNT,   ten,        -1",
        "DISCOUNT,   99999999999,-1"
    })
    void valuesAreReadFromWords(PromoType type, String answer, int value) { // MB-346
        assertThat(PromoWords.value(type, answer)).isEqualTo(value < 0 ? OptionalInt.empty() : OptionalInt.of(value));
    }

    @ParameterizedTest
    @CsvSource({"10, 10", "безлимит, 0", "UNLIMITED, 0", "бесконечно, 0", "0, -1", "ten, -1", "never, -1"})
    void usesAreReadFromWords(String answer, int uses) { // MB-346
        assertThat(PromoWords.uses(answer).map(limit -> limit.orElse(0)).orElse(-1))
                .isEqualTo(uses);
    }

    @ParameterizedTest
    @CsvSource({"30, 30", "без срока, 0", "Бессрочно, 0", "never, 0", "0, -1", "-5, -1", "безлимит, -1"})
    void daysAreReadFromWords(String answer, int days) { // MB-346
        assertThat(PromoWords.days(answer).map(limit -> limit.orElse(0)).orElse(-1))
                .isEqualTo(days);
    }

    @Property(tries = 200)
    void randomCodesAreCodes(@ForAll @IntRange(min = 4, max = 20) int length) { // MB-347
        assertThat(PromoInput.isCode(RandomCode.of(length))).isTrue();
        assertThat(RandomCode.of(length)).hasSize(length);
    }
}
