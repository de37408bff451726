package dev.krug.store;

import dev.krug.sessions.BotSession;
import dev.krug.sessions.BotSessions;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Bot sessions under the names of the store's document. Runs in the caller's transaction. */
@Repository
public class SessionRepository { // MB-104

    private final BotSessions sessions;
    private final Users users;

    SessionRepository(BotSessions sessions, Users users) {
        this.sessions = sessions;
        this.users = users;
    }

    public Mono<BotSession> getOrCreate(UserId userId, String botName) {
        return sessions.getOrCreate(userId, botName);
    }

    /** Empty when nobody has this Telegram id. */
    public Mono<BotSession> getOrCreateByTelegramId(long telegramId, String botName) {
        return users.findByTelegramId(telegramId).flatMap(user -> sessions.getOrCreate(user.id(), botName));
    }

    public Mono<BotSession> getByTelegramId(long telegramId, String botName) {
        return users.findByTelegramId(telegramId).flatMap(user -> sessions.find(user.id(), botName));
    }

    public Mono<Boolean> updateSession(long telegramId, String botName, Map<String, Object> session) {
        return change(telegramId, user -> sessions.save(user.id(), botName, session, null, null));
    }

    public Mono<Boolean> updateStats(long telegramId, String botName, Map<String, Object> stats) {
        return change(telegramId, user -> sessions.save(user.id(), botName, null, stats, null));
    }

    public Mono<Boolean> updateBoth(
            long telegramId, String botName, Map<String, Object> session, Map<String, Object> stats) {
        return change(telegramId, user -> sessions.save(user.id(), botName, session, stats, null));
    }

    public Mono<Boolean> resetSession(long telegramId, String botName, boolean keepStats) {
        return change(telegramId, user -> sessions.reset(user.id(), botName, keepStats));
    }

    public Mono<Boolean> deleteSession(long telegramId, String botName) {
        return change(telegramId, user -> sessions.delete(user.id(), botName));
    }

    /** Newest change first. */
    public Flux<BotSession> getAllUserSessions(long telegramId) {
        return users.findByTelegramId(telegramId).flatMapMany(user -> sessions.of(user.id()));
    }

    private Mono<Boolean> change(long telegramId, Function<User, Mono<Boolean>> change) {
        return users.findByTelegramId(telegramId).flatMap(change).defaultIfEmpty(false);
    }
}
