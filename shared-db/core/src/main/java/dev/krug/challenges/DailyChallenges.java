package dev.krug.challenges;

import static dev.krug.kernel.Rows.get;

import dev.krug.kernel.Json;
import dev.krug.packs.Bilingual;
import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The lists of the days, each chosen when it is first needed and kept. */
@Repository
class DailyChallenges { // MB-703

    private static final String COLUMNS = "id, challenge_date, slot, snapshot";

    private final DatabaseClient database;

    DailyChallenges(DatabaseClient database) {
        this.database = database;
    }

    /** In the order of days and slots. A day has fewer than three where templates are missing. */
    Mono<List<DailyChallenge>> of(Collection<LocalDate> dates) {
        return stored(dates).flatMap(stored -> {
            var complete = stored.stream()
                    .filter(challenge -> challenge.slot().isRegular())
                    .collect(Collectors.groupingBy(DailyChallenge::date, Collectors.counting()));
            var missing = dates.stream()
                    .distinct()
                    .filter(date -> complete.getOrDefault(date, 0L) < Difficulty.values().length)
                    .sorted()
                    .toList();
            return missing.isEmpty()
                    ? Mono.just(stored)
                    : Flux.fromIterable(missing).concatMap(this::choose).then(stored(dates));
        });
    }

    Mono<DailyChallenge> find(ChallengeId id) {
        return database.sql("select " + COLUMNS + " from daily_challenges where id = :id")
                .bind("id", id.value())
                .map(DailyChallenges::read)
                .one();
    }

    private Mono<List<DailyChallenge>> stored(Collection<LocalDate> dates) {
        return database.sql("select " + COLUMNS + " from daily_challenges where challenge_date = any(:dates)")
                .bind("dates", dates.toArray(LocalDate[]::new))
                .map(DailyChallenges::read)
                .all()
                .collectList()
                .map(all -> all.stream()
                        .sorted(Comparator.comparing(DailyChallenge::date).thenComparing(DailyChallenge::slot))
                        .toList());
    }

    private Mono<Void> choose(LocalDate date) {
        return Flux.fromStream(Arrays.stream(Difficulty.values()))
                .concatMap(difficulty -> candidates(date, difficulty)
                        .flatMap(candidates -> Mono.justOrEmpty(Choice.of(date, Slot.of(difficulty), candidates)))
                        .flatMap(chosen -> store(date, Slot.of(difficulty), chosen.id())))
                .then(storeCustom(date));
    }

    private Mono<List<Choice.Candidate>> candidates(LocalDate date, Difficulty difficulty) {
        return database.sql("""
                        select t.id, t.code, t.weight, not exists (
                            select from daily_challenges d
                            where d.template_id = t.id and d.slot = :difficulty
                              and d.challenge_date between :from and :to) as rested
                        from challenge_templates t
                        where t.active and t.custom_date is null and t.difficulty = :difficulty
                        """)
                .bind("difficulty", difficulty.code())
                // Later days count too: one may have been needed first, where it is tomorrow already.
                .bind("from", date.minusDays(Choice.DAYS_APART))
                .bind("to", date.plusDays(Choice.DAYS_APART))
                .map(row -> new Choice.Candidate(
                        get(row, "id", UUID.class),
                        get(row, "code", String.class),
                        get(row, "weight", Integer.class),
                        get(row, "rested", Boolean.class)))
                .all()
                .collectList();
    }

    private Mono<Void> store(LocalDate date, Slot slot, UUID template) {
        return database.sql(insertFrom("where t.id = :template"))
                .bind("date", date)
                .bind("slot", slot.code())
                .bind("template", template)
                .then();
    }

    private Mono<Void> storeCustom(LocalDate date) {
        return database.sql(insertFrom("where t.custom_date = :date and t.active"))
                .bind("date", date)
                .bind("slot", Slot.CUSTOM.code())
                .then();
    }

    private static String insertFrom(String condition) {
        return """
                insert into daily_challenges (challenge_date, slot, template_id, snapshot)
                select :date, :slot, t.id, jsonb_build_object('code', t.code, 'title', t.title,
                    'description', t.description, 'fn', t.metric, 'kind', t.params ->> 'kind',
                    'minValue', coalesce((t.params ->> 'minValue')::int, 0), 'target', t.target,
                    'difficulty', t.difficulty, 'xp', t.xp_reward, 'weight', t.weight)
                from challenge_templates t\s""" + condition + " on conflict (challenge_date, slot) do nothing";
    }

    private static DailyChallenge read(Readable row) {
        return new DailyChallenge(
                new ChallengeId(get(row, "id", UUID.class)),
                get(row, "challenge_date", LocalDate.class),
                Slot.of(get(row, "slot", String.class)),
                Json.read(get(row, "snapshot", String.class), Snapshot.class).template());
    }

    private record Snapshot(
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

        ChallengeTemplate template() {
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
}
