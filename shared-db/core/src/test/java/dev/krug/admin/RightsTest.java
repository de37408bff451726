package dev.krug.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.admin.Act.Kind;
import dev.krug.users.Role;
import dev.krug.users.User;
import dev.krug.users.UserId;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RightsTest { // MB-804

    private static final UUID ONE = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);

    @ParameterizedTest
    @CsvSource(
            nullValues = "may",
            value = {
                "member,     member,     BAN,            0,      NOT_ADMIN",
                "admin,      member,     BAN,            0,      may",
                "admin,      admin,      BAN,            0,      PROTECTED",
                "admin,      superadmin, BAN,            0,      PROTECTED",
                "superadmin, admin,      BAN,            0,      may",
                "superadmin, superadmin, BAN,            0,      may",
                "admin,      admin,      UNBAN,          0,      PROTECTED",
                "admin,      member,     CHANGE_XP,      10000,  may",
                "admin,      member,     CHANGE_XP,      10001,  TOO_LARGE",
                "admin,      member,     CHANGE_XP,      -10001, TOO_LARGE",
                "superadmin, member,     CHANGE_XP,      -10001, may",
                "admin,      admin,      CHANGE_XP,      5,      may",
                "admin,      superadmin, CHANGE_CREDITS, 5,      PROTECTED",
                "admin,      member,     CHANGE_CREDITS, 10000,  may",
                "admin,      member,     CHANGE_CREDITS, -10001, TOO_LARGE",
                "superadmin, member,     CHANGE_CREDITS, 10001,  may",
                "admin,      superadmin, CHANGE_TIME,    0,      PROTECTED",
                "admin,      member,     CHANGE_TIME,    0,      may",
                "admin,      member,     CHANGE_ROLE,    0,      SUPERADMIN_ONLY",
                "admin,      member,     ERASE,          0,      SUPERADMIN_ONLY",
                "superadmin, member,     ERASE,          0,      may",
                "admin,      superadmin, GIVE,           0,      PROTECTED",
                "admin,      member,     GIVE,           0,      may"
            })
    void dependOnWhoActsOnWhom(String actor, String target, Kind kind, long amount, Refusal expected) {
        assertThat(Rights.refusal(user(ONE, actor), user(OTHER, target), new Act(kind, amount)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "may",
            value = {
                "BAN, OWN_ACCOUNT",
                "CHANGE_XP, OWN_ACCOUNT",
                "CHANGE_CREDITS, OWN_ACCOUNT",
                "CHANGE_TIME, OWN_ACCOUNT",
                "CHANGE_ROLE, OWN_ACCOUNT",
                "ERASE, OWN_ACCOUNT",
                "GIVE, may"
            })
    void endAtOnesOwnAccountEvenForSuperadmins(Kind kind, Refusal expected) {
        var superadmin = user(ONE, "superadmin");
        assertThat(Rights.refusal(superadmin, superadmin, Act.of(kind))).isEqualTo(expected);
    }

    private static User user(UUID id, String role) {
        var profile = new User.Profile(null, null, null, null, null, null, "UTC", null, null);
        var now = Instant.EPOCH;
        return new User(
                new UserId(id),
                false,
                Role.valueOf(role.toUpperCase(Locale.ROOT)),
                User.Status.ACTIVE,
                null,
                null,
                profile,
                null,
                new User.Progress(0, 1, 0, 0, false),
                new User.Streak(0, 0, 0, null),
                "CODE",
                true,
                null,
                null,
                null,
                null,
                now,
                now);
    }
}
