package dev.krug.spin.cases;

import dev.krug.i18n.Language;
import dev.krug.spin.scenario.CaseVariants;
import dev.krug.spin.scenario.CaseVariants.CompanySize;
import dev.krug.spin.scenario.CaseVariants.Product;
import dev.krug.spin.scenario.CaseVariants.Range;
import dev.krug.spin.scenario.LocalText;
import dev.krug.spin.text.Numbers;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Puts cases together. The same seed and recent cases give the same case, in any language. */
public final class CaseGenerator { // MB-411

    private static final int MAX_ATTEMPTS = 30;
    private static final LocalText MONTHLY = new LocalText("ежемесячно", "monthly");

    private final CaseVariants variants;

    public CaseGenerator(CaseVariants variants) {
        this.variants = variants;
    }

    /** A case and what is hidden behind it. */
    public record Generated(ClientCase clientCase, HiddenFacts hidden) {}

    /** A valid case, none of the recent keys where that is possible. */
    public Generated generate(long seed, Language language, Collection<String> recentKeys) {
        var random = new SplittableRandom(seed);
        var draw = draw(random, recentKeys);
        var clientCase = draw.tell(language);
        var open = openNumbers(clientCase);
        return new Generated(
                clientCase,
                new HiddenFacts(
                        draw.situation().type(),
                        hidden(draw.situation().a(), open, random),
                        hidden(draw.situation().b(), open, random)));
    }

    private CaseDraw draw(RandomGenerator random, Collection<String> recentKeys) {
        Optional<CaseDraw> last = Optional.empty();
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            var draw = attempt(random).filter(candidate -> CaseRules.isValid(candidate, variants));
            if (draw.isPresent() && !recentKeys.contains(draw.get().key())) {
                return draw.get();
            }
            last = draw.isPresent() ? draw : last;
        }
        return last.orElseThrow(() -> new IllegalStateException("The scenario makes no valid case"));
    }

    private Optional<CaseDraw> attempt(RandomGenerator random) {
        var company = pick(variants.companies(), random);
        var sizes = company.sizes().stream()
                .flatMap(id -> variants.size(id).stream())
                .toList();
        var products = company.products().stream()
                .flatMap(id -> variants.product(id).stream())
                .toList();
        if (sizes.isEmpty() || products.isEmpty()) {
            return Optional.empty();
        }
        var size = pick(sizes, random);
        var position = pickOrEmpty(variants.positionsBySize().getOrDefault(size.id(), List.of()), random);
        var product = pick(products, random);
        int volume = volume(product, size, random);
        var frequency = frequency(product, random);
        var urgency = pickOrEmpty(variants.urgencies(), random);
        var region = pickOrEmpty(variants.regions(), random);
        var situation = pick(variants.situations(), random);
        var specifics = pick(situation.template(), random);
        int suppliers = pick(variants.suppliers().values(), random);
        return Optional.of(new CaseDraw(
                company,
                size,
                position,
                product,
                volume,
                frequency,
                variants.frequencies().getOrDefault(frequency, MONTHLY),
                urgency,
                region,
                situation,
                specifics,
                pickOrEmpty(company.activities(), random),
                suppliers));
    }

    private static int volume(Product product, CompanySize size, RandomGenerator random) { // MB-412
        int lowest = Math.max(1, product.volume().min() * size.factor() / 10);
        int highest = Math.max(lowest, product.volume().max() * size.factor() / 10);
        return random.nextInt(lowest, highest + 1);
    }

    private static String frequency(Product product, RandomGenerator random) {
        return pick(CaseRules.frequencies(product), random);
    }

    /** Hidden numbers differ from the open ones, else an open fact would seem to give them away. */
    private static int hidden(Range range, Collection<String> open, RandomGenerator random) {
        var free = range.values().stream()
                .filter(value -> !open.contains(value.toString()))
                .toList();
        return pick(free.isEmpty() ? range.values() : free, random);
    }

    private static Collection<String> openNumbers(ClientCase open) {
        var numbers = new HashSet<String>();
        List.of(
                        open.companySize(),
                        open.productDescription(),
                        open.volume(),
                        open.frequency(),
                        open.situation(),
                        Integer.toString(open.suppliers()))
                .forEach(text -> numbers.addAll(Numbers.in(text)));
        return numbers;
    }

    private static <T> T pick(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }

    private static LocalText pickOrEmpty(List<LocalText> list, RandomGenerator random) {
        return list.isEmpty() ? LocalText.EMPTY : pick(list, random);
    }
}
