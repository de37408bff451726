package dev.krug.identity;

import java.util.Locale;

/** Why a login ended before its time; stored in lower case. */
public enum RevokeReason {
    LOGOUT,
    REUSE,
    ROLE_CHANGE,
    PASSWORD_CHANGE,
    BANNED,
    MERGED,
    DELETED,
    ADMIN,
    KEY_COMPROMISED;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A launch whose login ended so must not open another one. */
    boolean blocksLaunch() { // CORE-038
        return this == LOGOUT || this == REUSE;
    }
}
