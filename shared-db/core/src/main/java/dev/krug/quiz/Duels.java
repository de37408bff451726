package dev.krug.quiz;

import dev.krug.i18n.Language;
import dev.krug.quiz.Duel.Progress;
import dev.krug.users.User;
import dev.krug.users.UserId;
import java.time.Clock;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Two people against each other. Runs in the caller's transaction. Accepting, declining and cancelling are guarded in
 * the database; results come by {@link #settle}, which is due within a second of the last answer.
 */
@Service
public class Duels { // MB-621, MB-622

    private final DuelRows rows;
    private final DuelGames games;
    private final DuelSettling settling;
    private final QuestionBank bank;
    private final Starting starting;
    private final Ratings ratings;
    private final Clock clock;

    Duels(
            DuelRows rows,
            DuelGames games,
            DuelSettling settling,
            QuestionBank bank,
            Starting starting,
            Ratings ratings,
            Clock clock) {
        this.rows = rows;
        this.games = games;
        this.settling = settling;
        this.bank = bank;
        this.starting = starting;
        this.ratings = ratings;
        this.clock = clock;
    }

    /** What became of a challenge. */
    public sealed interface Challenged {

        record Made(Duel duel) implements Challenged {}

        record NotEnough(int available) implements Challenged {}
    }

    /** What became of the wish to accept, decline or cancel. */
    public sealed interface Replied {

        /** It is so now, or was so already. */
        record Done(Duel duel) implements Replied {}

        record Refused(DuelRefusal reason) implements Replied {}
    }

    /** What became of the wish to play one's part. */
    public sealed interface Entered {

        record Played(Started started) implements Entered {}

        record Refused(DuelRefusal reason) implements Entered {}
    }

    /** @param category null for questions of all categories */
    public Mono<Challenged> challenge(User user, Language language, @Nullable String category, long seed) {
        return bank.all(language, GameSpec.duel(category)).flatMap(all -> {
            var questions = Selection.draw(all, GameSpec.DUEL_SIZE, seed);
            return questions.size() < GameSpec.DUEL_SIZE
                    ? Mono.just(new Challenged.NotEnough(questions.size()))
                    : rows.insert(user.id(), language, category, questions, seed)
                            .flatMap(games::of)
                            .map(Challenged.Made::new);
        });
    }

    public Mono<Replied> accept(User user, String code) {
        return replied(
                user,
                code,
                rows.accept(code, user.id()),
                row -> row.playUntil() != null && user.id().equals(row.opponent()),
                DuelRefusal::ofReplying);
    }

    public Mono<Replied> decline(User user, String code) {
        return replied(
                user,
                code,
                rows.decline(code, user.id()),
                row -> row.state() == Duel.State.DECLINED && !user.id().equals(row.challenger()),
                DuelRefusal::ofReplying);
    }

    public Mono<Replied> cancel(User user, String code) {
        return replied(
                user,
                code,
                rows.cancel(code, user.id()),
                row -> row.state() == Duel.State.CANCELLED && user.id().equals(row.challenger()),
                DuelRefusal::ofCancelling);
    }

    private Mono<Replied> replied(
            User user,
            String code,
            Mono<DuelRow> change,
            Predicate<DuelRow> isSo,
            BiFunction<DuelRow, UserId, DuelRefusal> refusal) {
        var already = rows.byCode(code)
                .flatMap(row -> isSo.test(row)
                        ? games.of(row).<Replied>map(Replied.Done::new)
                        : Mono.<Replied>just(new Replied.Refused(refusal.apply(row, user.id()))));
        return change.flatMap(games::of)
                .<Replied>map(Replied.Done::new)
                .switchIfEmpty(already)
                .defaultIfEmpty(new Replied.Refused(DuelRefusal.UNKNOWN));
    }

    /**
     * Begins the user's part of an accepted duel.
     *
     * @param messageId the message that will show the first question, if one is known
     */
    public Mono<Entered> start(User user, String code, @Nullable Long messageId) {
        return rows.lock(code)
                .flatMap(row -> games.of(row).flatMap(duel -> start(user, row, duel, messageId)))
                .defaultIfEmpty(new Entered.Refused(DuelRefusal.UNKNOWN));
    }

    private Mono<Entered> start(User user, DuelRow row, Duel duel, @Nullable Long messageId) {
        var side = duel.sideOf(user.id());
        if (side.isEmpty()) {
            return Mono.just(new Entered.Refused(DuelRefusal.UNKNOWN));
        }
        if (side.get().progress() == Progress.DONE) {
            return Mono.just(new Entered.Refused(DuelRefusal.PLAYED));
        }
        var until = duel.playUntil();
        return duel.state() != Duel.State.ACCEPTED
                        || until == null
                        || !clock.instant().isBefore(until)
                ? Mono.just(new Entered.Refused(DuelRefusal.ofPlaying(duel.state())))
                : starting.start(user, row, messageId).map(Entered.Played::new);
    }

    /** Of those of the user the newest first; of one state or of all. */
    public Mono<List<Duel>> of(User user, Duel.@Nullable State state, int limit, long offset) {
        return rows.of(user.id(), state, limit, offset)
                .collectList()
                .flatMap(found -> found.isEmpty() ? Mono.just(List.of()) : games.of(found));
    }

    public Mono<Long> count(User user, Duel.@Nullable State state) {
        return rows.count(user.id(), state);
    }

    /** Empty when there is none with this code. */
    public Mono<Duel> find(String code) {
        return rows.byCode(code).flatMap(games::of);
    }

    public Mono<Integer> rating(User user) {
        return ratings.of(user.id());
    }

    /** Duels to take further by {@link #settle}. */
    public Flux<DuelId> due(int limit) {
        return rows.due(limit);
    }

    /**
     * Takes a duel as far as it can go now: tells who has accepted or played, ends it with its result, or lets it
     * expire. Doing it again changes nothing.
     *
     * @return what people should hear
     */
    public Mono<List<DuelNotice>> settle(DuelId id) {
        return settling.settle(id);
    }
}
