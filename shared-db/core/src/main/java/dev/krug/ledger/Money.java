package dev.krug.ledger;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact amount, possibly negative.
 *
 * @param minor in the smallest unit of the asset: kopecks, stars, trainings
 */
public record Money(long minor, Asset asset) {

    /** @throws ArithmeticException if the sum does not fit */
    public Money plus(Money other) {
        if (asset != other.asset) {
            throw new IllegalArgumentException(asset + " and " + other.asset + " do not add up");
        }
        return new Money(Math.addExact(minor, other.minor), asset);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), asset);
    }

    /** For people: whole amounts without decimals, {@code 990 ₽}, {@code $1.99}, {@code 500 KZT}. */
    public String text() { // MB-321
        var amount = BigDecimal.valueOf(minor, asset.decimals());
        var whole = amount.stripTrailingZeros().scale() <= 0;
        return asset.pattern()
                .replace("{0}", (whole ? amount.setScale(0, RoundingMode.UNNECESSARY) : amount).toPlainString());
    }
}
