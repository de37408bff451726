package dev.krug.quiz;

import dev.krug.quiz.pack.QuestionType;
import dev.krug.users.User;
import dev.krug.xp.Activities;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes answers to the open question. Of everything that ends it only the first counts. */
@Component
class Answering { // MB-613, MB-614

    private static final int MOST_CHARACTERS = 200;

    private final Games games;
    private final Finishing finishing;
    private final Activities activities;

    Answering(Games games, Finishing finishing, Activities activities) {
        this.games = games;
        this.finishing = finishing;
        this.activities = activities;
    }

    Mono<Step> answer(User user, Instant received, GameId game, int position, List<String> answer) {
        return inOpen(user, game, position, table -> judge(user, table, answer, received));
    }

    Mono<Step> answer(User user, Instant received, GameId game, int position, Given given) {
        return inOpen(
                user,
                game,
                position,
                table -> given.to(table.asked().question())
                        .map(answer -> judge(user, table, answer, received))
                        .orElseGet(() -> Mono.just(new Step.Unfit())));
    }

    Mono<Step> answerText(User user, Instant received, String text) {
        return games.lockTable(user.id())
                .flatMap(table -> table.asked().question().type() == QuestionType.TEXT
                        ? ifOpen(table, open -> judge(user, open, List.of(cut(text)), received))
                        : Mono.just(new Step.Repeated()))
                .defaultIfEmpty(new Step.NoGame());
    }

    Mono<Step> pick(User user, Instant received, GameId game, int position, int option) {
        return inOpen(
                user,
                game,
                position,
                table -> optionOf(table.asked(), option)
                        .map(id -> judge(user, table, List.of(id), received))
                        .orElseGet(() -> Mono.just(new Step.Repeated())));
    }

    Mono<Step> toggle(User user, Instant received, GameId game, int position, int option) {
        return inOpen(
                user,
                game,
                position,
                table -> table.asked().isLate(received)
                        ? judge(user, table, List.of(), received)
                        : optionOf(table.asked(), option)
                                .map(id -> toggle(table.game(), table.asked(), id))
                                .orElseGet(() -> Mono.just(new Step.Repeated())));
    }

    Mono<Step> confirm(User user, Instant received, GameId game, int position) {
        return inOpen(
                user,
                game,
                position,
                table -> table.asked().answer().isEmpty() && !table.asked().isLate(received)
                        ? Mono.just(new Step.NothingTicked())
                        : judge(user, table, table.asked().answer(), received));
    }

    Mono<Step> timeOut(User user, GameId game, int position, Instant now) {
        return inOpen(
                user,
                game,
                position,
                table -> table.asked().isLate(now)
                        ? judge(user, table, List.of(), now)
                        : Mono.just(new Step.Repeated()));
    }

    private Mono<Step> inOpen(User user, GameId game, int position, Function<Games.Table, Mono<Step>> action) {
        return games.lockTable(user.id())
                .filter(table -> table.game().id().equals(game))
                .flatMap(table ->
                        table.game().position() == position ? ifOpen(table, action) : Mono.just(new Step.Repeated()))
                .defaultIfEmpty(new Step.NoGame());
    }

    private static Mono<Step> ifOpen(Games.Table table, Function<Games.Table, Mono<Step>> action) {
        return table.asked().isOpen() ? action.apply(table) : Mono.just(new Step.Repeated());
    }

    private Mono<Step> toggle(Game running, Asked asked, String option) {
        var draft = new ArrayList<>(asked.answer());
        if (!draft.remove(option)) {
            draft.add(option);
        }
        return games.saveDraft(running.id(), asked.position(), draft)
                .thenReturn(new Step.Open(asked.ticked(draft).card(running)));
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
        var verdict = new Verdict(
                game.id(),
                game.mode(),
                asked.judged(answer, judgement),
                game.tally().plus(judgement));
        var judged = verdict.isLast()
                ? finishing
                        .finish(user, table, verdict, judgement)
                        .<Step>map(result -> new Step.Finished(verdict, result))
                : games.judge(game, answer, judgement, verdict.tally(), null)
                        .filter(Boolean::booleanValue)
                        .delayUntil(counted -> activities.record(user, GameEvents.correct(verdict)))
                        .<Step>map(counted -> new Step.Judged(verdict));
        return judged.defaultIfEmpty(new Step.Repeated());
    }

    private static String cut(String text) {
        return text.length() <= MOST_CHARACTERS ? text : text.substring(0, MOST_CHARACTERS);
    }
}
