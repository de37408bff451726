package dev.krug.packs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and checks the packs of one format. Safe for concurrent use. */
public final class PackFormat<P extends Pack> { // MB-601

    public static final int MOST_BYTES = 5 * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String name;
    private final BiFunction<PackHead, Place, P> body;

    /**
     * @param name as it stands in the file, e.g. {@code krug-quiz-pack/1}
     * @param body reads what follows the head; its answer is used only when nothing was found wrong
     */
    public PackFormat(String name, BiFunction<PackHead, Place, P> body) {
        this.name = name;
        this.body = body;
    }

    /** Checks the whole file, however much is wrong with it. */
    public PackCheck<P> read(byte[] file) {
        if (file.length > MOST_BYTES) {
            return broken("TOO_LARGE", "A pack has at most " + MOST_BYTES + " bytes");
        }
        try {
            return check(text(file));
        } catch (JacksonException malformed) {
            var message = malformed.getOriginalMessage();
            return broken(
                    message.toLowerCase(Locale.ROOT).startsWith("duplicate") ? "DUPLICATE_KEY" : "BAD_JSON", message);
        }
    }

    private PackCheck<P> check(String text) {
        var findings = new Findings();
        var root = new Place(JSON.readTree(text), "", findings).object();
        var pack = body.apply(PackHead.read(root, name), root);
        root.warnOfUnknown();
        boolean valid = findings.errors().isEmpty();
        return new PackCheck<>(valid ? pack : null, List.copyOf(findings.errors()), List.copyOf(findings.warnings()));
    }

    /** The file without the byte order mark that some editors write. */
    static String text(byte[] file) {
        var text = new String(file, UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private PackCheck<P> broken(String code, String message) {
        return new PackCheck<>(null, List.of(new Finding("", code, message)), List.of());
    }
}
