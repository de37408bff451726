package dev.krug.access;

/** What became of a grant or of taking something back. */
public sealed interface AccessChange {

    record Done() implements AccessChange {}

    /** The same key was carried out before; nothing more happened. */
    record Repeated() implements AccessChange {}

    record UnknownUser() implements AccessChange {}

    /** There is no running subscription, no such period, or nothing left of what was to be taken back. */
    record NothingThere() implements AccessChange {}

    /** Credits never fall below 0; nothing was taken. */
    record TooFewCredits(int creditsLeft) implements AccessChange {}

    /** Who was erased and came back does not get the same bonus again. */
    record UsedBefore() implements AccessChange {}
}
