package dev.krug.exports;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** RFC 4180 in UTF-8, with the byte order mark by which spreadsheets know it. */
final class CsvFile implements TableFile { // MB-840

    private final BufferedWriter out;

    CsvFile(OutputStream out, List<String> header) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            this.out.write('\uFEFF');
            add(List.copyOf(header));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void add(List<@Nullable Object> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            if (i > 0) {
                out.write(',');
            }
            var cell = cells.get(i);
            if (cell != null) {
                out.write(quoted(Cells.harmless(cell.toString())));
            }
        }
        out.write("\r\n");
    }

    private static String quoted(String text) {
        var plain = text.indexOf(',') < 0 && text.indexOf('"') < 0 && text.indexOf('\r') < 0 && text.indexOf('\n') < 0;
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
