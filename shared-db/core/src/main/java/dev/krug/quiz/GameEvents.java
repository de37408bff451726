package dev.krug.quiz;

import dev.krug.xp.Activities.Activity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What games tell the challenges of all bots. */
final class GameEvents { // MB-701

    private static final int PERFECT_FROM_SIZE = 10;

    private GameEvents() {}

    /** What a right answer tells. */
    static List<Activity> correct(Verdict verdict) {
        return verdict.played().outcome() == Outcome.CORRECT
                ? List.of(activity(
                        "quiz.correct_answer",
                        1,
                        Map.of(),
                        verdict.game(),
                        Integer.toString(verdict.played().position())))
                : List.of();
    }

    /** What the end of a game tells. */
    static List<Activity> finished(Game game, GameTally tally) {
        var events = new ArrayList<Activity>();
        var mode = Map.<String, Object>of("mode", game.mode().code());
        events.add(activity("quiz.game_finished", tally.score(), mode, game.id(), "finished"));
        if (game.mode() == GameMode.DAILY) {
            events.add(activity("quiz.daily_finished", 1, Map.of(), game.id(), "daily"));
        }
        if (tally.size() >= PERFECT_FROM_SIZE && tally.correct() == tally.size()) {
            events.add(activity("quiz.perfect_game", 1, Map.of(), game.id(), "perfect"));
        }
        return events;
    }

    private static Activity activity(String kind, int value, Map<String, Object> data, GameId game, String what) {
        return new Activity(Quizzes.BOT, kind, value, data, "quiz:" + game.value() + ":" + what);
    }
}
