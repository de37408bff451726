package dev.krug.challenges;

import dev.krug.kernel.Json;
import dev.krug.packs.PackFormat;
import dev.krug.packs.PackKind;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes packs into the templates. Days that are chosen already keep what they have. */
@Component
class ChallengePacks implements PackKind<ChallengePack> { // MB-710

    private final DatabaseClient database;
    private final ChallengeSettings settings;
    private final Clock clock;

    ChallengePacks(DatabaseClient database, ChallengeSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "challenge";
    }

    @Override
    public String files() {
        return settings.packs();
    }

    @Override
    public PackFormat<ChallengePack> format() {
        return ChallengePackReader.FORMAT;
    }

    @Override
    public Mono<Void> activate(ChallengePack pack) {
        return retireMissing(pack).then(store(pack));
    }

    @Override
    public Mono<Void> retire(String code) {
        return database.sql("""
                        update challenge_templates set active = false, updated_at = :now where pack_code = :pack and active
                        """).bind("pack", code).bind("now", clock.instant()).then();
    }

    private Mono<Void> retireMissing(ChallengePack pack) {
        return database.sql("""
                        update challenge_templates set active = false, updated_at = :now
                        where pack_code = :pack and active and code <> all (:codes)
                        """)
                .bind("pack", pack.code())
                .bind("codes", strings(pack.templates(), ChallengeTemplate::code))
                .bind("now", clock.instant())
                .then();
    }

    private Mono<Void> store(ChallengePack pack) {
        var templates = pack.templates();
        return database.sql("""
                        insert into challenge_templates (pack_code, code, title, description, metric, target, params,
                            difficulty, xp_reward, weight)
                        select :pack, t.code, cast(t.title as jsonb), cast(t.description as jsonb), t.metric, t.target,
                            cast(t.params as jsonb), t.difficulty, t.xp, t.weight
                        from unnest(:codes, :titles, :descriptions, :metrics, :targets, :params, :difficulties, :xps,
                            :weights) as t (code, title, description, metric, target, params, difficulty, xp, weight)
                        on conflict (code) do update set pack_code = excluded.pack_code, title = excluded.title,
                            description = excluded.description, metric = excluded.metric, target = excluded.target,
                            params = excluded.params, difficulty = excluded.difficulty, xp_reward = excluded.xp_reward,
                            weight = excluded.weight, active = true, updated_at = :now
                        """)
                .bind("pack", pack.code())
                .bind("codes", strings(templates, ChallengeTemplate::code))
                .bind("titles", strings(templates, template -> Json.write(template.title())))
                .bind("descriptions", strings(templates, template -> Json.write(template.description())))
                .bind(
                        "metrics",
                        strings(templates, template -> template.metric().fn().code()))
                .bind("targets", integers(templates, ChallengeTemplate::target))
                .bind("params", strings(templates, template -> params(template.metric())))
                .bind(
                        "difficulties",
                        strings(templates, template -> template.difficulty().code()))
                .bind("xps", integers(templates, ChallengeTemplate::xp))
                .bind("weights", integers(templates, ChallengeTemplate::weight))
                .bind("now", clock.instant())
                .then();
    }

    static String params(Metric metric) {
        return Json.write(Map.of("kind", metric.kind(), "minValue", metric.minValue()));
    }

    private static String[] strings(List<ChallengeTemplate> templates, Function<ChallengeTemplate, String> text) {
        return templates.stream().map(text).toArray(String[]::new);
    }

    private static Integer[] integers(List<ChallengeTemplate> templates, Function<ChallengeTemplate, Integer> number) {
        return templates.stream().map(number).toArray(Integer[]::new);
    }
}
