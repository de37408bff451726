package dev.krug.exports;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A file that grows row by row and holds none of them in memory; closing it completes it. */
interface TableFile extends Closeable {

    /** One row; its cells are texts, numbers or nothing. */
    void add(List<@Nullable Object> cells) throws IOException;
}
