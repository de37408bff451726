package dev.krug.spin.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.i18n.Language;
import dev.krug.spin.Spin;
import dev.krug.spin.report.CaseCard;
import dev.krug.spin.scenario.CaseVariants;
import dev.krug.spin.text.Numbers;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CaseGeneratorTest {

    private static final CaseVariants VARIANTS = Objects.requireNonNull(Spin.SCENARIO.variants());

    private final CaseGenerator generator = new CaseGenerator(VARIANTS);
    private final CaseCard card = new CaseCard(Spin.MESSAGES);

    @Test
    void makesOnlyValidCasesAndRepeatsNoneOfTheLastFive() { // property 12
        var recent = new ArrayDeque<String>();
        for (long seed = 0; seed < 10_000; seed++) {
            var made = generator.generate(seed, Language.RU, recent);
            assertValid(made);
            assertThat(recent).doesNotContain(made.clientCase().key());
            recent.add(made.clientCase().key());
            if (recent.size() > 5) {
                recent.remove();
            }
        }
    }

    @Property(tries = 500)
    void makesTheSameCaseFromTheSameSeedInAnyLanguage(@ForAll long seed) { // MB-411
        var russian = generator.generate(seed, Language.RU, List.of());
        var english = generator.generate(seed, Language.EN, List.of());
        assertThat(generator.generate(seed, Language.RU, List.of())).isEqualTo(russian);
        assertThat(english.clientCase().key()).isEqualTo(russian.clientCase().key());
        assertThat(english.hidden().situationType()).isEqualTo(russian.hidden().situationType());
        assertThat(english.hidden()).isEqualTo(russian.hidden());
    }

    @Property(tries = 500)
    void keepsHiddenFactsOffTheCard(@ForAll long seed) { // MB-414
        for (var language : Language.values()) {
            var made = generator.generate(seed, language, List.of());
            var text = card.render(made.clientCase(), language);
            assertThat(text).doesNotContain("{");
            assertThat(text).contains(made.clientCase().volume());
            assertThat(text).doesNotContain(made.hidden().situationType());
            var open = Numbers.in(text);
            open.removeIf(number -> Numbers.names(made.clientCase().volume(), Long.parseLong(number.split("\\.")[0])));
            assertThat(open).doesNotContain(Integer.toString(made.hidden().b()));
        }
    }

    private static void assertValid(CaseGenerator.Generated made) { // MB-412, 413
        var open = made.clientCase();
        var product = VARIANTS.product(open.productId()).orElseThrow();
        var company = VARIANTS.companies().stream()
                .filter(known -> known.name().in(Language.RU).equals(open.company()))
                .findFirst()
                .orElseThrow();
        var size = VARIANTS.sizes().stream()
                .filter(known -> known.name().in(Language.RU).equals(open.companySize()))
                .findFirst()
                .orElseThrow();
        assertThat(company.products()).contains(product.id());
        assertThat(company.sizes()).contains(size.id());
        assertThat(VARIANTS.positionsBySize().get(size.id()))
                .anyMatch(position -> position.in(Language.RU).equals(open.position()));
        assertThat(product.frequencies())
                .anyMatch(id -> Objects.requireNonNull(VARIANTS.frequencies().get(id))
                        .in(Language.RU)
                        .equals(open.frequency()));
        long volume = Long.parseLong(Numbers.in(open.volume()).iterator().next());
        int lowest = Math.max(1, product.volume().min() * size.factor() / 10);
        assertThat(volume).isBetween((long) lowest, (long)
                Math.max(lowest, product.volume().max() * size.factor() / 10));
        assertThat(open.suppliers()).isBetween(1, 5);
        var situation = VARIANTS.situation(made.hidden().situationType()).orElseThrow();
        assertThat(situation.a().values()).contains(made.hidden().a());
        assertThat(situation.b().values()).contains(made.hidden().b());
    }
}
