package dev.krug.exports;

import dev.krug.kernel.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A workbook whose rows go out as they come; what one sheet cannot hold goes on in the next. */
final class XlsxFile implements TableFile { // MB-840

    static final int MOST_ROWS = 1_048_576;
    private static final int MOST_CHARACTERS = 32_767;
    private static final int FLUSH_EVERY_ROWS = 500;
    private static final Pattern NO_XML =
            Pattern.compile("[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

    private final Workbook workbook;
    private final List<String> header;
    private Worksheet sheet;
    private int sheets;
    private int rows;

    XlsxFile(OutputStream out, List<String> header) {
        this.workbook = new Workbook(out, "Krug", null);
        this.header = header;
        this.sheet = nextSheet();
    }

    private Worksheet nextSheet() {
        sheets++;
        rows = 0;
        var next = workbook.newWorksheet("Sheet" + sheets);
        for (int column = 0; column < header.size(); column++) {
            next.inlineString(0, column, header.get(column));
        }
        rows = 1;
        return next;
    }

    @Override
    public void add(List<@Nullable Object> cells) throws IOException {
        if (rows == MOST_ROWS) {
            sheet.close();
            sheet = nextSheet();
        }
        for (int column = 0; column < cells.size(); column++) {
            switch (cells.get(column)) {
                case null -> {}
                case Number number -> sheet.value(rows, column, number);
                case Object text -> sheet.inlineString(rows, column, text(text.toString()));
            }
        }
        rows++;
        if (rows % FLUSH_EVERY_ROWS == 0) {
            sheet.flush();
        }
    }

    private static String text(String text) {
        var harmless = Csv.harmless(NO_XML.matcher(text).replaceAll(""));
        return harmless.length() > MOST_CHARACTERS ? harmless.substring(0, MOST_CHARACTERS) : harmless;
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
