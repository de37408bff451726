package dev.krug.challenges.bot;

import dev.krug.challenges.Achievement;
import dev.krug.challenges.ChallengeBadge;
import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What somebody has brought about, in the order of the rules. */
final class AchievementText { // MB-707, MB-712

    private final Messages messages;
    private final Language language;

    AchievementText(Messages messages, Language language) {
        this.messages = messages;
        this.language = language;
    }

    String of(Achievement achievement) {
        var lines = new ArrayList<String>();
        lines.add(say("challenges.done", Map.of("count", achievement.completed().size())));
        achievement
                .completed()
                .forEach(challenge -> lines.add(say(
                        "challenges.done.line",
                        Map.of(
                                "mark", TodayScreen.mark(challenge.slot()),
                                "title", challenge.content().title().in(language),
                                "xp", challenge.content().xp()))));
        if (achievement.sweepXp() > 0) {
            lines.add(say("challenges.done.sweep", Map.of("xp", achievement.sweepXp())));
        }
        if (achievement.step().isRaised()) {
            lines.add("");
            lines.addAll(streak(achievement));
        }
        lines.addAll(earned(achievement));
        return String.join("\n", lines);
    }

    private List<String> streak(Achievement achievement) {
        var step = achievement.step();
        var lines = new ArrayList<String>();
        if (!step.frozen().isEmpty()) {
            lines.add(
                    say("challenges.done.frozen", Map.of("count", step.frozen().size())));
        }
        lines.add(say("challenges.done.streak", Map.of("count", step.streak().current())));
        if (step.earnsFreeze()) {
            lines.add(
                    say("challenges.done.freeze", Map.of("count", step.streak().freezes())));
        }
        step.milestone()
                .ifPresent(milestone -> lines.add(
                        say("challenges.done.milestone", Map.of("count", milestone.days(), "xp", milestone.xp()))));
        return lines;
    }

    private List<String> earned(Achievement achievement) {
        var lines = new ArrayList<String>();
        if (achievement.level().leveledUp()) { // MB-208
            lines.add("\n"
                    + say(
                            "challenges.done.level_up",
                            Map.of(
                                    "old", achievement.level().oldLevel(),
                                    "new", achievement.level().newLevel())));
        }
        achievement.badges().forEach(badge -> lines.add("\n" + badge(badge)));
        return lines;
    }

    private String badge(ChallengeBadge badge) {
        var key = "challenges.badge." + badge.type();
        return say(
                "challenges.done.badge",
                Map.of(
                        "emoji", badge.emoji(),
                        "title", messages.text(language, key + ".title"),
                        "description", messages.text(language, key + ".description")));
    }

    private String say(String key, Map<String, ?> arguments) {
        return messages.html(language, key, arguments);
    }
}
