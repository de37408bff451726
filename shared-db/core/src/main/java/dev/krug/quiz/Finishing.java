package dev.krug.quiz;

import dev.krug.badges.Badges;
import dev.krug.quiz.Judging.Judgement;
import dev.krug.sessions.BotSession;
import dev.krug.sessions.BotSessions;
import dev.krug.users.User;
import dev.krug.xp.Activities.Activity;
import dev.krug.xp.Earnings;
import dev.krug.xp.Leaderboards;
import dev.krug.xp.XpChange;
import dev.krug.xp.XpGrant;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stores what a finished game earned, each part once by the game's id. */
@Component
class Finishing { // MB-619

    private static final String BOT = Quizzes.BOT;

    private final Games games;
    private final BotSessions sessions;
    private final Earnings earnings;
    private final Badges badges;
    private final Clock clock;

    Finishing(Games games, BotSessions sessions, Earnings earnings, Badges badges, Clock clock) {
        this.games = games;
        this.sessions = sessions;
        this.earnings = earnings;
        this.badges = badges;
        this.clock = clock;
    }

    /** Everything that the end of a game changes, decided before anything is written. */
    private record Ending(
            Game game,
            GameTally tally,
            List<PlayedQuestion> played,
            int sessionVersion,
            QuizStats stats,
            GameXp xp,
            List<QuizBadge> badges) {}

    /** Ends the game; empty when it has ended already. The caller holds the game. */
    Mono<QuizResult> finish(User user, Game game) {
        return Mono.zip(games.played(game.id()).collectList(), sessions.getOrCreate(user.id(), BOT))
                .map(facts -> ending(user, game, game.tally(), facts.getT1(), facts.getT2()))
                .filterWhen(
                        ending -> games.end(game.id(), "finished", ending.xp().given()))
                .flatMap(ending -> store(user, ending, GameEvents.finished(game, game.tally())));
    }

    /** Judges the last question and ends the game with it; empty when it was judged already. */
    Mono<QuizResult> finish(User user, Games.Table table, Verdict verdict, Judgement judgement) {
        var played = new ArrayList<>(table.earlier());
        played.add(verdict.played());
        var events = new ArrayList<>(GameEvents.correct(verdict));
        events.addAll(GameEvents.finished(table.game(), verdict.tally()));
        return sessions.getOrCreate(user.id(), BOT)
                .map(session -> ending(user, table.game(), verdict.tally(), played, session))
                .filterWhen(ending -> games.judge(
                        table.game(),
                        verdict.played().answer(),
                        judgement,
                        verdict.tally(),
                        ending.xp().given()))
                .flatMap(ending -> store(user, ending, events));
    }

    private Ending ending(User user, Game game, GameTally tally, List<PlayedQuestion> played, BotSession session) {
        var today = LocalDate.ofInstant(clock.instant(), user.zone());
        var before = QuizStats.fromJson(session.stats());
        var xp = GameXp.of(game.mode(), tally.score(), before.xpOn(today));
        var after = before.plus(game, tally, played).withXp(today, xp.given());
        return new Ending(
                game, tally, played, session.version(), after, xp, QuizBadge.earned(after, game.mode(), tally, played));
    }

    private Mono<QuizResult> store(User user, Ending ending, List<Activity> events) {
        return saveStats(user, ending)
                .then(earnings.earn(user, grant(user, ending), events))
                .flatMap(earned -> award(user, ending)
                        .map(newBadges -> result(ending, earned.change(), newBadges, earned.place())));
    }

    private static XpGrant grant(User user, Ending ending) { // MB-206
        return new XpGrant(
                user.id(),
                BOT,
                ending.xp().given(),
                "quiz",
                "quiz:" + ending.game().id().value());
    }

    private Mono<Void> saveStats(User user, Ending ending) {
        return sessions.save(user.id(), BOT, Map.of(), ending.stats().toJson(), ending.sessionVersion())
                .flatMap(saved -> saved ? Mono.empty() : Mono.error(StaleSession::new)); // MB-110
    }

    private Mono<List<QuizBadge>> award(User user, Ending ending) {
        var earned = ending.badges();
        var game = Map.<String, Object>of("game", ending.game().id().value().toString());
        return badges.awardAll(user.id(), earned.stream().map(QuizBadge::type).toList(), BOT, game)
                .map(fresh -> earned.stream()
                        .filter(badge -> fresh.contains(badge.type()))
                        .toList());
    }

    private static QuizResult result(
            Ending ending, XpChange level, List<QuizBadge> newBadges, Optional<Leaderboards.Place> place) {
        var game = ending.game();
        return new QuizResult(
                game.id(),
                game.mode(),
                ending.tally(),
                ending.xp(),
                level,
                newBadges,
                ending.played(),
                ending.stats().dailyStreak(),
                place.orElse(null));
    }
}
