package dev.krug.challenges;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.kernel.Json;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of single templates. */
@Repository
class TemplateRows {

    private static final String COLUMNS =
            " t.id, t.pack_code, t.active, t.custom_date, " + Snapshot.OF_TEMPLATE + " as content ";
    private static final String MATCHING = " from challenge_templates t where t.active = coalesce(:active, t.active)";

    private final DatabaseClient database;
    private final Clock clock;

    TemplateRows(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Scheduled ones first, by their dates; then by difficulty and code. */
    Flux<StoredTemplate> page(@Nullable Boolean active, int limit, long offset) {
        return bind(database.sql("select" + COLUMNS + MATCHING + """
                                 order by t.custom_date desc nulls last,
                                    array_position(array['easy', 'medium', 'hard'], t.difficulty::text), t.code
                                limit :limit offset :offset
                                """), "active", active, Boolean.class)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(TemplateRows::read)
                .all();
    }

    Mono<Long> count(@Nullable Boolean active) {
        return bind(database.sql("select count(*) as n" + MATCHING), "active", active, Boolean.class)
                .map(row -> get(row, "n", Long.class))
                .one();
    }

    /** Held until the end of the transaction. */
    Mono<StoredTemplate> lock(String code) {
        return database.sql("select" + COLUMNS + "from challenge_templates t where t.code = :code for update")
                .bind("code", code)
                .map(TemplateRows::read)
                .one();
    }

    Mono<StoredTemplate> find(String code) {
        return database.sql("select" + COLUMNS + "from challenge_templates t where t.code = :code")
                .bind("code", code)
                .map(TemplateRows::read)
                .one();
    }

    Mono<StoredTemplate> find(UUID id) {
        return database.sql("select" + COLUMNS + "from challenge_templates t where t.id = :id")
                .bind("id", id)
                .map(TemplateRows::read)
                .one();
    }

    /** Empty when the code is taken. */
    Mono<StoredTemplate> insert(ChallengeTemplate template, @Nullable LocalDate customDate) {
        var statement = content(database.sql("""
                        with made as (
                            insert into challenge_templates as t (code, title, description, metric, target, params,
                                difficulty, xp_reward, weight, custom_date, created_at, updated_at)
                            values (:code, cast(:title as jsonb), cast(:description as jsonb), :metric, :target,
                                cast(:params as jsonb), :difficulty, :xp, :weight, :date, :now, :now)
                            on conflict (code) do nothing returning *)
                        select""" + COLUMNS + "from made t"), template);
        return bind(statement, "date", customDate, LocalDate.class)
                .map(TemplateRows::read)
                .one();
    }

    /** Everything but the code, the pack and the date. */
    Mono<StoredTemplate> update(ChallengeTemplate template, boolean active) {
        return content(database.sql("""
                                with changed as (
                                    update challenge_templates set title = cast(:title as jsonb),
                                        description = cast(:description as jsonb), metric = :metric, target = :target,
                                        params = cast(:params as jsonb), difficulty = :difficulty, xp_reward = :xp,
                                        weight = :weight, active = :active, updated_at = :now
                                    where code = :code returning *)
                                select""" + COLUMNS + "from changed t"), template)
                .bind("active", active)
                .map(TemplateRows::read)
                .one();
    }

    private GenericExecuteSpec content(GenericExecuteSpec statement, ChallengeTemplate template) {
        return statement
                .bind("code", template.code())
                .bind("title", Json.write(template.title()))
                .bind("description", Json.write(template.description()))
                .bind("metric", template.metric().fn().code())
                .bind("target", template.target())
                .bind("params", ChallengePacks.params(template.metric()))
                .bind("difficulty", template.difficulty().code())
                .bind("xp", template.xp())
                .bind("weight", template.weight())
                .bind("now", clock.instant());
    }

    private static StoredTemplate read(Readable row) {
        return new StoredTemplate(
                get(row, "id", UUID.class),
                Snapshot.read(get(row, "content", String.class)),
                row.get("pack_code", String.class),
                get(row, "active", Boolean.class),
                row.get("custom_date", LocalDate.class));
    }
}
