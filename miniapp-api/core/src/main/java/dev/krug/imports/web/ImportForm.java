package dev.krug.imports.web;

import dev.krug.imports.Imports.Wish;
import dev.krug.web.ApiException;
import dev.krug.web.Violations;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.codec.multipart.FilePart;
import org.springframework.http.codec.multipart.FormFieldPart;
import org.springframework.http.codec.multipart.Part;
import org.springframework.util.MultiValueMap;

/** The parts of an upload: the file, and what is to be done with it. */
record ImportForm(FilePart file, Wish wish) {

    private static final int LONGEST_NAME = 255;
    private static final Set<String> FLAGS = Set.of("true", "false");

    /** @throws ApiException naming every part that is wrong */
    static ImportForm of(MultiValueMap<String, Part> parts) {
        var violations = new Violations();
        var file = parts.getFirst("file") instanceof FilePart given ? given : null;
        var bot = text(parts, "bot");
        violations.check("file", file != null, "MISSING");
        violations.check("bot", bot != null && !bot.isBlank(), "MISSING");
        var dryRun = flag(parts, "dryRun", violations);
        var overwrite = flag(parts, "overwrite", violations);
        violations.throwIfAny();
        var known = Objects.requireNonNull(file);
        return new ImportForm(
                known, new Wish(name(known), Objects.requireNonNull(bot).strip(), dryRun, overwrite));
    }

    private static boolean flag(MultiValueMap<String, Part> parts, String name, Violations violations) {
        var value = text(parts, name);
        violations.check(name, value == null || FLAGS.contains(value), "INVALID");
        return "true".equals(value);
    }

    private static @Nullable String text(MultiValueMap<String, Part> parts, String name) {
        return parts.getFirst(name) instanceof FormFieldPart field ? field.value() : null;
    }

    /** For people to read; nothing is stored under it. */
    private static String name(FilePart file) {
        var name = file.filename().replaceAll("[\\p{Cntrl}/\\\\]", "_");
        var shown = name.isBlank() ? "users_data.json" : name;
        return shown.length() > LONGEST_NAME ? shown.substring(0, LONGEST_NAME) : shown;
    }
}
