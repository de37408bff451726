package dev.krug.imports;

import java.util.Map;

/** One person of the file. */
sealed interface Entry {

    /** The key as it stands in the file. */
    String key();

    /** Can be taken over. */
    record Person(String key, long telegramId, Map<String, Object> session, Map<String, Object> stats)
            implements Entry {}

    /**
     * Cannot.
     *
     * @param line where its value begins, from 1
     */
    record Damaged(String key, long line, String problem) implements Entry {}
}
