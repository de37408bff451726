package dev.krug.identity;

import dev.krug.notifications.Category;
import dev.krug.notifications.Notice;
import dev.krug.notifications.Notifications;
import dev.krug.users.Logins;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Logins and their ends. Every method runs in the caller's transaction; after a commit that revoked something the
 * caller {@linkplain AccessTokens#announceRevocation() announces} it.
 */
@Service
public class Sessions {

    /** A login ends then, however often it was renewed. */
    private static final Duration LOGIN_LIFETIME = Duration.ofDays(90); // CORE-073

    private final FamilyRows rows;
    private final Tokens tokens;
    private final TokenIssuer issuer;
    private final LaunchBots bots;
    private final Users users;
    private final Logins logins;
    private final Notifications notifications;
    private final Clock clock;

    Sessions(
            FamilyRows rows,
            Tokens tokens,
            TokenIssuer issuer,
            LaunchBots bots,
            Users users,
            Logins logins,
            Notifications notifications,
            Clock clock) {
        this.rows = rows;
        this.tokens = tokens;
        this.issuer = issuer;
        this.bots = bots;
        this.users = users;
        this.logins = logins;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** Gives a new pair for an unused refresh token; a used one costs the whole login. */
    public Mono<Refresh> refresh(String refreshToken) { // CORE-072
        return switch (tokens.readRefresh(refreshToken)) {
            case Tokens.RefreshClaim.Expired() -> Mono.just(new Refresh.Expired());
            case Tokens.RefreshClaim.Invalid() -> Mono.just(new Refresh.Invalid());
            case Tokens.RefreshClaim.Valid(var jti) ->
                rows.lockByJti(Signatures.sha256(jti)).flatMap(this::refresh).defaultIfEmpty(new Refresh.Invalid());
        };
    }

    /** False when there is no such live login of this user. */
    public Mono<Boolean> end(UserId user, SessionId session) {
        return rows.revoke(user, session, RevokeReason.LOGOUT, clock.instant()).map(count -> count > 0);
    }

    /** Ends all logins of the user and refuses all tokens issued so far; returns how many logins. */
    public Mono<Long> endAll(UserId user, RevokeReason reason) {
        return rows.revoke(user, null, reason, clock.instant()).delayUntil(count -> logins.invalidateTokens(user));
    }

    /** Ends what a guest opened before they signed in; logins of others stay. */
    Mono<Void> endGuest(UserId user) {
        return rows.revokeGuests(user, clock.instant()).then();
    }

    /** The live logins, the latest used first. */
    public Flux<Session> of(UserId user) {
        return rows.live(user, clock.instant().minus(LOGIN_LIFETIME));
    }

    private Mono<Refresh> refresh(FamilyRow family) {
        var now = clock.instant();
        if (family.used()) {
            return rows.revoke(family.user(), family.session(), RevokeReason.REUSE, now)
                    .then(warn(family))
                    .thenReturn(new Refresh.Reused());
        }
        if (family.revoked()) {
            return Mono.just(new Refresh.Invalid());
        }
        return now.isAfter(family.createdAt().plus(LOGIN_LIFETIME))
                ? Mono.just(new Refresh.Expired())
                : users.findById(family.user()).flatMap(user -> renew(user, family));
    }

    private Mono<Void> warn(FamilyRow family) {
        var key = "refresh_reused:" + family.session().value();
        return notifications.add(
                family.user(), new Notice("refresh_reused", Category.SECURITY, Notice.Level.WARNING, key, Map.of()));
    }

    private Mono<Refresh> renew(User user, FamilyRow family) {
        return user.isBanned(clock.instant())
                ? Mono.just(new Refresh.Banned())
                : bots.nameOf(family.botId())
                        .flatMap(bot -> issuer.next(user, family, bot.orElse(null)))
                        .map(pair -> new Refresh.Renewed(pair, user));
    }

    /** Takes away logins that no token can belong to any more; returns how many. */
    Mono<Long> purge() {
        return rows.purge(clock.instant().minus(LOGIN_LIFETIME).minus(Tokens.REFRESH_LIFETIME));
    }
}
