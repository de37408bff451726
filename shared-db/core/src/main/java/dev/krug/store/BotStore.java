package dev.krug.store;

import dev.krug.access.FreeSource;
import dev.krug.access.SubscriptionType;
import dev.krug.badges.UserBadge;
import dev.krug.store.BotStores.Parts;
import dev.krug.trainings.Training;
import dev.krug.users.User;
import dev.krug.xp.Board;
import dev.krug.xp.Leaderboards;
import dev.krug.xp.LevelScale;
import dev.krug.xp.XpChange;
import dev.krug.xp.XpGrant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The store as one bot sees it, under the names of the store's document. Everything runs in the caller's transaction;
 * for people whom the store does not know nothing happens and nothing is made.
 */
public final class BotStore { // MB-104, MB-105

    private final String botName;
    private final Parts parts;

    BotStore(String botName, Parts parts) {
        this.botName = botName;
        this.parts = parts;
    }

    public String botName() {
        return botName;
    }

    /** Makes the user and the bot's session on the first contact. */
    public Mono<UserSession> getUserSession(long telegramId, @Nullable String username, @Nullable String firstName) {
        return parts.userRepository()
                .getOrCreate(telegramId, username, firstName)
                .flatMap(user -> parts.sessions()
                        .getOrCreate(user.id(), botName)
                        .map(session -> new UserSession(UserSession.map(user), session.session(), session.stats())));
    }

    public Mono<Boolean> saveSession(long telegramId, Map<String, Object> session, Map<String, Object> stats) {
        return save(telegramId, session, stats, null);
    }

    /** False, and nothing saved, when the session has been saved since it had this version. */
    public Mono<Boolean> saveSession( // MB-110
            long telegramId, Map<String, Object> session, Map<String, Object> stats, int expectedVersion) {
        return save(telegramId, session, stats, expectedVersion);
    }

    private Mono<Boolean> save(
            long telegramId,
            Map<String, Object> session,
            Map<String, Object> stats,
            @Nullable Integer expectedVersion) {
        return known(telegramId, user -> parts.sessions().save(user.id(), botName, session, stats, expectedVersion));
    }

    /**
     * Back to the bot's default session; statistics stay.
     *
     * @param questionTypes those of a scenario, whose counters then begin at 0; empty for a bot without scenarios
     */
    public Mono<Boolean> resetSession(long telegramId, List<String> questionTypes) { // MB-109
        if (questionTypes.isEmpty()) {
            return known(telegramId, user -> parts.sessions().reset(user.id(), botName, true));
        }
        var counts = new LinkedHashMap<String, Object>();
        questionTypes.forEach(type -> counts.put(type, 0));
        var session = new LinkedHashMap<>(parts.sessions().defaultSession(botName));
        session.put("per_type_counts", counts);
        session.put("chat_state", "waiting_start");
        return known(telegramId, user -> parts.sessions().save(user.id(), botName, session, null, null));
    }

    public Mono<XpChange> addXpAndCheckLevelUp(long telegramId, int xp) {
        return add(telegramId, xp, null);
    }

    public Mono<XpChange> addXpAndCheckLevelUp(long telegramId, int xp, LevelScale levels) { // MB-204
        return add(telegramId, xp, levels);
    }

    private Mono<XpChange> add(long telegramId, int xp, @Nullable LevelScale levels) {
        return parts.users()
                .findByTelegramId(telegramId)
                .flatMap(user -> {
                    var grant = new XpGrant(user.id(), botName, xp, "game", "store:" + UUID.randomUUID());
                    return levels == null
                            ? parts.experience().add(grant)
                            : parts.experience().add(grant, levels);
                })
                .defaultIfEmpty(XpChange.NOTHING);
    }

    /** True only when newly awarded. */
    public Mono<Boolean> awardBadge(long telegramId, String type, Map<String, Object> metadata) {
        return known(telegramId, user -> parts.badges().award(user.id(), type, botName, metadata));
    }

    public Flux<UserBadge> getUserBadges(long telegramId, boolean allBots) { // MB-212
        return parts.users()
                .findByTelegramId(telegramId)
                .flatMapMany(user -> parts.badges().of(user.id(), allBots ? null : botName));
    }

