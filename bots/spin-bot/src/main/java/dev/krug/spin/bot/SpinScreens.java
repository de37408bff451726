package dev.krug.spin.bot;

import dev.krug.i18n.Messages;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.spin.SpinTrainings;
import dev.krug.spin.SpinTrainings.Standing;
import dev.krug.spin.report.CaseCard;
import dev.krug.trainings.Training;
import dev.krug.trainings.TrainingHistory;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a trainee can look up: the case, figures, rank, badges and past trainings. */
@Component
class SpinScreens {

    private static final int HISTORY_LINES = 10;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm");

    private final SpinTrainings trainings;
    private final TrainingHistory history;
    private final CaseCard cards;

    SpinScreens(SpinTrainings trainings, TrainingHistory history, CaseCard cards) {
        this.trainings = trainings;
        this.history = history;
        this.cards = cards;
    }

    Mono<Reply> clientCase(Turn turn) {
        return trainings.standing(turn.user()).map(standing -> {
            var open = standing.state().clientCase();
            return standing.state().isActive() && open != null
                    ? Reply.html(cards.render(open, standing.state().language()))
                    : turn.say("spin.hint.start").buttons(turn.button("spin.button.start", "start:training"));
        });
    }

    Mono<Reply> stats(Turn turn) {
        return trainings.standing(turn.user()).map(standing -> {
            var stats = standing.stats();
            return turn.say(
                    "spin.stats",
                    Map.of(
                            "trainings", stats.totalTrainings(),
                            "questions", stats.totalQuestions(),
                            "best", stats.bestScore(),
                            "rank", rankName(turn, standing),
                            "xp", stats.totalXp(),
                            "total", turn.user().progress().totalXp(),
                            "contextual", percent(stats.totalContextual(), stats.totalQuestions())));
        });
    }

    Mono<Reply> rank(Turn turn) {
        return trainings.standing(turn.user()).map(standing -> {
            var xp = standing.stats().totalXp();
            var scenario = trainings.scenario();
            var head = scenario.rank(xp)
                    .map(rank -> turn.html(
                            "spin.rank",
                            Map.of(
                                    "emoji", rank.emoji(),
                                    "number", rank.level(),
                                    "name", rank.name().in(turn.language()),
                                    "description", rank.description().in(turn.language()),
                                    "xp", xp)))
                    .orElse("");
            var next = scenario.rankAfter(xp)
                    .map(rank -> "\n" + turn.html("spin.report.rank.next", Map.of("xp", rank.minXp() - xp)))
                    .orElse("");
            return Reply.html(head + next + "\n\n" + achievements(turn, standing));
        });
    }

    Reply scenario(Turn turn) {
        var info = trainings.scenario().info();
        return turn.say(
                "spin.scenario",
                Map.of(
                        "title", info.title().in(turn.language()),
                        "version", info.version(),
                        "description", info.description().in(turn.language())));
    }

    Mono<Reply> history(Turn turn) {
        return history.of(turn.user().id(), HISTORY_LINES, 0).collectList().map(past -> {
            if (past.isEmpty()) {
                return turn.say("spin.history.empty").buttons(turn.button("spin.button.start", "start:training"));
            }
            var rows = past.stream()
                    .map(training -> List.of(Button.of(line(turn, training), "spin:history:" + training.trainingId())))
                    .toList();
            return turn.say("spin.history").buttonRows(rows).buttons(turn.appButton("spin.button.app", "history"));
        });
    }

    Mono<Reply> pastTraining(Turn turn) {
        return history.find(turn.user().id(), UUID.fromString(turn.argument()))
                .map(training -> turn.say("spin.history.one", facts(turn, training)))
                .defaultIfEmpty(turn.say("spin.history.empty"));
    }

    private Map<String, Object> facts(Turn turn, Training training) {
        var counts = trainings.scenario().types().stream()
                .map(type -> type.emoji() + " " + training.perTypeCounts().getOrDefault(type.id(), 0))
                .collect(Collectors.joining("  "));
        return Map.of(
                "date", DATE.format(training.finishedAt().atZone(turn.user().zone())),
                "score", training.totalScore(),
                "clarity", training.clarityLevel(),
                "questions", training.questionCount(),
                "contextual", training.contextualQuestions(),
                "types", counts);
    }

    private static String line(Turn turn, Training training) {
        return DATE.format(training.finishedAt().atZone(turn.user().zone())) + " · " + training.totalScore();
    }

    private String achievements(Turn turn, Standing standing) {
        var unlocked = standing.stats().achievementsUnlocked();
        return trainings.scenario().achievements().stream()
                .map(badge -> (unlocked.contains(badge.id()) ? "✅ " : "🔒 ") + badge.emoji() + " "
                        + Messages.escape(turn.text("spin.badge." + badge.id() + ".title")))
                .collect(Collectors.joining("\n"));
    }

    private String rankName(Turn turn, Standing standing) {
        return trainings
                .scenario()
                .rank(standing.stats().totalXp())
                .map(rank -> rank.emoji() + " " + rank.name().in(turn.language()))
                .orElse("—");
    }

    private static int percent(int part, int whole) {
        return whole == 0 ? 0 : 100 * part / whole;
    }
}
