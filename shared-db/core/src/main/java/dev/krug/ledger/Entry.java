package dev.krug.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One change of an account that keeps its balance.
 *
 * @param number rises over all entries
 * @param reason as the posting gave it
 */
public record Entry(
        UUID id,
        long number,
        String type,
        long delta,
        long balanceAfter,
        @Nullable String reason,
        Instant at) {}
