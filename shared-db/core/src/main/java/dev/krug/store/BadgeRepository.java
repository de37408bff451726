package dev.krug.store;

import dev.krug.badges.Badges;
import dev.krug.badges.UserBadge;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Badges under the names of the store's document; no bot means any bot. Runs in the caller's transaction. */
@Repository
public class BadgeRepository { // MB-104

    private final Badges badges;
    private final Users users;

    BadgeRepository(Badges badges, Users users) {
        this.badges = badges;
        this.users = users;
    }

    /** The award, new or kept. */
    public Mono<UserBadge> awardBadge(UserId userId, String type, String botName, Map<String, Object> metadata) {
        return badges.award(userId, type, botName, metadata)
                .thenMany(badges.of(userId, botName))
                .filter(badge -> badge.type().equals(type))
                .next();
    }

    /** Empty when nobody has this Telegram id. */
    public Mono<UserBadge> awardBadgeByTelegramId(
            long telegramId, String type, String botName, Map<String, Object> metadata) {
        return users.findByTelegramId(telegramId).flatMap(user -> awardBadge(user.id(), type, botName, metadata));
    }

    public Mono<Boolean> hasBadge(long telegramId, String type, @Nullable String botName) {
        return getUserBadges(telegramId, botName).any(badge -> badge.type().equals(type));
    }

    /** Newest first. */
    public Flux<UserBadge> getUserBadges(long telegramId, @Nullable String botName) {
        return users.findByTelegramId(telegramId).flatMapMany(user -> badges.of(user.id(), botName));
    }

    public Mono<Long> countUserBadges(long telegramId) {
        return getUserBadges(telegramId, null).count();
    }

    /** Newest first. */
    public Flux<UserBadge> getAllBadgesByType(String type) {
        return badges.ofType(type);
    }

    public Mono<Long> countBadgesByType(String type) {
        return badges.ofType(type).count();
    }

    public Mono<Boolean> deleteBadge(UserId userId, String type, String botName) {
        return badges.revoke(userId, type, botName);
    }
}
