package dev.krug.ledger;

import java.util.UUID;

/** What became of a {@link Posting}. */
public sealed interface Posted {

    record Done(UUID transaction) implements Posted {}

    /** This key was posted before. */
    record Repeated(UUID transaction) implements Posted {}

    /** Nothing was posted: this account holds less than it was to give. */
    record Insufficient(Account account, long available) implements Posted {}
}
