package dev.krug.broadcasts;

import java.util.List;

/** How many people a broadcast would reach now. */
public record Estimate(List<Share> shares) {

    /** Of one bot, in one language. */
    public record Share(String bot, String language, long count) {}

    public long total() {
        return shares.stream().mapToLong(Share::count).sum();
    }
}
