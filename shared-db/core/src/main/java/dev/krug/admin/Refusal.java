package dev.krug.admin;

/** Why an act is refused; the names are the machine-readable reasons. */
public enum Refusal {
    NOT_ADMIN,
    SUPERADMIN_ONLY,
    OWN_ACCOUNT,
    /** The target is an administrator whom the actor may not touch. */
    PROTECTED,
    /** More than an administrator who is no superadmin may give or take at once. */
    TOO_LARGE,
    NO_SUCH_USER,
    /** Something of the target has to be settled first, for instance money in a wallet. */
    NOT_SETTLED,
    NOT_BANNED,
    HAS_ROLE,
    LAST_SUPERADMIN,
    UNKNOWN_BADGE,
    HAS_BADGE,
    NO_BADGE,
    /** Credits never fall below 0. */
    INSUFFICIENT_CREDITS,
    /** No running subscription, or none of this id. */
    NO_SUBSCRIPTION,
    NO_FREE_TRAININGS
}
