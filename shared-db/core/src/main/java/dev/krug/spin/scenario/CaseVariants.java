package dev.krug.spin.scenario;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What cases are put together from. */
public record CaseVariants(
        List<Company> companies,
        List<CompanySize> sizes,
        List<Product> products,
        Map<String, LocalText> frequencies,
        List<LocalText> urgencies,
        Range suppliers,
        List<LocalText> regions,
        Map<String, List<LocalText>> positionsBySize,
        List<Situation> situations) {

    public record Company(LocalText name, List<String> sizes, List<Integer> products, List<LocalText> activities) {}

    public record CompanySize(String id, LocalText name, int factor) {}

    public record Product(
            int id,
            LocalText name,
            LocalText description,
            LocalText unit,
            boolean capital,
            Range volume,
            List<String> frequencies,
            Map<String, LocalText> forms) {}

    /** A neutral fact for the card, and the problem behind it with its numbers a and b. */
    public record Situation(
            String type, List<LocalText> template, Range a, Range b, Map<Depth, List<LocalText>> told) {}

    /** What a client tells of a situation, each list one depth further. */
    public enum Depth {
        PROBLEM,
        MINOR_PROBLEM,
        VAGUE_IMPACT,
        NAMED_IMPACT,
        LATER_IMPACT,
        VALUE,
        NAMED_VALUE
    }

    /** From min to max in steps, both inclusive. */
    public record Range(int min, int max, int step) {
        public List<Integer> values() {
            return IntStream.iterate(min, value -> value <= max, value -> value + step)
                    .boxed()
                    .toList();
        }
    }

    public Optional<CompanySize> size(String id) {
        return sizes.stream().filter(size -> size.id().equals(id)).findFirst();
    }

    public Optional<Product> product(int id) {
        return products.stream().filter(product -> product.id() == id).findFirst();
    }

    public Optional<Situation> situation(String type) {
        return situations.stream()
                .filter(situation -> situation.type().equals(type))
                .findFirst();
    }
}
