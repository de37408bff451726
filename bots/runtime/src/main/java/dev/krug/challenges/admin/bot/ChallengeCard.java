package dev.krug.challenges.admin.bot;

import dev.krug.challenges.ChallengeTemplate;
import dev.krug.challenges.StoredTemplate;
import dev.krug.packs.Finding;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Challenges as text. */
final class ChallengeCard {

    private ChallengeCard() {}

    static String line(Turn turn, StoredTemplate template) {
        var date = template.customDate();
        return line(turn, template.content(), template.active(), date == null ? "none" : date.toString());
    }

    /** One that is not there yet. */
    static String line(Turn turn, ChallengeTemplate content) {
        return line(turn, content, true, "none") + "\n"
                + turn.html(
                        "packs.flaw.other",
                        Map.of("message", content.description().in(turn.language())));
    }

    private static String line(Turn turn, ChallengeTemplate content, boolean active, String date) {
        var metric = content.metric();
        return turn.html(
                "challenges.admin.line",
                Map.of(
                        "active", Boolean.toString(active),
                        "title", content.title().in(turn.language()),
                        "date", date,
                        "code", content.code(),
                        "difficulty", content.difficulty().code(),
                        "metric", metric.fn().code() + " " + (metric.kind().isEmpty() ? "*" : metric.kind()),
                        "target", content.target(),
                        "xp", content.xp()));
    }

    /** What is wrong with a form, field by field. */
    static Reply invalid(Turn turn, List<String> strangers, List<Finding> errors) {
        var lines = Stream.concat(
                        strangers.stream().map(line -> turn.html("challenges.admin.stranger", Map.of("line", line))),
                        errors.stream().map(error -> named(turn, error)))
                .limit(10)
                .collect(Collectors.joining("\n"));
        return Reply.html(turn.text("challenges.admin.invalid") + "\n" + lines);
    }

    private static String named(Turn turn, Finding error) {
        var sentence = turn.html(error.textKey(), error.arguments());
        return error.pointer().isEmpty()
                ? sentence
                : "<b>" + error.pointer().substring(1).replace('/', '.') + "</b>: " + sentence;
    }
}
