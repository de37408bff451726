package dev.krug.packs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file as text and as JSON, before anybody asks what kind of pack it is.
 *
 * @param tree null when the file is no JSON that can be kept, which the errors then say
 */
record PackSource(String text, @Nullable JsonNode tree, List<Finding> errors) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final int BYTES_IN_A_MEGABYTE = 1024 * 1024;

    /** A file as it was sent. */
    static PackSource of(byte[] file) {
        if (file.length > PackFormat.MOST_BYTES) {
            return broken(
                    new Finding("", Flaw.FILE_TOO_LARGE, Map.of("most", PackFormat.MOST_BYTES / BYTES_IN_A_MEGABYTE)));
        }
        var bytes = ByteBuffer.wrap(file);
        var chars = CharBuffer.allocate(file.length);
        var decoder = UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        var result = decoder.decode(bytes, chars, true);
        var text = withoutMark(chars.flip().toString());
        return result.isError() ? broken(new Finding("", Flaw.NOT_UTF8, Map.of()).at(Spot.after(text))) : ofText(text);
    }

    /** A file that was checked when it came; as the store writes it, it may be longer than it was. */
    static PackSource ofText(String text) {
        try {
            var tree = JSON.readTree(text);
            if (tree.isMissingNode()) {
                return broken(new Finding("", Flaw.NOT_JSON, Map.of()).at(new Spot(1, 1)));
            }
            var unstorable = new ArrayList<Finding>();
            findUnstorable(tree, "", unstorable);
            return unstorable.isEmpty()
                    ? new PackSource(text, tree, List.of())
                    : new PackSource(text, null, located(text, unstorable));
        } catch (JacksonException malformed) {
            boolean isTwice =
                    malformed.getOriginalMessage().toLowerCase(Locale.ROOT).startsWith("duplicate");
            return broken(new Finding("", isTwice ? Flaw.KEY_TWICE : Flaw.NOT_JSON, Map.of()).at(Spot.of(malformed)));
        }
    }

    /** As it is kept. */
    String body() {
        return JSON.writeValueAsString(tree);
    }

    /** The findings with their places in the file. */
    List<Finding> located(List<Finding> findings) {
        return located(text, findings);
    }

    private static List<Finding> located(String text, List<Finding> findings) {
        if (findings.isEmpty()) {
            return List.of();
        }
        Set<String> pointers = findings.stream().map(Finding::pointer).collect(Collectors.toCollection(HashSet::new));
        var spots = Spot.of(text, pointers);
        return findings.stream()
                .map(finding -> finding.at(spots.getOrDefault(finding.pointer(), Spot.NOWHERE)))
                .toList();
    }

    // PostgreSQL keeps neither NUL nor half a character, wherever it stands.
    private static void findUnstorable(JsonNode node, String pointer, List<Finding> findings) {
        if (findings.size() >= Findings.MOST) {
            return;
        }
        if (node.isString() && !isStorable(node.stringValue())) {
            findings.add(new Finding(pointer, Flaw.UNSTORABLE_TEXT, Map.of()));
        }
        for (var property : node.properties()) {
            if (!isStorable(property.getKey())) {
                findings.add(new Finding(pointer, Flaw.UNSTORABLE_TEXT, Map.of()));
            }
            findUnstorable(property.getValue(), Place.pointer(pointer, property.getKey()), findings);
        }
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            findUnstorable(node.get(i), pointer + "/" + i, findings);
        }
    }

    private static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    // Some editors write a byte order mark.
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static PackSource broken(Finding finding) {
        return new PackSource("", null, List.of(finding));
    }
}
