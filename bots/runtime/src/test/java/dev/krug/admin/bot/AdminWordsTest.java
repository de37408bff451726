package dev.krug.admin.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How administrators write amounts, times and verbs. */
class AdminWordsTest { // MB-811

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "+5,        5",
                "5,         5",
                "-2,        -2",
                "1000,      1000",
                "1001,      -",
                "-1001,     -",
                "0,         -",
                "+0,        -",
                "+-5,       -",
                "5.0,       -",
                "five,      -",
                "'',        -",
                "99999999999999999999, -"
            })
    void amountsHaveASignAndALimit(String text, Integer amount) {
        assertThat(Amounts.signed(text, 1000)).isEqualTo(Optional.ofNullable(amount));
        assertThat(Amounts.positive(text, 1000))
                .isEqualTo(Optional.ofNullable(amount).filter(number -> number > 0));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "month,     30",
                "year,      365",
                "days:1,    1",
                "days:1825, 1825",
                "days:1826, -",
                "days:0,    -",
                "days:-1,   -",
                "days:,     -",
                "7,         -",
                "week,      -",
                "'',        -"
            })
    void timeIsAMonthAYearOrDays(String word, Integer days) {
        assertThat(GrantedDays.of(word)).isEqualTo(Optional.ofNullable(days));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "grant @mia month Why not | grant | @mia | month",
                "@mia grant month Why not | grant | @mia | month",
                "revoke 17 #2 By mistake  | revoke | 17  | #2",
                "17 extend 5              | extend | 17  | 5",
                "17 give 5                | ''     | 17  | 5",
                "''                       | ''     | ''  | ''"
            })
    void theVerbAndThePersonStandInEitherOrder(String text, String verb, String whom, String next) {
        var words = VerbWords.of(text, Set.of("grant", "extend", "revoke"));
        assertThat(words.verb()).isEqualTo(verb);
        assertThat(words.whom()).isEqualTo(whom);
        assertThat(words.rest().first()).isEqualTo(next);
    }
}
