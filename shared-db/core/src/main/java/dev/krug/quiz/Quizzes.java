package dev.krug.quiz;

import dev.krug.i18n.Language;
import dev.krug.sessions.BotSessions;
import dev.krug.users.User;
import dev.krug.users.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The games of users: start, answer, continue, stop. Runs in the caller's transaction and holds the user's running game
 * until its end, so that of an answer and the end of its time only one counts.
 */
@Service
public class Quizzes {

    public static final String BOT = "quiz_bot";

    private final Starting starting;
    private final Answering answering;
    private final Table table;
    private final Endings endings;
    private final LeftGames left;
    private final PlayedGames played;
    private final QuestionBank bank;
    private final BotSessions sessions;
    private final Clock clock;

    Quizzes(
            Starting starting,
            Answering answering,
            Table table,
            Endings endings,
            LeftGames left,
            PlayedGames played,
            QuestionBank bank,
            BotSessions sessions,
            Clock clock) {
        this.starting = starting;
        this.answering = answering;
        this.table = table;
        this.endings = endings;
        this.left = left;
        this.played = played;
        this.bank = bank;
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * Begins a game.
     *
     * @param seed decides questions, their order and the order of options; the daily quiz has its own
     * @param messageId the message that will show the first question, if one is known
     */
    public Mono<Started> start(User user, GameSpec spec, long seed, @Nullable Long messageId) {
        return starting.start(user, spec, seed, messageId);
    }

    /** Whether the user has played the daily quiz of their date. */
    public Mono<Boolean> isDailyDone(User user) {
        return starting.isDailyDone(user);
    }

    /**
     * Answers by ids of options, or by {@code true} or {@code false}; by nothing when it is not known.
     *
     * @param received when the answer arrived; however much later it is judged, this decides whether it was in time
     */
    public Mono<Step> answer(User user, Instant received, GameId game, int position, List<String> answer) {
        return answering.answer(user, received, game, position, answer);
    }

    /** As {@link #answer(User, Instant, GameId, int, List)}, refusing what does not fit the question. */
    public Mono<Step> answer(User user, Instant received, GameId game, int position, Given given) {
        return answering.answer(user, received, game, position, given);
    }

    /** Answers the open question by text, if it is one that wants text; else nothing changes. */
    public Mono<Step> answerText(User user, Instant received, String text) {
        return answering.answerText(user, received, text);
    }

    /** Answers by the option at this place of those shown, from 0. */
    public Mono<Step> pick(User user, Instant received, GameId game, int position, int option) {
        return answering.pick(user, received, game, position, option);
    }

    /** Ticks the option at this place of a multiple question, or takes the tick off. */
    public Mono<Step> toggle(User user, Instant received, GameId game, int position, int option) {
        return answering.toggle(user, received, game, position, option);
    }

    /** Answers a multiple question with what is ticked; nothing changes while nothing is. */
    public Mono<Step> confirm(User user, Instant received, GameId game, int position) {
        return answering.confirm(user, received, game, position);
    }

    /** Shows the question after the answered one. */
    public Mono<Step> next(User user, GameId game, int answered, @Nullable Long messageId) {
        return table.next(user, game, answered, messageId);
    }

    /** Where the running game stands; the open question goes on in this message. */
    public Mono<Step> resume(User user, @Nullable Long messageId) {
        return table.resume(user, messageId);
    }

    /** Ends the running game with what was answered. */
    public Mono<Stopped> stop(User user) {
        return endings.stop(user);
    }

    /** Ends this game with what was answered; nothing happens unless it is the running one. */
    public Mono<Stopped> stop(User user, GameId game) {
        return endings.stop(user, game);
    }

    /** A game of the user as it stands; empty when there is none with this id. */
    public Mono<GameState> state(User user, GameId game) {
        return played.state(user, game);
    }

    /** The games of the user, newest first and without their questions; of one status or of all. */
    public Flux<GameState> games(User user, GameState.@Nullable Status status, int limit, long offset) {
        return played.of(user, status, limit, offset);
    }

    public Mono<Long> countGames(User user, GameState.@Nullable Status status) {
        return played.count(user, status);
    }

    /** What a game of the user has come to. */
    public Mono<PastResult> result(User user, GameId game) {
        return played.result(user, game);
    }

    /** Questions to close by {@link #timeOut}. */
    public Flux<Overdue> overdue(int limit) {
        return left.overdue(clock.instant().minus(Timing.GRACE), limit);
    }

    /**
     * Closes a question whose time has run out, unless it was answered meanwhile. An answer that arrived in time and
     * waits to be judged goes first; that is the caller's to know.
     */
    public Mono<Step> timeOut(User user, GameId game, int position) {
        return answering.timeOut(user, game, position, clock.instant());
    }

    /** People whose games to end by {@link #closeIdle}. */
    public Flux<UserId> idle(int limit) {
        return left.idleSince(endings.idleSince(), limit);
    }

    /** Ends a game that nobody has played for half an hour. */
    public Mono<Stopped> closeIdle(User user) {
        return endings.closeIdle(user);
    }

    public Mono<QuizStats> stats(User user) {
        return sessions.find(user.id(), BOT)
                .map(session -> QuizStats.fromJson(session.stats()))
                .defaultIfEmpty(QuizStats.NONE);
    }

    /** What can be asked about in a language; most questions first. */
    public Mono<List<CategoryCount>> categories(Language language) {
        return bank.categories(language);
    }
}
