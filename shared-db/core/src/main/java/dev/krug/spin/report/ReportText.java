package dev.krug.spin.report;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.spin.cases.ClientCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report in Telegram's HTML, in as many messages as it needs. */
public final class ReportText {

    private static final int TALKATIVE_PERCENT = 40;
    private static final int ATTENTIVE_PERCENT = 70;

    private final Messages messages;

    public ReportText(Messages messages) {
        this.messages = messages;
    }

    public List<String> render(Report report, Language language) { // MB-426
        var sections = new ArrayList<String>();
        sections.add(results(report.results(), language));
        if (report.clientCase() != null) {
            sections.add(clientCase(report.clientCase(), language));
        }
        sections.add(totals(report.totals(), language));
        sections.add(listening(report.listening(), language));
        if (report.rank() != null) {
            sections.add(rank(report.rank(), language));
        }
        if (report.levelUp() != null) {
            sections.add(rise(report.levelUp(), "spin.report.level_up", language));
        }
        if (report.rankUp() != null) {
            sections.add(rise(report.rankUp(), "spin.report.rank_up", language));
        }
        if (!report.newAchievements().isEmpty()) {
            sections.add(achievements(report.newAchievements(), language));
        }
        sections.add(next(report, language));
        return MessageSplit.split(
                sections.stream().filter(section -> !section.isBlank()).collect(Collectors.joining("\n\n")));
    }

    private String results(Report.Results results, Language language) {
        var lines = new ArrayList<String>();
        lines.add(messages.html(
                language,
                "spin.report.results",
                Map.of(
                        "count", results.questions(),
                        "max", results.maxQuestions(),
                        "clarity", results.clarity())));
        results.perType()
                .forEach(type -> lines.add(messages.html(
                        language,
                        "spin.report.type",
                        Map.of("emoji", type.emoji(), "name", type.name(), "count", type.count()))));
        lines.add("");
        lines.add(messages.html(
                language,
                "spin.report.band",
                Map.of("emoji", results.bandEmoji(), "band", results.band(), "score", results.score())));
        lines.add("");
        lines.add(messages.text(language, "spin.report.recommendations"));
        results.recommendations()
                .forEach(recommendation -> lines.add("• " + recommendation(recommendation, results, language)));
        return String.join("\n", lines);
    }

    private String recommendation(Recommendation recommendation, Report.Results results, Language language) {
        var name = results.perType().stream()
                .filter(type -> type.type().equals(recommendation.type()))
                .map(Report.TypeCount::name)
                .findFirst()
                .orElse("");
        var code = recommendation.code().name().toLowerCase(Locale.ROOT);
        return messages.html(language, "spin.recommendation." + code, Map.of("type", name.toLowerCase(Locale.ROOT)));
    }

    private String clientCase(ClientCase open, Language language) {
        if (open.company().isEmpty()) {
            return "";
        }
        var arguments = new HashMap<String, String>();
        arguments.put("position", open.position());
        arguments.put("company", open.company());
        arguments.put("product", open.product());
        arguments.put("volume", open.volume());
        return messages.html(language, "spin.report.case", arguments);
    }

    private String totals(Report.Totals totals, Language language) {
        return messages.html(
                language,
                "spin.report.totals",
                Map.of(
                        "trainings", totals.trainings(),
                        "questions", totals.questions(),
                        "best", totals.bestScore()));
    }

    private String listening(Report.Listening listening, Language language) {
        var verdict = listening.percent() >= ATTENTIVE_PERCENT
                ? "spin.report.listening.praise"
                : listening.percent() >= TALKATIVE_PERCENT
                        ? "spin.report.listening.encourage"
                        : "spin.report.listening.advice";
        return messages.html(
                        language,
                        "spin.report.listening",
                        Map.of(
                                "contextual", listening.contextual(),
                                "count", listening.questions(),
                                "percent", listening.percent()))
                + "\n"
                + messages.text(language, verdict);
    }

    private String rank(Report.RankLine rank, Language language) {
        var line = messages.html(
                language,
                "spin.report.rank",
                Map.of("emoji", rank.emoji(), "number", rank.number(), "name", rank.name(), "xp", rank.xp()));
        return rank.xpToNext() == null
                ? line
                : line + "\n" + messages.html(language, "spin.report.rank.next", Map.of("xp", rank.xpToNext()));
    }

    private String rise(Report.Rise rise, String key, Language language) {
        return messages.html(language, key, Map.of("old", rise.oldLevel(), "new", rise.newLevel()));
    }

    private String achievements(List<Report.Earned> earned, Language language) {
        return messages.text(language, "spin.report.achievements")
                + earned.stream()
                        .map(badge -> "\n" + achievement(badge, language))
                        .collect(Collectors.joining());
    }

    /** A scenario of its own may bring badges that the catalogue does not name. */
    private String achievement(Report.Earned earned, Language language) {
        var key = "spin.badge." + earned.badge() + ".title";
        var title = messages.has(language, key) ? messages.text(language, key) : earned.badge();
        return Messages.escape(earned.emoji() + " " + title);
    }

    private String next(Report report, Language language) {
        var promo = report.promo();
        var next = messages.text(language, "spin.report.next");
        return promo == null
                ? next
                : next + "\n\n<b>" + Messages.escape(promo.title()) + "</b>\n" + Messages.escape(promo.text());
    }
}
