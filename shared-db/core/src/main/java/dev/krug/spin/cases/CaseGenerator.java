package dev.krug.spin.cases;

import dev.krug.i18n.Language;
import dev.krug.spin.scenario.CaseVariants;
import dev.krug.spin.scenario.CaseVariants.Company;
import dev.krug.spin.scenario.CaseVariants.CompanySize;
import dev.krug.spin.scenario.CaseVariants.Product;
import dev.krug.spin.scenario.CaseVariants.Range;
import dev.krug.spin.scenario.LocalText;
import dev.krug.spin.text.Numbers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Puts cases together. The same seed and recent cases give the same case, in any language. */
public final class CaseGenerator { // MB-411

    private static final int MAX_ATTEMPTS = 30;
    private static final int MAX_DIGITS = 9;
    private static final LocalText MONTHLY = new LocalText("ежемесячно", "monthly");

    private final CaseVariants variants;

    private final Map<LocalText, Set<Integer>> numbers = new ConcurrentHashMap<>();
    private final Map<Company, List<CompanySize>> sizes = new IdentityHashMap<>();
    private final Map<Company, List<Product>> products = new IdentityHashMap<>();

    public CaseGenerator(CaseVariants variants) {
        this.variants = variants;
        for (var company : variants.companies()) {
            sizes.put(company, known(company.sizes(), variants::size));
            products.put(company, known(company.products(), variants::product));
        }
    }

    private static <I, T> List<T> known(List<I> ids, Function<I, Optional<T>> find) {
        return ids.stream().map(find).flatMap(Optional::stream).toList();
    }

    /** A case and what is hidden behind it. */
    public record Generated(ClientCase clientCase, HiddenFacts hidden) {}

    /** A valid case, none of the recent keys where that is possible. */
    public Generated generate(long seed, Language language, Collection<String> recentKeys) {
        var random = new SplittableRandom(seed);
        var draw = draw(random, recentKeys);
        var open = openNumbers(draw);
        return new Generated(
                draw.tell(language),
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
        var sizes = this.sizes.getOrDefault(company, List.of());
        var products = this.products.getOrDefault(company, List.of());
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
        int suppliers = pick(variants.suppliers(), random);
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

    /** Hidden numbers differ from the open ones, else an open fact would give them away. */
    private static int hidden(Range range, Set<Integer> open, RandomGenerator random) {
        var free = new ArrayList<Integer>();
        for (int value = range.min(); value <= range.max(); value += range.step()) {
            if (!open.contains(value)) {
                free.add(value);
            }
        }
        return free.isEmpty() ? pick(range, random) : pick(free, random);
    }

    /** Taken from the Russian texts, so that a case is the same in every language. */
    private Set<Integer> openNumbers(CaseDraw draw) {
        var open = new HashSet<Integer>();
        open.add(draw.volume());
        open.add(draw.suppliers());
        for (var text : List.of(draw.size().name(), draw.product().description(), draw.frequency(), draw.specifics())) {
            open.addAll(numbers.computeIfAbsent(text, CaseGenerator::numbers));
        }
        return open;
    }

    private static Set<Integer> numbers(LocalText text) {
        return Numbers.in(text.in(Language.RU)).stream()
                .filter(number -> number.length() < MAX_DIGITS && number.indexOf('.') < 0)
                .map(Integer::valueOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static int pick(Range range, RandomGenerator random) {
        return range.min() + range.step() * random.nextInt((range.max() - range.min()) / range.step() + 1);
    }

    private static <T> T pick(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }

    private static LocalText pickOrEmpty(List<LocalText> list, RandomGenerator random) {
        return list.isEmpty() ? LocalText.EMPTY : pick(list, random);
    }
}
