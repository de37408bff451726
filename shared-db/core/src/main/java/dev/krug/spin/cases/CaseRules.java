package dev.krug.spin.cases;

import dev.krug.spin.scenario.CaseVariants;
import dev.krug.spin.scenario.CaseVariants.Product;
import java.util.List;

/** Which cases make sense. */
final class CaseRules { // MB-413

    private static final int MAX_CAPITAL_GOODS = 50;
    private static final List<String> DEFAULT_FREQUENCIES = List.of("monthly");
    private static final List<String> CAPITAL_FREQUENCIES = List.of("per_project", "on_upgrade");

    private CaseRules() {}

    static boolean isValid(CaseDraw draw, CaseVariants variants) {
        var product = draw.product();
        return draw.company().products().contains(product.id())
                && draw.company().sizes().contains(draw.size().id())
                && variants.positionsBySize()
                        .getOrDefault(draw.size().id(), List.of())
                        .contains(draw.position())
                && frequencies(product).contains(draw.frequencyId())
                && (!product.capital()
                        || draw.volume()
                                <= Math.max(MAX_CAPITAL_GOODS, product.volume().max()));
    }

    static List<String> frequencies(Product product) {
        if (!product.frequencies().isEmpty()) {
            return product.frequencies();
        }
        return product.capital() ? CAPITAL_FREQUENCIES : DEFAULT_FREQUENCIES;
    }
}
