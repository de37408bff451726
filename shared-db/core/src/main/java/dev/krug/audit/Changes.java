package dev.krug.audit;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/**
 * The changes of rows that belong to one act: they are told in the act's own line and get none themselves. Of one
 * chain: {@code chain.contextWrite(changes::gather)}, and then {@link Audit#acted} with what was gathered.
 */
public final class Changes { // MB-805: one line for an act

    private final Map<String, Map<String, @Nullable Object>> before = new TreeMap<>();
    private final Map<String, Map<String, @Nullable Object>> after = new TreeMap<>();

    public Context gather(Context context) {
        return context.put(Changes.class, this);
    }

    /** Of a row that is changed twice, the first state and the last one are kept. */
    void add(String row, Map<String, @Nullable Object> was, Map<String, @Nullable Object> is) {
        each(before, row, was, (columns, column) -> columns.putIfAbsent(column.getKey(), column.getValue()));
        each(after, row, is, (columns, column) -> columns.put(column.getKey(), column.getValue()));
    }

    private static void each(
            Map<String, Map<String, @Nullable Object>> rows,
            String row,
            Map<String, @Nullable Object> columns,
            BiConsumer<Map<String, @Nullable Object>, Map.Entry<String, @Nullable Object>> keep) {
        if (!columns.isEmpty()) {
            var kept = rows.computeIfAbsent(row, absent -> new TreeMap<>());
            columns.entrySet().forEach(column -> keep.accept(kept, column));
        }
    }

    /** By {@code table.id}, the columns as they were. */
    public Map<String, Object> before() {
        return new TreeMap<>(before);
    }

    /** By {@code table.id}, the columns as they are now. */
    public Map<String, Object> after() {
        return new TreeMap<>(after);
    }
}
