package dev.krug.ledger;

import java.util.Arrays;

/** What an account counts: a currency by its code, or a credit by the name of its unit. */
public enum Asset {
    RUB("RUB", 2, "{0} ₽"),
    USD("USD", 2, "${0}"),
    KZT("KZT", 2, "{0} KZT"),
    XTR("XTR", 0, "{0} ⭐️"),
    CREDITS("credits", 0, "{0}"),
    TRAININGS("trainings", 0, "{0}");

    private final String unit;
    private final int decimals;
    private final String pattern;

    Asset(String unit, int decimals, String pattern) {
        this.unit = unit;
        this.decimals = decimals;
        this.pattern = pattern;
    }

    /** As stored and as APIs name it. */
    public String unit() {
        return unit;
    }

    /** How many decimal digits the minor unit stands behind. */
    int decimals() {
        return decimals;
    }

    String pattern() {
        return pattern;
    }

    /** @throws IllegalArgumentException if there is no such unit */
    public static Asset of(String unit) {
        return Arrays.stream(values())
                .filter(asset -> asset.unit.equals(unit))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No unit is called " + unit));
    }
}
