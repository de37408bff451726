package dev.krug.challenges;

import static dev.krug.kernel.Rows.get;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
        return known(dates).flatMap(known -> {
            var missing = dates.stream()
                    .distinct()
                    .filter(date -> !isComplete(date, known))
                    .sorted()
                    .toList();
            return missing.isEmpty()
                    ? Mono.just(offered(known))
                    : Flux.fromIterable(missing)
                            .concatMap(this::choose)
                            .then(known(dates))
                            .map(DailyChallenges::offered);
        });
    }

    /** A custom challenge may be scheduled for a day that is chosen already, even for one that goes on. */
    private static boolean isComplete(LocalDate date, List<Known> known) {
        var ofDay = known.stream().filter(one -> one.date().equals(date)).toList();
        long regular = ofDay.stream()
                .filter(one -> one.challenge() != null && one.challenge().slot().isRegular())
                .count();
        return regular == Difficulty.values().length && ofDay.stream().allMatch(one -> one.challenge() != null);
    }

    private static List<DailyChallenge> offered(List<Known> known) {
        return known.stream()
                .flatMap(one -> Stream.ofNullable(one.challenge()))
                .sorted(Comparator.comparing(DailyChallenge::date).thenComparing(DailyChallenge::slot))
                .toList();
    }

    /** What a day has; without a challenge it stands for a custom one that is scheduled and not stored yet. */
    private record Known(LocalDate date, @Nullable DailyChallenge challenge) {}

    Mono<DailyChallenge> find(ChallengeId id) {
        return database.sql("select " + COLUMNS + " from daily_challenges where id = :id")
                .bind("id", id.value())
                .map(DailyChallenges::read)
                .one();
    }

    private Mono<List<Known>> known(Collection<LocalDate> dates) {
        return database.sql("select " + COLUMNS + """
                         from daily_challenges where challenge_date = any(:dates)
                        union all
                        select null, t.custom_date, 'custom', null from challenge_templates t
                        where t.custom_date = any(:dates) and t.active and not exists (
                            select from daily_challenges d where d.challenge_date = t.custom_date and d.slot = 'custom')
                        """)
                .bind("dates", dates.toArray(LocalDate[]::new))
                .map(row -> new Known(
                        get(row, "challenge_date", LocalDate.class),
                        row.get("id", UUID.class) == null ? null : read(row)))
                .all()
                .collectList();
    }

    /** What the day offers beside the three, stored already; empty when there is none. */
    Mono<DailyChallenge> custom(LocalDate date) {
        return database.sql("select " + COLUMNS
                        + " from daily_challenges where challenge_date = :date and slot = 'custom' for update")
                .bind("date", date)
                .map(DailyChallenges::read)
                .one();
    }

    /** Another template takes the place of one that nobody has begun; false when somebody has. */
    Mono<Boolean> replaceCustom(LocalDate date, UUID template) {
        return database.sql("""
                        update daily_challenges d set template_id = t.id, snapshot =\s""" + Snapshot.OF_TEMPLATE + """

                        from challenge_templates t
                        where t.id = :template and d.challenge_date = :date and d.slot = 'custom' and not exists (
                            select from challenge_progress p where p.daily_challenge_id = d.id)
                        """)
                .bind("template", template)
                .bind("date", date)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
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
                select :date, :slot, t.id,\s""" + Snapshot.OF_TEMPLATE + """
                from challenge_templates t\s""" + condition + " on conflict (challenge_date, slot) do nothing";
    }

    private static DailyChallenge read(Readable row) {
        return new DailyChallenge(
                new ChallengeId(get(row, "id", UUID.class)),
                get(row, "challenge_date", LocalDate.class),
                Slot.of(get(row, "slot", String.class)),
                Snapshot.read(get(row, "snapshot", String.class)));
    }
}
