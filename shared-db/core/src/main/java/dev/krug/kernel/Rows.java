package dev.krug.kernel;

import io.r2dbc.spi.Readable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Reading columns that are never null, and binding values that may be. */
public final class Rows {

    private Rows() {}

    /**
     * A column that is never null.
     *
     * @throws NullPointerException if it is null all the same, naming it
     */
    public static <T> T get(Readable row, String column, Class<T> type) {
        return Objects.requireNonNull(row.get(column, type), column);
    }

    public static GenericExecuteSpec bind(
            GenericExecuteSpec statement, String name, @Nullable Object value, Class<?> type) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }
}
