package dev.krug.users;

import java.util.Locale;

/** What a user may do; stored in lower case. */
public enum Role {
    MEMBER,
    BUSINESS_OWNER,
    BUSINESS_STAFF,
    ADMIN,
    SUPERADMIN;

    public boolean isAdmin() {
        return this == ADMIN || this == SUPERADMIN;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
