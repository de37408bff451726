package dev.krug.promo.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.promo.NewPromoCode;
import dev.krug.promo.PromoType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromoLineTest { // MB-346

    @Test
    void readsATypeAValueAndItsLimitsInTheirOrder() {
        assertThat(PromoLine.of("trainings 3 100 30 user=@mia source=fair"))
                .contains(new PromoLine(
                        NewPromoCode.of(PromoType.TRAININGS, 3)
                                .usableTimes(100)
                                .forDays(30)
                                .from("fair"),
                        "@mia"));
        assertThat(PromoLine.of("FREE_MONTH")).contains(new PromoLine(NewPromoCode.of(PromoType.FREE_MONTH, 0), ""));
        assertThat(PromoLine.of(" DISCOUNT 90 безлимит бессрочно "))
                .contains(new PromoLine(NewPromoCode.of(PromoType.DISCOUNT, 90), ""));
        assertThat(PromoLine.of("CREDITS 5 unlimited 7"))
                .contains(new PromoLine(NewPromoCode.of(PromoType.CREDITS, 5).forDays(7), ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "GIFT 3",
                "TRAININGS",
                "TRAININGS skip",
                "TRAININGS 0",
                "TRAININGS 1000001",
                "TRAININGS -1",
                "TRAININGS 9999999999",
                "DISCOUNT 91",
                "CREDITS 5 0",
                "CREDITS 5 -1",
                "CREDITS 5 1 0",
                "CREDITS 5 1 36501",
                "CREDITS 5 1 1 1",
                "CREDITS 5 colour=red",
                "CREDITS 5 source=",
                "source=fair"
            })
    void refusesTheWholeLineForOneWrongWord(String line) {
        assertThat(PromoLine.of(line)).isEmpty();
    }
}
