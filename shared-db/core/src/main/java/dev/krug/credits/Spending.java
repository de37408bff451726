package dev.krug.credits;

import dev.krug.ledger.Asset;

/** What became of spending credits. */
public sealed interface Spending {

    /** Done, now or before by the same key; so many are left. */
    record Spent(long left) implements Spending {}

    /** Nothing was spent. */
    record Insufficient(Asset unit, long balance) implements Spending {}
}
