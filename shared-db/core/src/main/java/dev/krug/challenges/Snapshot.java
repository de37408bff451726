package dev.krug.challenges;

import dev.krug.kernel.Json;
import dev.krug.packs.Bilingual;

/** A template as JSON: what days keep of it, whatever becomes of the template. */
record Snapshot(
        String code,
        Bilingual title,
        Bilingual description,
        String fn,
        String kind,
        int minValue,
        int target,
        String difficulty,
        int xp,
        int weight) {

    /** It, from the columns of a template that is called {@code t}. */
    static final String OF_TEMPLATE = """
            jsonb_build_object('code', t.code, 'title', t.title,
                'description', t.description, 'fn', t.metric, 'kind', t.params ->> 'kind',
                'minValue', coalesce((t.params ->> 'minValue')::int, 0), 'target', t.target,
                'difficulty', t.difficulty, 'xp', t.xp_reward, 'weight', t.weight)""";

    static ChallengeTemplate read(String json) {
        return Json.read(json, Snapshot.class).template();
    }

    private ChallengeTemplate template() {
        return new ChallengeTemplate(
                code,
                title,
                description,
                new Metric(Metric.Fn.of(fn), kind, minValue),
                target,
                Difficulty.of(difficulty),
                xp,
                weight);
    }
}
