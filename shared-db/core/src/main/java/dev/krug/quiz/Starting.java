package dev.krug.quiz;

import dev.krug.sessions.BotSessions;
import dev.krug.users.User;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Begins games. */
@Component
class Starting { // MB-611

    private final Games games;
    private final QuestionBank bank;
    private final DailySets dailySets;
    private final Table table;
    private final Endings endings;
    private final GameAccess access;
    private final BotSessions sessions;
    private final Clock clock;

    Starting(
            Games games,
            QuestionBank bank,
            DailySets dailySets,
            Table table,
            Endings endings,
            GameAccess access,
            BotSessions sessions,
            Clock clock) {
        this.games = games;
        this.bank = bank;
        this.dailySets = dailySets;
        this.table = table;
        this.endings = endings;
        this.access = access;
        this.sessions = sessions;
        this.clock = clock;
    }

    Mono<Started> start(User user, GameSpec spec, long seed, @Nullable Long messageId) {
        return unlessBusy(
                user, spec.mode() == GameMode.DAILY ? daily(user, messageId) : chosen(user, spec, seed, messageId));
    }

    /** The player's part of a duel, whose questions are the same for both. */
    Mono<Started> start(User user, DuelRow duel, @Nullable Long messageId) { // MB-622
        var deal = bank.ask(user.id(), duel.language(), duel.questionIds(), duel.seed())
                .map(questions -> new Deal(
                        GameSpec.duel(duel.category()),
                        duel.language(),
                        duel.seed(),
                        duel.questionIds(),
                        questions.stream().map(Question::fresh).toList(),
                        null,
                        duel.id()));
        return unlessBusy(user, deal.flatMap(dealt -> begin(user, dealt, messageId)));
    }

    Mono<Boolean> isDailyDone(User user) {
        return games.hasDaily(user.id(), today(user));
    }

    private LocalDate today(User user) {
        return LocalDate.ofInstant(clock.instant(), user.zone());
    }

    private Mono<Started> unlessBusy(User user, Mono<Started> start) {
        return games.lockActive(user.id())
                .filterWhen(running -> endings.endIdle(user, running).map(ended -> !ended))
                .<Started>map(running -> new Started.Busy(running.id()))
                .switchIfEmpty(start);
    }

    private Mono<Started> chosen(User user, GameSpec spec, long seed, @Nullable Long messageId) {
        return bank.candidates(user.id(), user.language(), spec).flatMap(candidates -> {
            var chosen = Selection.choose(candidates, spec.size(), seed);
            return chosen.size() < spec.least()
                    ? Mono.just(new Started.NotEnough(chosen.size()))
                    : deal(user, spec, seed, chosen, null).flatMap(deal -> begin(user, deal, messageId));
        });
    }

    private Mono<Started> daily(User user, @Nullable Long messageId) {
        var date = today(user);
        return games.hasDaily(user.id(), date)
                .flatMap(done -> done
                        ? Mono.just(new Started.DailyDone())
                        : dailySets
                                .of(date, user.language())
                                .flatMap(set -> set.ids().size() < GameSpec.DAILY_SIZE
                                        ? Mono.just(
                                                new Started.NotEnough(set.ids().size()))
                                        : deal(user, GameSpec.daily(), set.seed(), set.ids(), date)
                                                .flatMap(deal -> begin(user, deal, messageId))));
    }

    private Mono<Deal> deal(User user, GameSpec spec, long seed, List<UUID> ids, @Nullable LocalDate date) {
        return bank.ask(user.id(), user.language(), ids, seed)
                .map(questions -> new Deal(spec, user.language(), seed, ids, questions, date, null));
    }

    private Mono<Started> begin(User user, Deal deal, @Nullable Long messageId) {
        return games.create(user.id(), deal)
                .delayUntil(game -> noteInSession(user, deal, game))
                .flatMap(game -> access.take(user, deal.spec().mode(), game)
                        .flatMap(taken -> taken ? first(user, messageId) : refuse(user, game)))
                .switchIfEmpty(Mono.defer(() -> games.lockActive(user.id()).map(game -> new Started.Busy(game.id()))));
    }

    private Mono<Started> refuse(User user, GameId game) {
        return games.remove(game)
                .then(sessions.save(user.id(), Quizzes.BOT, Map.of(), null, null))
                .thenReturn(new Started.NoAccess());
    }

    private Mono<Started> first(User user, @Nullable Long messageId) {
        return games.lockActive(user.id())
                .flatMap(game -> table.show(game, 1, messageId))
                .map(Started.Begun::new);
    }

    private Mono<Void> noteInSession(User user, Deal deal, GameId game) {
        var note = Map.<String, Object>of(
                "game_id", game.value().toString(),
                "mode", deal.spec().mode().code(),
                "size", deal.ids().size());
        return sessions.getOrCreate(user.id(), Quizzes.BOT)
                .flatMap(session -> sessions.save(user.id(), Quizzes.BOT, note, null, null))
                .then();
    }
}
