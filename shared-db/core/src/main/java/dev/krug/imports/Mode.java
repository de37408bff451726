package dev.krug.imports;

import java.util.Locale;

/** What an import may do. */
public enum Mode {
    /** Only tells what it would do. */
    DRY_RUN,
    /** Joins what is in the file with what is here. */
    IMPORT,
    /** Takes sessions and counters from the file. Experience is added once all the same. */
    OVERWRITE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
