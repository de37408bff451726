package dev.krug.imports;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** The keys seen so far, 8 bytes each: their hash stands for them, so that a file of any size is checked. */
final class KeySet {

    private static final int FIRST_CAPACITY = 1 << 12;

    private long[] table = new long[FIRST_CAPACITY];
    private int size;

    /** False when it was there. */
    boolean add(String key) {
        if (size * 2 >= table.length) {
            grow();
        }
        var added = put(table, hash(key));
        if (added) {
            size++;
        }
        return added;
    }

    int size() {
        return size;
    }

    private void grow() {
        var larger = new long[table.length * 2];
        for (long hash : table) {
            if (hash != 0) {
                var _ = put(larger, hash);
            }
        }
        table = larger;
    }

    private static boolean put(long[] into, long hash) {
        int at = (int) (hash & (into.length - 1));
        while (into[at] != 0) {
            if (into[at] == hash) {
                return false;
            }
            at = (at + 1) & (into.length - 1);
        }
        into[at] = hash;
        return true;
    }

    private static long hash(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            long hash = ByteBuffer.wrap(digest).getLong();
            return hash == 0 ? 1 : hash;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
