package dev.krug.admin;

import dev.krug.admin.Outcome.Done;
import dev.krug.audit.Audit;
import dev.krug.badges.Badges;
import dev.krug.identity.RevokeReason;
import dev.krug.identity.Sessions;
import dev.krug.notifications.Notifications;
import dev.krug.users.Erased;
import dev.krug.users.Role;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.UserRegister;
import dev.krug.users.Users;
import dev.krug.xp.Experience;
import dev.krug.xp.XpChange;
import dev.krug.xp.XpGrant;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/**
 * What administrators do about people. Every act runs in the caller's transaction, asks who may, and leaves one line in
 * the audit log; who acts is read again, so that a right that was taken away is gone at once.
 */
@Service
public class Administration {

    /** Where badges are earned that an administrator gives. */
    public static final String PLATFORM = "platform"; // MB-212

    public static final Duration SHORTEST_BAN = Duration.ofHours(1);
    public static final Duration LONGEST_BAN = Duration.ofDays(365);

    private final Authority authority;
    private final Users users;
    private final UserRegister register;
    private final Experience experience;
    private final Badges badges;
    private final Sessions sessions;
    private final Notifications notifications;
    private final Audit audit;
    private final Clock clock;

    Administration(
            Authority authority,
            Users users,
            UserRegister register,
            Experience experience,
            Badges badges,
            Sessions sessions,
            Notifications notifications,
            Audit audit,
            Clock clock) {
        this.authority = authority;
        this.users = users;
        this.register = register;
        this.experience = experience;
        this.badges = badges;
        this.sessions = sessions;
        this.notifications = notifications;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Shuts somebody out of all bots and of the API, and ends their logins; the caller announces the revocation after
     * the commit.
     *
     * @param time {@link #SHORTEST_BAN} to {@link #LONGEST_BAN}; null for good
     */
    public Mono<Outcome<User>> ban(UserId actor, UserId target, @Nullable Duration time, Reason reason) { // MB-810
        if (time != null && !isBanTime(time)) {
            return Mono.error(new IllegalArgumentException(
                    "A ban lasts " + SHORTEST_BAN + " to " + LONGEST_BAN + " or for good"));
        }
        var until = time == null ? null : clock.instant().plus(time);
        return authority.allowed(
                actor,
                target,
                Act.of(Act.Kind.BAN),
                user -> register.ban(target, until, reason.text())
                        .delayUntil(banned -> sessions.endAll(target, RevokeReason.BANNED))
                        .delayUntil(banned -> audit.acted(
                                "user.ban", "users", target.value(), standing(user), standing(banned), reason.text()))
                        .map(Done::new));
    }

    public Mono<Outcome<User>> unban(UserId actor, UserId target, @Nullable Reason reason) {
        return authority.allowed(
                actor,
                target,
                Act.of(Act.Kind.UNBAN),
                user -> register.unban(target)
                        .delayUntil(freed -> audit.acted(
                                "user.unban", "users", target.value(), standing(user), standing(freed), text(reason)))
                        .<Outcome<User>>map(Done::new)
                        .switchIfEmpty(Outcome.refused(Refusal.NOT_BANNED)));
    }

    /**
     * Adds or takes experience; the total stops at 0 and the level follows.
     *
     * @param delta not 0, at most {@link Experience#MOST_PER_GRANT} either way
     * @param key the same for a repetition, which changes nothing
     */
    public Mono<Outcome<XpChange>> changeXp(UserId actor, UserId target, int delta, Reason reason, UUID key) { // MB-811
        var act = new Act(Act.Kind.CHANGE_XP, delta);
        return authority.allowed(
                actor,
                target,
                act,
                user -> experience
                        .adjust(new XpGrant(target, PLATFORM, delta, "admin", "admin:" + key))
                        .delayUntil(change -> audit.acted(
                                "user.xp",
                                "users",
                                target.value(),
                                Map.of("total_xp", user.progress().totalXp()),
                                Map.of("total_xp", change.totalXp(), "delta", delta),
                                reason.text()))
                        .map(Done::new));
    }

    /** Gives a badge of the catalogue, with its experience. */
    public Mono<Outcome<String>> grantBadge(
            UserId actor, UserId target, String type, String bot, @Nullable Reason reason) {
        return authority.allowed(
                actor,
                target,
                Act.of(Act.Kind.GIVE),
                user -> badges.catalogue(null)
                        .any(badge -> badge.type().equals(type))
                        .flatMap(known ->
                                known ? award(target, type, bot, reason) : Outcome.refused(Refusal.UNKNOWN_BADGE)));
    }

    /** Takes a badge and its experience back. */
    public Mono<Outcome<String>> revokeBadge(UserId actor, UserId target, String type, String bot, Reason reason) {
        return authority.allowed(
                actor,
                target,
                Act.of(Act.Kind.TAKE),
                user -> badges.revoke(target, type, bot)
                        .flatMap(gone -> gone
                                ? acted("user.badge_revoke", target, type, bot, reason)
                                : Outcome.refused(Refusal.NO_BADGE)));
    }

    public Mono<Outcome<User>> changeRole(UserId actor, UserId target, Role role, @Nullable Reason reason) {
        return authority.allowed(
                actor,
                target,
                Act.of(Act.Kind.CHANGE_ROLE),
                user -> register.changeRole(target, role)
                        .delayUntil(changed -> sessions.endAll(target, RevokeReason.ROLE_CHANGE))
                        .delayUntil(changed -> audit.acted(
                                "user.role",
                                "users",
                                target.value(),
                                Map.of("role", user.role().code()),
                                Map.of("role", role.code()),
                                text(reason)))
                        .<Outcome<User>>map(Done::new)
                        .switchIfEmpty(
                                Outcome.refused(user.role() == role ? Refusal.HAS_ROLE : Refusal.LAST_SUPERADMIN)));
    }

    /** Removes somebody for good, see {@link Users#erase}. */
    public Mono<Outcome<UserId>> erase(UserId actor, UserId target, Reason reason) {
        return authority.allowed(
                actor,
                target,
                Act.of(Act.Kind.ERASE),
                user -> users.erase(target, actor)
                        .contextWrite(Audit.because(reason.text()))
                        .map(erased -> switch (erased) {
                            case Erased.Done done -> new Done<>(target);
                            case Erased.Refused held -> new Outcome.Refused<>(Refusal.NOT_SETTLED);
                            case Erased.Unknown gone -> new Outcome.Refused<>(Refusal.NO_SUCH_USER);
                        }));
    }

    static boolean isBanTime(Duration time) {
        return time.compareTo(SHORTEST_BAN) >= 0 && time.compareTo(LONGEST_BAN) <= 0;
    }

    private Mono<Outcome<String>> award(UserId target, String type, String bot, @Nullable Reason reason) {
        return badges.award(target, type, bot, Map.of("by", "admin"))
                .flatMap(fresh -> fresh
                        ? acted("user.badge_grant", target, type, bot, reason)
                                .delayUntil(done -> notifications.add(
                                        target,
                                        "badge",
                                        "badge:" + type + ":" + bot + ":" + clock.millis(),
                                        Map.of("badge", type)))
                        : Outcome.refused(Refusal.HAS_BADGE));
    }

    private Mono<Outcome<String>> acted(
            String action, UserId target, String type, String bot, @Nullable Reason reason) {
        return audit.acted(
                        action,
                        "users",
                        target.value(),
                        Map.of(),
                        Map.of("badge", type, "earned_in_bot", bot),
                        text(reason))
                .thenReturn(new Done<>(type));
    }

    private static @Nullable String text(@Nullable Reason reason) {
        return reason == null ? null : reason.text();
    }

    private static Map<String, @Nullable Object> standing(User user) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("status", user.status().name().toLowerCase(Locale.ROOT));
        Instant until = user.bannedUntil();
        columns.put("banned_until", until == null ? null : until.toString());
        return columns;
    }
}
