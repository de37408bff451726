package dev.krug.admin;

/**
 * What an administrator is about to do to somebody.
 *
 * @param amount how much is given or taken; 0 for acts without one
 */
public record Act(Kind kind, long amount) {

    /** Acts differ by whom they may be done to and by whom. */
    public enum Kind {
        BAN(true, false),
        UNBAN(true, false),
        CHANGE_XP(true, false),
        CHANGE_CREDITS(true, false),
        CHANGE_TIME(true, false),
        CHANGE_ROLE(true, true),
        ERASE(true, true),
        GIVE(false, false),
        TAKE(false, false);

        private final boolean neverOneself;
        private final boolean superadminOnly;

        Kind(boolean neverOneself, boolean superadminOnly) {
            this.neverOneself = neverOneself;
            this.superadminOnly = superadminOnly;
        }
    }

    public static Act of(Kind kind) {
        return new Act(kind, 0);
    }

    boolean isNeverForOneself() {
        return kind.neverOneself;
    }

    boolean isForSuperadminsOnly() {
        return kind.superadminOnly;
    }

    boolean sparesAdmins() {
        return kind == Kind.BAN || kind == Kind.UNBAN;
    }
}
