package dev.krug.spin.cases;

import dev.krug.i18n.Language;
import dev.krug.spin.scenario.CaseVariants.Company;
import dev.krug.spin.scenario.CaseVariants.CompanySize;
import dev.krug.spin.scenario.CaseVariants.Product;
import dev.krug.spin.scenario.CaseVariants.Situation;
import dev.krug.spin.scenario.LocalText;
import java.util.Map;

/** The lots of one case, in no language yet. */
record CaseDraw(
        Company company,
        CompanySize size,
        LocalText position,
        Product product,
        int volume,
        String frequencyId,
        LocalText frequency,
        LocalText urgency,
        LocalText region,
        Situation situation,
        LocalText specifics,
        LocalText activity,
        int suppliers) {

    /** The same in every language, so that recent cases are known again. */
    String key() {
        return String.join(
                "-",
                position.in(Language.RU),
                company.name().in(Language.RU),
                product.name().in(Language.RU));
    }

    ClientCase tell(Language language) {
        return new ClientCase(
                key(),
                position.in(language),
                company.name().in(language),
                size.name().in(language),
                region.in(language),
                product.id(),
                product.name().in(language),
                product.description().in(language),
                volumeText(language),
                frequency.in(language),
                suppliers,
                urgency.in(language),
                activity.in(language),
                specifics.tell(language, Map.of("region", region.in(language))));
    }

    private String volumeText(Language language) { // MB-412
        var unit = product.unit();
        return unit.in(language).indexOf('{') < 0
                ? volume + " " + unit.in(language)
                : unit.tell(language, Map.of("n", volume));
    }
}
