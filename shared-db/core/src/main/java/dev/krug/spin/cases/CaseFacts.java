package dev.krug.spin.cases;

import dev.krug.i18n.Language;
import dev.krug.spin.scenario.LocalText;
import dev.krug.spin.scenario.Scenario;
import java.util.HashMap;
import java.util.Map;

/** A case as the arguments of texts, with the forms of the product that Russian sentences need. */
public final class CaseFacts {

    private CaseFacts() {}

    public static Map<String, Object> open(Scenario scenario, ClientCase open, Language language) {
        var facts = new HashMap<String, Object>();
        facts.put("position", open.position());
        facts.put("company", open.company());
        facts.put("size", open.companySize());
        facts.put("region", open.region());
        facts.put("volume", open.volume());
        facts.put("frequency", open.frequency());
        facts.put("suppliers", open.suppliers());
        facts.put("urgency", open.urgency());
        facts.put("activity", open.activity());
        facts.put("situation", open.situation());
        var forms = forms(scenario, open);
        facts.put("product", form(forms, language == Language.RU ? "" : "accusative", open, language));
        facts.put("product_acc", form(forms, "accusative", open, language));
        facts.put("product_gen", form(forms, "genitive", open, language));
        facts.put("product_dat", form(forms, "dative", open, language));
        facts.put("product_ins", form(forms, "instrumental", open, language));
        return facts;
    }

    public static Map<String, Object> all(Scenario scenario, ClientCase open, HiddenFacts hidden, Language language) {
        var facts = open(scenario, open, language);
        facts.put("a", hidden.a());
        facts.put("b", hidden.b());
        return facts;
    }

    private static Map<String, LocalText> forms(Scenario scenario, ClientCase open) {
        var variants = scenario.variants();
        return variants == null
                ? Map.of()
                : variants.product(open.productId())
                        .map(product -> product.forms())
                        .orElse(Map.of());
    }

    private static String form(Map<String, LocalText> forms, String form, ClientCase open, Language language) {
        var text = forms.get(form);
        return text == null ? open.product() : text.in(language);
    }
}
