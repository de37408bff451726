package dev.krug.store;

import dev.krug.kernel.Rows;
import dev.krug.users.Erased;
import dev.krug.users.TelegramProfile;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import dev.krug.xp.Board;
import dev.krug.xp.Experience;
import dev.krug.xp.Leaderboards;
import dev.krug.xp.XpGrant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Users under the names of the store's document. Runs in the caller's transaction. */
@Repository
public class UserRepository { // MB-104

    private final Users users;
    private final Experience experience;
    private final Leaderboards leaderboards;
    private final DatabaseClient database;

    UserRepository(Users users, Experience experience, Leaderboards leaderboards, DatabaseClient database) {
        this.users = users;
        this.experience = experience;
        this.leaderboards = leaderboards;
        this.database = database;
    }

    public Mono<User> getOrCreate(long telegramId, @Nullable String username, @Nullable String firstName) {
        return users.getOrCreate(TelegramProfile.of(telegramId, username, firstName))
                .map(Users.Contact::user);
    }

    public Mono<User> getByTelegramId(long telegramId) {
        return users.findByTelegramId(telegramId);
    }

    public Mono<User> getById(UserId id) {
        return users.findById(id);
    }

    /** Adds experience outside of any known activity; true if there is such a user. */
    public Mono<Boolean> addXp(long telegramId, int xp) { // MB-201
        return getByTelegramId(telegramId)
                .flatMap(user -> experience.add(
                        new XpGrant(user.id(), "platform", xp, "repository", "repository:" + UUID.randomUUID())))
                .hasElement();
    }

    public Mono<Boolean> updateLevel(long telegramId, int newLevel) {
        return change("level = :value", telegramId, newLevel);
    }

    public Mono<Boolean> incrementTrainingCount(long telegramId) {
        return change("total_trainings = total_trainings + :value", telegramId, 1);
    }

    public Mono<Boolean> addScore(long telegramId, long score) {
        return change("total_score = total_score + :value", telegramId, score);
    }

    public Mono<List<Leaderboards.Line>> getLeaderboard(int limit, long offset) {
        return leaderboards.page(Board.OVERALL, limit, offset);
    }

    public Mono<Long> getUserRank(long telegramId) {
        return getByTelegramId(telegramId)
                .flatMap(user -> leaderboards.placeOf(user.id(), Board.OVERALL))
                .map(Leaderboards.Place::position);
    }

    public Mono<Long> countTotalUsers() {
        return users.count();
    }

    /** Erases the user; true if there was one. */
    public Mono<Boolean> delete(long telegramId) {
        return getByTelegramId(telegramId)
                .flatMap(user -> users.erase(user.id(), user.id()))
                .map(Erased.Done.class::isInstance)
                .defaultIfEmpty(false);
    }

    private Mono<Boolean> change(String assignment, long telegramId, long value) {
        return Rows.bind(
                        database.sql("update users set " + assignment + " where telegram_id = :id")
                                .bind("id", telegramId),
                        "value",
                        value,
                        Long.class)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }
}
