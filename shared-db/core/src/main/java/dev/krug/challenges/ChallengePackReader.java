package dev.krug.challenges;

import dev.krug.packs.Flaw;
import dev.krug.packs.PackFormat;
import dev.krug.packs.PackHead;
import dev.krug.packs.Place;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads and checks packs of challenges. Safe for concurrent use. */
final class ChallengePackReader { // MB-601, MB-710

    static final PackFormat<ChallengePack> FORMAT =
            new PackFormat<>("krug-challenge-pack/1", ChallengePackReader::pack);

    private static final int MOST_TEMPLATES = 2000;
    private static final int MOST_TARGET = 100_000;
    private static final int MOST_XP = 1000;
    private static final int MOST_WEIGHT = 100;
    private static final int USUAL_WEIGHT = 10;
    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{2,50}");
    private static final Pattern KIND = Pattern.compile("[a-z0-9_]+(\\.[a-z0-9_]+)*\\.?");

    private ChallengePackReader() {}

    private static ChallengePack pack(PackHead head, Place root) {
        return new ChallengePack(head.code(), head.version(), templates(root.required("templates")));
    }

    private static List<ChallengeTemplate> templates(Place place) {
        var templates = new ArrayList<ChallengeTemplate>();
        var codes = new HashSet<String>();
        for (var item : place.list(1, MOST_TEMPLATES)) {
            var template = template(item.object());
            if (!template.code().isEmpty() && !codes.add(template.code())) {
                item.error(Flaw.TWICE, Map.of("id", template.code()));
            }
            templates.add(template);
        }
        return templates;
    }

    /** One template, as it stands in a pack. */
    static ChallengeTemplate template(Place item) {
        var difficulty = item.required("difficulty").oneOf(Difficulty.class, Difficulty.EASY);
        var description = item.required("description");
        var template = new ChallengeTemplate(
                item.required("code").matching(CODE, 50),
                item.required("title").text(120),
                description.text(1000),
                metric(item.required("metric").object()),
                item.required("target").integer(1, MOST_TARGET, 1),
                difficulty,
                item.optional("xp").integer(1, MOST_XP, difficulty.defaultXp()),
                item.optional("weight").integer(1, MOST_WEIGHT, USUAL_WEIGHT));
        if (!template.title().languages().equals(template.description().languages())) {
            description.error(Flaw.OTHER_LANGUAGES);
        }
        if (template.metric().isCheckIn() && template.target() > 1) { // MB-709
            item.optional("target").error(Flaw.ONE_CHECK_IN);
        }
        item.warnOfUnknown();
        return template;
    }

    private static Metric metric(Place place) {
        var fn = place.required("fn").oneOf(Metric.Fn.class, Metric.Fn.COUNT);
        var kind = place.required("kind");
        var metric = new Metric(
                fn,
                fn == Metric.Fn.DISTINCT_BOTS && kind.isEmptyText() ? "" : kind.matching(KIND, 60),
                place.optional("minValue").integer(0, MOST_TARGET, 0));
        place.warnOfUnknown();
        return metric;
    }
}
