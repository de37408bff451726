package dev.krug.exports;

import dev.krug.kernel.Csv;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of values, written as they come. */
final class CsvFile implements TableFile { // MB-840

    private final BufferedWriter out;

    CsvFile(OutputStream out, List<String> header) {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            this.out.write(Csv.BYTE_ORDER_MARK);
            this.out.write(Csv.line(header));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void add(List<@Nullable Object> cells) throws IOException {
        out.write(Csv.line(cells));
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
