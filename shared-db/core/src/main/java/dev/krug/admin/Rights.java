package dev.krug.admin;

import dev.krug.users.Role;
import dev.krug.users.User;
import org.jspecify.annotations.Nullable;

/** Who may do what to whom. */
public final class Rights { // MB-804

    /** The most that an administrator who is no superadmin adds or takes at once, of experience as of credits. */
    public static final long MOST_BY_ADMIN = 10_000;

    private Rights() {}

    /** Null when the actor may. */
    public static @Nullable Refusal refusal(User actor, User target, Act act) {
        if (!actor.role().isAdmin()) {
            return Refusal.NOT_ADMIN;
        }
        if (act.isNeverForOneself() && actor.id().equals(target.id())) {
            return Refusal.OWN_ACCOUNT;
        }
        return actor.role() == Role.SUPERADMIN ? null : refusalOfAdmin(target, act);
    }

    private static @Nullable Refusal refusalOfAdmin(User target, Act act) {
        if (act.isForSuperadminsOnly()) {
            return Refusal.SUPERADMIN_ONLY;
        }
        if (target.role() == Role.SUPERADMIN || act.sparesAdmins() && target.role() == Role.ADMIN) {
            return Refusal.PROTECTED;
        }
        return Math.abs(act.amount()) > MOST_BY_ADMIN ? Refusal.TOO_LARGE : null;
    }
}
