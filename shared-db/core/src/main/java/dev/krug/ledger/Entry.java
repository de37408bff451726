package dev.krug.ledger;

import java.time.Instant;
import java.util.UUID;

/**
 * One change of an account that keeps its balance.
 *
 * @param number rises over all entries
 */
public record Entry(UUID id, long number, String type, long delta, long balanceAfter, Instant at) {}
