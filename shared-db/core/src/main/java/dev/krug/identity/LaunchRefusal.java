package dev.krug.identity;

/** Why a launch is not believed; the names are the reasons that callers are told. */
public enum LaunchRefusal {
    MALFORMED,
    UNKNOWN_BOT,
    HASH_MISMATCH,
    SIGNATURE_MISMATCH,
    EXPIRED,
    AUTH_DATE_IN_FUTURE,
    USER_MISSING,
    BOTS_NOT_ALLOWED,
    USER_BANNED,
    REPLAYED
}
