package dev.krug.kernel;

import io.r2dbc.spi.R2dbcException;
import java.util.Set;

/** Transactions that PostgreSQL ended for the sake of another one. */
public final class Contention { // CORE-007

    private static final Set<String> SERIALIZATION_FAILURE_AND_DEADLOCK = Set.of("40001", "40P01");

    private Contention() {}

    /** Whether doing the same once more may succeed. The driver wraps such errors in several ways, all with the state. */
    public static boolean ended(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof R2dbcException refused
                    && SERIALIZATION_FAILURE_AND_DEADLOCK.contains(String.valueOf(refused.getSqlState()))) {
                return true;
            }
        }
        return false;
    }
}
