package dev.krug.quiz.bot;

import dev.krug.quiz.GameSpec;
import dev.krug.quiz.Quizzes;
import dev.krug.quiz.Started;
import dev.krug.runtime.AccessScreen;
import dev.krug.runtime.BotDeclaration;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** From the wish to play to the first question. */
@Component
class PlayMenu {

    private final Quizzes quizzes;
    private final AccessScreen access;
    private final Clock clock;

    PlayMenu(Quizzes quizzes, AccessScreen access, Clock clock) {
        this.quizzes = quizzes;
        this.access = access;
        this.clock = clock;
    }

    BotDeclaration declareIn(BotDeclaration bot) {
        return bot.command("play", turn -> Mono.just(MenuScreens.modes(Texts.of(turn))))
                .command("daily", this::daily)
                .command("marathon", this::marathon)
                .button("quiz:play", turn -> Mono.just(placed(turn, MenuScreens.modes(Texts.of(turn)))))
                .button(MenuScreens.CHOOSE, this::choose)
                .button(MenuScreens.GO, this::go)
                .button("quiz:renew", this::renew);
    }

    private Mono<Reply> choose(Turn turn) {
        return Choice.parse(turn.argument())
                .map(choice -> switch (choice.mode()) {
                    case DAILY -> daily(turn);
                    case MARATHON -> marathon(turn);
                    case DUEL, CLASSIC, CATEGORY, DIFFICULTY ->
                        quizzes.categories(turn.language())
                                .map(categories -> placed(turn, MenuScreens.next(Texts.of(turn), choice, categories)));
                })
                .orElseGet(() -> Mono.just(GameChat.stale(turn)));
    }

    private Mono<Reply> daily(Turn turn) {
        var today = LocalDate.ofInstant(clock.instant(), turn.user().zone());
        return Mono.zip(quizzes.isDailyDone(turn.user()), quizzes.stats(turn.user()))
                .map(facts -> placed(
                        turn,
                        MenuScreens.daily(
                                Texts.of(turn), facts.getT1(), facts.getT2().dailyStreakOn(today))));
    }

    private Mono<Reply> marathon(Turn turn) {
        return quizzes.stats(turn.user()).map(stats -> placed(turn, MenuScreens.marathon(Texts.of(turn), stats)));
    }

    private Mono<Reply> go(Turn turn) {
        return Choice.parse(turn.argument())
                .flatMap(choice -> choice.spec().map(spec -> start(turn, choice, spec)))
                .orElseGet(() -> Mono.just(GameChat.stale(turn)));
    }

    private Mono<Reply> start(Turn turn, Choice choice, GameSpec spec) {
        return quizzes.start(turn.user(), spec, turn.id().getLeastSignificantBits(), GameChat.messageOf(turn))
                .flatMap(started -> switch (started) {
                    case Started.DailyDone done -> daily(turn);
                    case Started.NoAccess none ->
                        access.menu(turn).map(turn.say("quiz.no_access").inPlace()::and);
                    case Started other -> Mono.just(GameChat.begun(turn, other, choice.data("quiz:renew")));
                });
    }

    /** Ends the running game and begins another. */
    private Mono<Reply> renew(Turn turn) {
        return quizzes.stop(turn.user()).flatMap(stopped -> go(turn));
    }

    private static Reply placed(Turn turn, Reply reply) {
        return turn.isPress() ? reply.inPlace() : reply;
    }
}
