package dev.krug.quiz;

import dev.krug.badges.Badges;
import dev.krug.badges.UserBadge;
import dev.krug.sessions.BotSession;
import dev.krug.sessions.BotSessions;
import dev.krug.users.User;
import dev.krug.xp.Activities;
import dev.krug.xp.Activities.Activity;
import dev.krug.xp.Board;
import dev.krug.xp.Experience;
import dev.krug.xp.Leaderboards;
import dev.krug.xp.XpChange;
import dev.krug.xp.XpGrant;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stores what a finished game earned, each part once by the game's id. */
@Component
class Finishing { // MB-619

    private static final String BOT = Quizzes.BOT;
    private static final int PERFECT_FROM_SIZE = 10;

    private final Games games;
    private final BotSessions sessions;
    private final Experience experience;
    private final Badges badges;
    private final Activities activities;
    private final Leaderboards leaderboards;
    private final Clock clock;

    Finishing(
            Games games,
            BotSessions sessions,
            Experience experience,
            Badges badges,
            Activities activities,
            Leaderboards leaderboards,
            Clock clock) {
        this.games = games;
        this.sessions = sessions;
        this.experience = experience;
        this.badges = badges;
        this.activities = activities;
        this.leaderboards = leaderboards;
        this.clock = clock;
    }

    /** Everything that the end of a game changes, decided before anything is written. */
    private record Ending(
            Game game,
            List<PlayedQuestion> played,
            int sessionVersion,
            QuizStats stats,
            GameXp xp,
            List<QuizBadge> badges) {}

    /** Ends the game; empty when it has ended already. The caller holds the game. */
    Mono<QuizResult> finish(User user, Game game) {
        return Mono.zip(games.played(game.id()).collectList(), sessions.getOrCreate(user.id(), BOT))
                .map(facts -> ending(user, game, facts.getT1(), facts.getT2()))
                .filterWhen(
                        ending -> games.end(game.id(), "finished", ending.xp().given()))
                .flatMap(ending -> store(user, ending));
    }

    private Ending ending(User user, Game game, List<PlayedQuestion> played, BotSession session) {
        var today = LocalDate.ofInstant(clock.instant(), user.zone());
        var before = QuizStats.fromJson(session.stats());
        var xp = GameXp.of(game.tally().score(), before.xpOn(today));
        var after = before.with(game.mode(), game.tally(), played, xp.given(), today);
        return new Ending(game, played, session.version(), after, xp, QuizBadge.earned(after, game.tally(), played));
    }

    private Mono<QuizResult> store(User user, Ending ending) {
        var game = ending.game();
        return saveStats(user, ending)
                .then(experience.add(new XpGrant(
                        user.id(),
                        BOT,
                        ending.xp().given(),
                        "quiz",
                        "quiz:" + game.id().value()))) // MB-206
                .flatMap(level -> activities
                        .record(user, events(game))
                        .then(award(user, ending.badges()))
                        .flatMap(newBadges -> place(user).map(place -> result(ending, level, newBadges, place))));
    }

    private Mono<Void> saveStats(User user, Ending ending) {
        return sessions.save(user.id(), BOT, Map.of(), ending.stats().toJson(), ending.sessionVersion())
                .flatMap(saved -> saved ? Mono.empty() : Mono.error(Quizzes.StaleSession::new)); // MB-110
    }

    private Mono<List<QuizBadge>> award(User user, List<QuizBadge> earned) {
        return badges.of(user.id(), BOT)
                .map(UserBadge::type)
                .collect(Collectors.toSet())
                .flatMap(held -> Flux.fromIterable(earned)
                        .filter(badge -> !held.contains(badge.type()))
                        .filterWhen(badge -> badges.award(user.id(), badge.type(), BOT, Map.of()), 1)
                        .collectList());
    }

    private Mono<Optional<Leaderboards.Place>> place(User user) {
        return leaderboards
                .placeOf(user.id(), new Board(Board.Period.ALL, BOT))
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty());
    }

    private static List<Activity> events(Game game) { // MB-701
        var key = "quiz:" + game.id().value();
        var tally = game.tally();
        var events = new ArrayList<Activity>();
        events.add(new Activity(
                BOT,
                "quiz.game_finished",
                tally.score(),
                Map.of("mode", game.mode().code()),
                key + ":finished"));
        if (tally.size() >= PERFECT_FROM_SIZE && tally.correct() == tally.size()) {
            events.add(new Activity(BOT, "quiz.perfect_game", 1, Map.of(), key + ":perfect"));
        }
        return events;
    }

    private static QuizResult result(
            Ending ending, XpChange level, List<QuizBadge> newBadges, Optional<Leaderboards.Place> place) {
        var game = ending.game();
        return new QuizResult(
                game.id(),
                game.mode(),
                game.tally(),
                ending.xp(),
                level,
                newBadges,
                ending.played(),
                place.orElse(null));
    }
}