    /** What is told of a finished training. */
    public record TrainingResult(
            int totalScore,
            int clarityLevel,
            int questionCount,
            int contextualQuestions,
            Map<String, Object> perTypeCounts,
            Map<String, Object> caseData,
            Map<String, Object> sessionSnapshot,
            String scenarioName) {}

    public Mono<Boolean> saveTrainingHistory(long telegramId, TrainingResult result) {
        var now = parts.clock().instant();
        return known(
                telegramId,
                user -> parts.history()
                        .save(new Training(
                                UUID.randomUUID(),
                                user.id(),
                                telegramId,
                                now,
                                now,
                                result.scenarioName(),
                                "1.0.0",
                                result.totalScore(),
                                result.clarityLevel(),
                                result.questionCount(),
                                result.contextualQuestions(),
                                result.perTypeCounts(),
                                result.caseData(),
                                result.sessionSnapshot(),
                                Training.Completion.FINISHED,
                                result.totalScore())));
    }

    /**
     * Newest first.
     *
     * @param limit 1 to 100
     */
    public Flux<Training> getUserTrainingHistory(long telegramId, int limit) {
        if (limit < 1 || limit > 100) {
            return Flux.error(new IllegalArgumentException("limit is 1 to 100, not " + limit));
        }
        return parts.users()
                .findByTelegramId(telegramId)
                .flatMapMany(user -> parts.history().of(user.id(), limit, 0));
    }

    /** Whether somebody may start something in this bot now. */
    public Mono<AccessResult> checkAccess(long telegramId) {
        return parts.subscriptions().checkAccess(telegramId, botName);
    }

    /** Takes what a start in this bot costs; false, and nothing taken, without access. */
    public Mono<Boolean> consumeAccess(long telegramId) {
        return consumeAccess(telegramId, SubscriptionRepository.purpose());
    }

    /** As {@link #consumeAccess(long)}; the same purpose again costs nothing more. */
    public Mono<Boolean> consumeAccess(long telegramId, String purposeKey) { // MB-304
        return parts.subscriptions().consumeAccess(telegramId, botName, purposeKey);
    }

    /**
     * Gives a subscription by an administrator's hand.
     *
     * @param durationDays null for as long as the type usually lasts
     * @param credits only of the type that counts them
     */
    public Mono<Boolean> createSubscription(
            long telegramId,
            SubscriptionType type,
            @Nullable Integer durationDays,
            @Nullable Integer credits,
            boolean autoRenew) {
        return parts.subscriptions()
                .createSubscription(telegramId, type, durationDays, credits, autoRenew)
                .hasElement();
    }

    public Mono<Boolean> addFreeTrainings(long telegramId, int count, FreeSource source) {
        return parts.subscriptions().addFreeTrainings(telegramId, count, source).hasElement();
    }

    /** Counts a training and adds its score, once as score and once as experience. */
    public Mono<XpChange> updateUserStatsAfterTraining(long telegramId, int score) { // MB-206
        return parts.userRepository()
                .incrementTrainingCount(telegramId)
                .then(parts.userRepository().addScore(telegramId, score))
                .then(addXpAndCheckLevelUp(telegramId, score));
    }

    public Mono<Map<String, @Nullable Object>> getUserInfo(long telegramId) {
        return parts.users().findByTelegramId(telegramId).map(UserSession::map);
    }

    public Mono<List<Leaderboards.Line>> getLeaderboard(int limit, long offset) {
        return parts.leaderboards().page(Board.OVERALL, limit, offset);
    }

    public Mono<Long> getUserRank(long telegramId) {
        return parts.userRepository().getUserRank(telegramId);
    }

    public Mono<User> ensureUserExists(long telegramId, @Nullable String username, @Nullable String firstName) {
        return parts.userRepository().getOrCreate(telegramId, username, firstName);
    }

    private Mono<Boolean> known(long telegramId, Function<User, Mono<Boolean>> action) {
        return parts.users().findByTelegramId(telegramId).flatMap(action).defaultIfEmpty(false);
    }
}
