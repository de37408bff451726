package dev.krug.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Comma-separated values as spreadsheets open them: RFC 4180, in UTF-8 with a byte order mark. */
public final class Csv { // MB-840

    /** How a file begins, so that spreadsheets know the encoding. */
    public static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String FORMULA = "=+-@\t";
    private static final String LINE_END = "\r\n";

    private Csv() {}

    /** One line with its end; null is an empty cell. */
    public static String line(Collection<? extends @Nullable Object> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", LINE_END));
    }

    /** A whole file that fits into memory. */
    public static byte[] file(List<String> head, List<? extends Collection<? extends @Nullable Object>> lines) {
        return Stream.concat(
                        Stream.of(BYTE_ORDER_MARK, line(head)), lines.stream().map(Csv::line))
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The text as no spreadsheet takes it for a formula. */
    public static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static String cell(@Nullable Object value) {
        var text = value == null ? "" : harmless(value.toString());
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n')
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
