package dev.krug.spin.scenario;

import dev.krug.i18n.Language;
import dev.krug.packs.Finding;
import java.util.ArrayList;
import java.util.List;

/** Whether every case that a scenario can make has all its parts. */
public final class DeepCheck { // MB-402

    private DeepCheck() {}

    /** Nothing for a scenario without case variants. */
    public static List<Finding> of(Scenario scenario) {
        var findings = new ArrayList<Finding>();
        var variants = scenario.variants();
        if (variants != null) {
            companies(variants, findings);
            sizes(variants, findings);
            products(variants, findings);
        }
        return List.copyOf(findings);
    }

    private static void companies(CaseVariants variants, List<Finding> findings) {
        for (int i = 0; i < variants.companies().size(); i++) {
            var company = variants.companies().get(i);
            var name = company.name().in(Language.RU);
            var place = "/case_variants/companies/" + i;
            if (company.products().stream().noneMatch(id -> variants.product(id).isPresent())) {
                findings.add(new Finding(place + "/products", "NO_PRODUCT", name + " has no compatible product"));
            }
            company.sizes().stream()
                    .filter(size -> variants.size(size).isEmpty())
                    .forEach(size -> findings.add(
                            new Finding(place + "/sizes", "UNKNOWN_SIZE", name + " names the size " + size)));
        }
    }

    private static void sizes(CaseVariants variants, List<Finding> findings) {
        variants.sizes().stream()
                .filter(size -> variants.positionsBySize()
                        .getOrDefault(size.id(), List.of())
                        .isEmpty())
                .forEach(size -> findings.add(new Finding(
                        "/case_variants/positions_by_size/" + size.id(), "NO_POSITION", "The size has no position")));
    }

    private static void products(CaseVariants variants, List<Finding> findings) {
        for (int i = 0; i < variants.products().size(); i++) {
            var volume = variants.products().get(i).volume();
            if (volume.min() > volume.max()) {
                findings.add(new Finding(
                        "/case_variants/products/" + i + "/volume", "BAD_VOLUME", "The volume's min is above its max"));
            }
        }
    }
}
