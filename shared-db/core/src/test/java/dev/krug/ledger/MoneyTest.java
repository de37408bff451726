package dev.krug.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {

    @ParameterizedTest
    @CsvSource({
        "99000, RUB, 990 ₽",
        "699000, RUB, 6990 ₽",
        "16950, RUB, 169.50 ₽",
        "1000, USD, $10",
        "199, USD, $1.99",
        "50000, KZT, 500 KZT",
        "250, XTR, 250 ⭐️",
        "0, RUB, 0 ₽"
    })
    void readsAsAPrice(long minor, Asset asset, String text) { // MB-321
        assertThat(new Money(minor, asset).text()).isEqualTo(text);
    }

    @Test
    void neverRoundsNorOverflows() {
        assertThat(new Money(2, Asset.XTR).plus(new Money(-5, Asset.XTR))).isEqualTo(new Money(-3, Asset.XTR));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> new Money(Long.MAX_VALUE, Asset.RUB).plus(new Money(1, Asset.RUB)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Money(1, Asset.RUB).plus(new Money(1, Asset.USD)));
    }

    @Test
    void aPostingHasTwoSides() { // CORE-190
        var account = Account.ofPlatform(AccountKind.CREDITS_ISSUER, Asset.TRAININGS);
        var leg = new Posting.Leg(account, new Money(1, Asset.TRAININGS));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Posting("x", "one-sided", List.of(leg), null, Map.of()));
    }
}
