package dev.krug.spin.scenario;

import dev.krug.spin.scenario.CaseVariants.Company;
import dev.krug.spin.scenario.CaseVariants.CompanySize;
import dev.krug.spin.scenario.CaseVariants.Depth;
import dev.krug.spin.scenario.CaseVariants.Product;
import dev.krug.spin.scenario.CaseVariants.Range;
import dev.krug.spin.scenario.CaseVariants.Situation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads what cases are put together from. */
final class CaseVariantsReader {

    private static final int MAX_NUMBER = 1_000_000;
    private static final Range DEFAULT_SUPPLIERS = new Range(1, 5, 1);
    private static final List<String> FORMS = List.of("accusative", "genitive", "dative", "instrumental");

    private CaseVariantsReader() {}

    static CaseVariants read(JsonCursor section) {
        var sizes = section.required("company_sizes").filledList().stream()
                .map(CaseVariantsReader::size)
                .toList();
        var suppliers = section.optional("suppliers").object();
        var variants = new CaseVariants(
                section.required("companies").filledList().stream()
                        .map(CaseVariantsReader::company)
                        .toList(),
                sizes,
                products(section.required("products")),
                frequencies(section.optional("frequencies")),
                section.optional("urgencies").texts(),
                suppliers.isPresent() ? rising(suppliers) : DEFAULT_SUPPLIERS,
                section.required("regions").texts(),
                positions(section, sizes),
                section.required("base_situations").filledList().stream()
                        .map(CaseVariantsReader::situation)
                        .toList());
        section.warnOfUnknownKeys();
        return variants;
    }

    private static Company company(JsonCursor item) {
        var company = new Company(
                item.object().required("name").text(),
                item.required("sizes").filledList().stream()
                        .map(JsonCursor::string)
                        .toList(),
                item.required("products").list().stream()
                        .map(id -> id.integer(1, MAX_NUMBER))
                        .toList(),
                item.optional("activities").texts());
        item.warnOfUnknownKeys();
        return company;
    }

    private static CompanySize size(JsonCursor item) {
        var size = new CompanySize(
                item.object().required("id").string(),
                item.required("name").text(),
                item.required("factor").integer(1, 1000));
        item.warnOfUnknownKeys();
        return size;
    }

    private static List<Product> products(JsonCursor section) {
        var products = new ArrayList<Product>();
        var seen = new HashSet<Integer>();
        for (var item : section.filledList()) {
            var product = product(item.object());
            if (!seen.add(product.id())) {
                item.error("DUPLICATE_ID", "The product " + product.id() + " stands twice");
            }
            products.add(product);
        }
        return List.copyOf(products);
    }

    private static Product product(JsonCursor item) {
        var product = new Product(
                item.required("id").integer(1, MAX_NUMBER),
                item.required("name").text(),
                item.optional("description").text(),
                item.required("unit").text(),
                item.optional("capital").bool(false),
                range(item.required("volume").object()),
                item.optional("frequencies").list().stream()
                        .map(JsonCursor::string)
                        .toList(),
                forms(item.optional("forms").object()));
        item.warnOfUnknownKeys();
        return product;
    }

    private static Map<String, LocalText> forms(JsonCursor section) {
        var forms = new LinkedHashMap<String, LocalText>();
        FORMS.stream()
                .filter(form -> section.optional(form).isPresent())
                .forEach(form -> forms.put(form, section.optional(form).text()));
        section.warnOfUnknownKeys();
        return Map.copyOf(forms);
    }

    private static Map<String, LocalText> frequencies(JsonCursor section) {
        var frequencies = new LinkedHashMap<String, LocalText>();
        for (var item : section.list()) {
            frequencies.put(
                    item.object().required("id").string(), item.required("name").text());
            item.warnOfUnknownKeys();
        }
        return Map.copyOf(frequencies);
    }

    private static Map<String, List<LocalText>> positions(JsonCursor section, List<CompanySize> sizes) {
        var bySize = section.optional("positions_by_size").object();
        var all = section.optional("positions");
        if (!bySize.isPresent() && !all.isPresent()) {
            section.error("MISSING", "positions or positions_by_size is required");
        }
        var positions = new LinkedHashMap<String, List<LocalText>>();
        sizes.forEach(size -> positions.put(size.id(), all.texts()));
        bySize.entries().forEach((size, list) -> positions.put(size, list.texts()));
        return Map.copyOf(positions);
    }

    private static Situation situation(JsonCursor item) {
        var told = new EnumMap<Depth, List<LocalText>>(Depth.class);
        for (var depth : Depth.values()) {
            told.put(
                    depth,
                    item.object()
                            .optional(depth.name().toLowerCase(Locale.ROOT))
                            .texts());
        }
        var situation = new Situation(
                item.required("type").string(),
                item.required("template").texts(),
                rising(item.optional("a").object()),
                rising(item.optional("b").object()),
                Map.copyOf(told));
        item.warnOfUnknownKeys();
        return situation;
    }

    private static Range rising(JsonCursor section) {
        var range = range(section);
        if (range.min() > range.max()) {
            section.error("OUT_OF_RANGE", "min is above max");
        }
        return range;
    }

    /** Whether a volume's min is at most its max is left to the deep check. */
    private static Range range(JsonCursor section) {
        if (!section.isPresent()) {
            return new Range(1, 1, 1);
        }
        var step = section.optional("step");
        var range = new Range(
                section.required("min").integer(0, MAX_NUMBER),
                section.required("max").integer(0, MAX_NUMBER),
                step.isPresent() ? step.integer(1, MAX_NUMBER) : 1);
        section.warnOfUnknownKeys();
        return range;
    }
}
