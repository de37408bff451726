package dev.krug.quiz;

import static dev.krug.kernel.Rows.get;

import dev.krug.i18n.Language;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The questions of each day's quiz, drawn once and kept: everybody of a language gets the same ones. */
@Repository
class DailySets { // MB-612

    private final DatabaseClient database;
    private final QuestionBank bank;

    DailySets(DatabaseClient database, QuestionBank bank) {
        this.database = database;
        this.bank = bank;
    }

    /** The ids in the order of asking, and the seed of the options' order. */
    record DailySet(List<UUID> ids, long seed) {}

    /** Fewer ids than {@link GameSpec#DAILY_SIZE} when there are no more, and then nothing is kept. */
    Mono<DailySet> of(LocalDate date, Language language) {
        return find(date, language).switchIfEmpty(Mono.defer(() -> draw(date, language)));
    }

    private Mono<DailySet> find(LocalDate date, Language language) {
        return database.sql("""
                        select question_ids, seed from quiz_daily_sets where quiz_date = :date and language = :language
                        """)
                .bind("date", date)
                .bind("language", language.code())
                .map(row -> new DailySet(List.of(get(row, "question_ids", UUID[].class)), get(row, "seed", Long.class)))
                .one();
    }

    private Mono<DailySet> draw(LocalDate date, Language language) {
        long seed = Selection.dailySeed(date);
        return bank.all(language, GameSpec.daily())
                .map(all -> new DailySet(Selection.draw(all, GameSpec.DAILY_SIZE, seed), seed))
                .flatMap(set -> set.ids().size() < GameSpec.DAILY_SIZE
                        ? Mono.just(set)
                        : keep(date, language, set).then(find(date, language)));
    }

    /** The first who draws decides. */
    private Mono<Void> keep(LocalDate date, Language language, DailySet set) {
        return database.sql("""
                        insert into quiz_daily_sets (quiz_date, language, question_ids, seed)
                        values (:date, :language, :ids, :seed) on conflict (quiz_date, language) do nothing
                        """)
                .bind("date", date)
                .bind("language", language.code())
                .bind("ids", set.ids().toArray(UUID[]::new))
                .bind("seed", set.seed())
                .then();
    }
}
