package dev.krug.quiz;

import dev.krug.i18n.Language;
import dev.krug.quiz.pack.QuestionType;
import dev.krug.sessions.BotSessions;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.xp.Activities;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

    /** How many questions a classic game may have; the middle one is usual. */
    public static final List<Integer> CLASSIC_SIZES = List.of(5, 10, 20); // MB-611

    private static final Duration IDLE = Duration.ofMinutes(30);

    private final Games games;
    private final QuestionBank bank;
    private final Finishing finishing;
    private final BotSessions sessions;
    private final Activities activities;
    private final Clock clock;

    Quizzes(
            Games games,
            QuestionBank bank,
            Finishing finishing,
            BotSessions sessions,
            Activities activities,
            Clock clock) {
        this.games = games;
        this.bank = bank;
        this.finishing = finishing;
        this.sessions = sessions;
        this.activities = activities;
        this.clock = clock;
    }

    /** What became of the wish to play. */
    public sealed interface Started {

        record Begun(Card card) implements Started {}

        /** Another game is running; it goes on or is stopped first. */
        record Busy() implements Started {}

        record NotEnoughQuestions(int available) implements Started {}
    }

    /** Where the game stands after something was done in it. */
    public sealed interface Step {

        /** This game is not running, or none is. */
        record NoGame() implements Step {}

        /** Nothing changed: the question was answered before, or it is not its turn. */
        record Repeated() implements Step {}

        /** A multiple question was confirmed with nothing ticked. */
        record NothingTicked() implements Step {}

        record Open(Card card) implements Step {}

        record Judged(Verdict verdict) implements Step {}

        record Finished(Verdict verdict, QuizResult result) implements Step {}
    }

    /** How a game was stopped. */
    public sealed interface Stopped {

        record NoGame() implements Stopped {}

        /** Nothing was answered, so nothing is kept. */
        record Aborted() implements Stopped {}

        record Completed(QuizResult result) implements Stopped {}
    }

    /** A question whose time has run out unanswered, and the message that shows it. */
    public record Overdue(
            UserId user,
            GameId game,
            int position,
            @Nullable Long messageId,
            Instant deadline) {

        /** An answer that arrived later is too late. */
        public Instant lastAnswer() {
            return deadline.plus(Timing.GRACE);
        }
    }

    /** What can be asked about, and by how many questions. */
    public record CategoryCount(String title, String emoji, long questions) {}

    /** The session changed meanwhile; the transaction is to be run again. */
    public static final class StaleSession extends RuntimeException {

        private static final long serialVersionUID = 1;

        StaleSession() {
            super("the session was changed by somebody else");
        }
    }

    /**
     * Begins a classic game.
     *
     * @param seed decides questions, their order and the order of options
     * @param messageId the message that will show the first question, if one is known
     */
    public Mono<Started> start(User user, int size, long seed, @Nullable Long messageId) {
        if (!CLASSIC_SIZES.contains(size)) {
            return Mono.error(new IllegalArgumentException("A classic game has " + CLASSIC_SIZES + " questions"));
        }
        return games.lockActive(user.id())
                .filterWhen(running -> endIdle(user, running).map(ended -> !ended))
                .<Started>map(running -> new Started.Busy())
                .switchIfEmpty(Mono.defer(() -> choose(user, size, seed, messageId)));
    }

    /**
     * Answers by ids of options, or by {@code true} or {@code false}; by nothing when it is not known.
     *
     * @param received when the answer arrived; however much later it is judged, this decides whether it was in time
     */
    public Mono<Step> answer(User user, Instant received, GameId game, int position, List<String> answer) { // MB-613
        return inOpen(user, game, position, table -> judge(user, table, answer, received));
    }

    /** Answers the open question by text, if it is one that wants text; else nothing changes. */
    public Mono<Step> answerText(User user, Instant received, String text) {
        return games.lockTable(user.id())
                .flatMap(open -> inOpen(
                        open,
                        table -> table.asked().question().type() == QuestionType.TEXT
                                ? judge(user, table, List.of(cut(text)), received)
                                : Mono.just(new Step.Repeated())))
                .defaultIfEmpty(new Step.NoGame());
    }

    /** Answers by the option at this place of those shown, from 0. */
    public Mono<Step> pick(User user, Instant received, GameId game, int position, int option) {
        return inOpen(
                user,
                game,
                position,
                table -> optionOf(table.asked(), option)
                        .map(id -> judge(user, table, List.of(id), received))
                        .orElseGet(() -> Mono.just(new Step.Repeated())));
    }

    /** Ticks the option at this place of a multiple question, or takes the tick off. */
    public Mono<Step> toggle(User user, Instant received, GameId game, int position, int option) {
        return inOpen(
                user,
                game,
                position,
                table -> isLate(table.asked(), received)
                        ? judge(user, table, List.of(), received)
                        : optionOf(table.asked(), option)
                                .map(id -> toggle(table.game(), table.asked(), id))
                                .orElseGet(() -> Mono.just(new Step.Repeated())));
    }

    /** Answers a multiple question with what is ticked; nothing changes while nothing is. */
    public Mono<Step> confirm(User user, Instant received, GameId game, int position) {
        return inOpen(
                user,
                game,
                position,
                table -> table.asked().answer().isEmpty() && !isLate(table.asked(), received)
                        ? Mono.just(new Step.NothingTicked())
                        : judge(user, table, table.asked().answer(), received));
    }

    /** Shows the question after the answered one. */
    public Mono<Step> next(User user, GameId game, int answered, @Nullable Long messageId) {
        return running(user, game)
                .flatMap(running -> games.question(game, running.position())
                        .filter(asked -> running.position() == answered && asked.outcome() != null)
                        .flatMap(asked -> show(running, answered + 1, messageId))
                        .defaultIfEmpty(new Step.Repeated()))
                .defaultIfEmpty(new Step.NoGame());
    }

    /** Where the running game stands; the open question goes on in this message. */
    public Mono<Step> resume(User user, @Nullable Long messageId) {
        return games.lockActive(user.id())
                .flatMap(running -> games.question(running.id(), running.position())
                        .flatMap(asked -> asked.isOpen()
                                ? games.moveMessage(running.id(), asked.position(), messageId)
                                        .<Step>thenReturn(new Step.Open(asked.card(running)))
                                : Mono.<Step>just(
                                        new Step.Judged(new Verdict(running.id(), asked.played(), running.tally())))))
                .defaultIfEmpty(new Step.NoGame());
    }

    /** Ends the running game with what was answered. */
    public Mono<Stopped> stop(User user) { // MB-617
        return games.lockActive(user.id())
                .flatMap(running -> end(user, running))
                .defaultIfEmpty(new Stopped.NoGame());
    }

    /** Questions to close by {@link #timeOut}. */
    public Flux<Overdue> overdue(int limit) {
        return games.overdue(limit);
    }

    /**
     * Closes a question whose time has run out, unless it was answered meanwhile. An answer that arrived in time and
     * waits to be judged goes first; that is the caller's to know.
     */
    public Mono<Step> timeOut(User user, GameId game, int position) { // MB-613
        var now = clock.instant();
        return inOpen(
                user,
                game,
                position,
                table -> isLate(table.asked(), now)
                        ? judge(user, table, List.of(), now)
                        : Mono.just(new Step.Repeated()));
    }

    /** People whose games to end by {@link #closeIdle}. */
    public Flux<UserId> idle(int limit) {
        return games.idleSince(clock.instant().minus(IDLE), limit);
    }

    /** Ends a game that nobody has played for half an hour. */
    public Mono<Stopped> closeIdle(User user) { // MB-617
        return games.lockActive(user.id())
                .filter(this::isIdle)
                .flatMap(running -> end(user, running))
                .defaultIfEmpty(new Stopped.NoGame());
    }

    public Mono<QuizStats> stats(User user) {
        return sessions.find(user.id(), BOT)
                .map(session -> QuizStats.fromJson(session.stats()))
                .defaultIfEmpty(QuizStats.NONE);
    }

    public Flux<CategoryCount> categories(Language language) {
        return bank.categories(language);
    }

    private Mono<Started> choose(User user, int size, long seed, @Nullable Long messageId) {
        return bank.candidates(user.id(), user.language()).flatMap(candidates -> {
            var chosen = Selection.choose(candidates, size, seed);
            if (chosen.size() < size) {
                return Mono.just(new Started.NotEnoughQuestions(chosen.size()));
            }
            return bank.ask(user.id(), user.language(), chosen, seed)
                    .flatMap(questions ->
                            games.create(user.id(), GameMode.CLASSIC, user.language(), seed, chosen, questions))
                    .flatMap(game -> noteInSession(user, game, size).then(first(user, messageId)))
                    .defaultIfEmpty(new Started.Busy());
        });
    }

    private Mono<Started> first(User user, @Nullable Long messageId) {
        return games.lockActive(user.id())
                .flatMap(game -> show(game, 1, messageId))
                .map(step -> step instanceof Step.Open(var card) ? new Started.Begun(card) : new Started.Busy());
    }

    private Mono<Void> noteInSession(User user, GameId game, int size) {
        var note = Map.<String, Object>of(
                "game_id", game.value().toString(), "mode", GameMode.CLASSIC.code(), "size", size);
        return sessions.getOrCreate(user.id(), BOT)
                .flatMap(session -> sessions.save(user.id(), BOT, note, null, null))
                .then();
    }

    private Mono<Step> show(Game running, int position, @Nullable Long messageId) {
        return games.question(running.id(), position).flatMap(asked -> {
            var shown = new Asked(position, asked.question(), clock.instant(), List.of(), null, 0, 0);
            return games.show(running.id(), position, asked.question().limitSec(), messageId)
                    .thenReturn(new Step.Open(shown.card(running)));
        });
    }

    private Mono<Step> toggle(Game running, Asked asked, String option) {
        var draft = new ArrayList<>(asked.answer());
        if (!draft.remove(option)) {
            draft.add(option);
        }
        var ticked = new Asked(asked.position(), asked.question(), asked.shownAt(), List.copyOf(draft), null, 0, 0);
        return games.saveDraft(running.id(), asked.position(), draft).thenReturn(new Step.Open(ticked.card(running)));
    }

    private static Optional<String> optionOf(Asked asked, int place) {
        var options = asked.question().options();
        return place < 0 || place >= options.size()
                ? Optional.empty()
                : Optional.of(options.get(place).id());
    }

    private Mono<Step> judge(User user, Games.Table table, List<String> answer, Instant received) {
        var game = table.game();
        var asked = table.asked();
        var judgement = Judging.judge(asked.question(), answer, game.tally().run(), asked.shown(), received);
        var played = new PlayedQuestion(
                asked.position(),
                asked.question(),
                answer,
                judgement.outcome(),
                judgement.elapsedMs(),
                judgement.points());
        var verdict = new Verdict(game.id(), played, game.tally().plus(judgement));
        var judged = table.isLast()
                ? finishing
                        .finish(user, table, verdict, judgement)
                        .<Step>map(result -> new Step.Finished(verdict, result))
                : games.judge(game, answer, judgement, verdict.tally(), null)
                        .filter(Boolean::booleanValue)
                        .delayUntil(counted -> activities.record(user, Finishing.correct(verdict)))
                        .<Step>map(counted -> new Step.Judged(verdict));
        return judged.defaultIfEmpty(new Step.Repeated());
    }

    private Mono<Boolean> endIdle(User user, Game running) {
        return isIdle(running) ? end(user, running).thenReturn(true) : Mono.just(false);
    }

    private Mono<Stopped> end(User user, Game running) {
        if (running.tally().answered() == 0) {
            return games.end(running.id(), "aborted", 0)
                    .then(sessions.save(user.id(), BOT, Map.of(), null, null))
                    .thenReturn(new Stopped.Aborted());
        }
        return finishing.finish(user, running).map(Stopped.Completed::new);
    }

    private Mono<Game> running(User user, GameId game) {
        return games.lockActive(user.id()).filter(running -> running.id().equals(game));
    }

    private Mono<Step> inOpen(User user, GameId game, int position, Function<Games.Table, Mono<Step>> action) {
        return games.lockTable(user.id())
                .filter(table -> table.game().id().equals(game))
                .flatMap(table ->
                        table.game().position() == position ? inOpen(table, action) : Mono.just(new Step.Repeated()))
                .defaultIfEmpty(new Step.NoGame());
    }

    private static Mono<Step> inOpen(Games.Table table, Function<Games.Table, Mono<Step>> action) {
        return table.asked().isOpen() ? action.apply(table) : Mono.just(new Step.Repeated());
    }

    private static boolean isLate(Asked asked, Instant received) {
        return !Timing.isInTime(asked.shown().plusMillis(asked.question().limitMs()), received);
    }

    private boolean isIdle(Game game) {
        return !clock.instant().isBefore(game.activeAt().plus(IDLE));
    }

    private static String cut(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200);
    }
}
