package dev.krug.quiz;

import static dev.krug.kernel.Rows.get;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.kernel.Json;
import dev.krug.quiz.pack.Finding;
import dev.krug.quiz.pack.PackCheck;
import dev.krug.quiz.pack.PackQuestion;
import dev.krug.quiz.pack.PackReader;
import dev.krug.quiz.pack.QuizPack;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes packs into the question bank. Runs in the caller's transaction. */
@Service
public class QuizPacks { // MB-602

    private final PackReader reader = new PackReader();
    private final DatabaseClient database;
    private final Clock clock;

    QuizPacks(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What became of a pack. */
    public sealed interface Imported {

        record Invalid(List<Finding> errors) implements Imported {}

        /** This very pack is stored already. */
        record Unchanged() implements Imported {}

        /** A version at least as high is stored, or the same version with another content. */
        record Outdated(String stored) implements Imported {}

        record Activated(QuizPack pack, List<Finding> warnings) implements Imported {}
    }

    /** Stores the pack and makes it the active one of its code, whole or not at all. */
    public Mono<Imported> importAndActivate(byte[] file) {
        var check = reader.read(file);
        var pack = check.pack();
        if (pack == null) {
            return Mono.just(new Imported.Invalid(check.errors()));
        }
        var sha256 = sha256(file);
        return lock(pack).thenMany(stored(pack.code())).collectList().flatMap(stored -> {
            if (stored.contains(new Version(pack.version(), sha256))) {
                return Mono.just(new Imported.Unchanged());
            }
            return stored.stream()
                    .max(Comparator.naturalOrder())
                    .filter(highest -> highest.compareTo(new Version(pack.version(), sha256)) >= 0)
                    .map(highest -> Mono.<Imported>just(new Imported.Outdated(highest.number())))
                    .orElseGet(() -> activate(pack, check, file, sha256));
        });
    }

    private Mono<Imported> activate(QuizPack pack, PackCheck check, byte[] file, String sha256) {
        return archiveOlder(pack)
                .then(store(pack, check, file, sha256))
                .then(storeCategories(pack.categories()))
                .then(archiveMissing(pack))
                .then(storeQuestions(pack))
                .thenReturn(new Imported.Activated(pack, check.warnings()));
    }

    /** Two processes that start at once import one after the other. */
    private Mono<Void> lock(QuizPack pack) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended('quiz-pack:' || :code, 0))")
                .bind("code", pack.code())
                .then();
    }

    private Flux<Version> stored(String code) {
        return database.sql("select version, sha256 from content_packs where kind = 'quiz' and code = :code")
                .bind("code", code)
                .map(row -> new Version(get(row, "version", String.class), get(row, "sha256", String.class)))
                .all();
    }

    private Mono<Void> archiveOlder(QuizPack pack) {
        return database.sql("""
                        update content_packs set status = 'archived', updated_at = :now
                        where kind = 'quiz' and code = :code and status = 'active'
                        """)
                .bind("code", pack.code())
                .bind("now", clock.instant())
                .then();
    }

    private Mono<Void> store(QuizPack pack, PackCheck check, byte[] file, String sha256) {
        var text = new String(file, UTF_8);
        return database.sql("""
                        insert into content_packs (kind, code, version, sha256, body, status, report, activated_at)
                        values ('quiz', :code, :version, :sha, cast(:body as jsonb), 'active', cast(:report as jsonb), :now)
                        """)
                .bind("code", pack.code())
                .bind("version", pack.version())
                .bind("sha", sha256)
                .bind("body", text.startsWith("\uFEFF") ? text.substring(1) : text)
                .bind("report", Json.write(Map.of("warnings", check.warnings())))
                .bind("now", clock.instant())
                .then();
    }

    private Mono<Void> storeCategories(List<QuizPack.Category> categories) {
        return database.sql("""
                        insert into quiz_categories (code, title, emoji)
                        select c.code, cast(c.title as jsonb), c.emoji from unnest(:codes, :titles, :emojis)
                            as c (code, title, emoji)
                        on conflict (code) do update set title = excluded.title, emoji = excluded.emoji, updated_at = :now
                        """)
                .bind("codes", strings(categories, QuizPack.Category::code))
                .bind("titles", strings(categories, category -> Json.write(category.title())))
                .bind("emojis", strings(categories, QuizPack.Category::emoji))
                .bind("now", clock.instant())
                .then();
    }

    private Mono<Void> archiveMissing(QuizPack pack) {
        return database.sql("""
                        update quiz_questions set status = 'archived', updated_at = :now
                        where pack_code = :code and status <> 'archived' and question_key <> all (:keys)
                        """)
                .bind("code", pack.code())
                .bind("keys", strings(pack.questions(), PackQuestion::id))
                .bind("now", clock.instant())
                .then();
    }

    private Mono<Void> storeQuestions(QuizPack pack) {
        var questions = pack.questions();
        return database.sql("""
                        insert into quiz_questions (pack_code, question_key, category_code, difficulty, type, body,
                            time_limit_sec, languages)
                        select :pack, q.key, q.category, q.difficulty, q.type, cast(q.body as jsonb), q.seconds,
                            string_to_array(q.languages, ',')
                        from unnest(:keys, :categories, :difficulties, :types, :bodies, :limits, :languages)
                            as q (key, category, difficulty, type, body, seconds, languages)
                        on conflict (pack_code, question_key) do update set category_code = excluded.category_code,
                            difficulty = excluded.difficulty, type = excluded.type, body = excluded.body,
                            time_limit_sec = excluded.time_limit_sec, languages = excluded.languages, updated_at = :now,
                            status = case quiz_questions.status when 'archived' then 'active' else quiz_questions.status end
                        """)
                .bind("pack", pack.code())
                .bind("keys", strings(questions, PackQuestion::id))
                .bind("categories", strings(questions, PackQuestion::category))
                .bind(
                        "difficulties",
                        strings(questions, question -> question.difficulty().code()))
                .bind("types", strings(questions, question -> question.type().code()))
                .bind("bodies", strings(questions, Json::write))
                .bind(
                        "limits",
                        questions.stream().map(PackQuestion::timeLimitSec).toArray(Integer[]::new))
                .bind("languages", strings(questions, question -> String.join(",", question.languages())))
                .bind("now", clock.instant())
                .then();
    }

    private static <T> String[] strings(List<T> items, Function<T, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Ordered by the number. */
    private record Version(String number, String sha256) implements Comparable<Version> {

        @Override
        public int compareTo(Version other) {
            return Arrays.compare(parts(), other.parts());
        }

        private int[] parts() {
            return Arrays.stream(number.split("\\."))
                    .mapToInt(Integer::parseInt)
                    .toArray();
        }
    }
}
