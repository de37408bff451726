package dev.krug.packs;

import java.util.Map;
import java.util.regex.Pattern;

/** What every pack begins with. */
public record PackHead(String code, String version, Bilingual title) {

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{2,49}");
    private static final Pattern SEMVER = Pattern.compile("(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})");

    static PackHead read(Place root, String expectedFormat) {
        var format = root.required("format");
        if (!format.string(1, 40).equals(expectedFormat) && format.isPresent()) {
            format.error(Flaw.ANOTHER_FORMAT, Map.of("expected", expectedFormat));
        }
        var code = root.required("code").matching(CODE, 50);
        var version = root.required("version").matching(SEMVER, 20);
        var title = root.required("title").text(120);
        var _ = root.optional("description").text(1000);
        var _ = root.optional("author").string(0, 120);
        var _ = root.optional("license").string(0, 120);
        return new PackHead(code, version, title);
    }
}
