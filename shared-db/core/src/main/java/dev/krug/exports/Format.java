package dev.krug.exports;

import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a table becomes a file. */
public enum Format {
    CSV("text/csv") {
        @Override
        TableFile begin(OutputStream out, List<String> header) {
            return new CsvFile(out, header);
        }
    },
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") {
        @Override
        TableFile begin(OutputStream out, List<String> header) {
            return new XlsxFile(out, header);
        }
    };

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    abstract TableFile begin(OutputStream out, List<String> header);

    public static Optional<Format> of(String code) {
        return Arrays.stream(values())
                .filter(format -> format.code().equals(code))
                .findFirst();
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }
}
