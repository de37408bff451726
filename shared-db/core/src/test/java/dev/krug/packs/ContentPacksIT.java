package dev.krug.packs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.packs.StoredPack.Status;
import dev.krug.testing.StoreTest;
import dev.krug.users.TelegramProfile;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

@StoreTest
class ContentPacksIT { // MB-601, MB-602

    @Autowired
    ContentPacks packs;

    @Autowired
    Users users;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    private UserId olga;

    @BeforeEach
    void register() {
        olga = users.getOrCreate(new TelegramProfile(4711, "Olga", null, null, "en", null, null, null, null))
                .block()
                .user()
                .id();
    }

    @Test
    void aValidFileIsADraftUntilItIsPutInUse() {
        var draft = keep(quiz("life-cycle", "1.0.0", "a", "b"));
        assertThat(draft.status()).isEqualTo(Status.DRAFT);
        assertThat(draft.entries()).isEqualTo(2);
        assertThat(draft.uploadedBy()).isEqualTo(olga);
        assertThat(questions("life-cycle")).isEmpty();

        assertThat(activate(draft)).isInstanceOf(Moved.Done.class);
        assertThat(questions("life-cycle")).containsExactly("a active", "b active");
        assertThat(activate(draft)).isInstanceOf(Moved.WrongState.class);

        var next = keep(quiz("life-cycle", "1.1.0", "b", "c"));
        assertThat(questions("life-cycle")).containsExactly("a active", "b active");
        assertThat(packs.activeBeside(next).block())
                .isNotNull()
                .extracting(StoredPack::version)
                .isEqualTo("1.0.0");
        assertThat(activate(next)).isInstanceOf(Moved.Done.class);
        assertThat(questions("life-cycle")).containsExactly("a archived", "b active", "c active");
        assertThat(packs.find(draft.id()).block().status()).isEqualTo(Status.ARCHIVED);

        assertThat(activate(draft)).isInstanceOf(Moved.Done.class); // back to what was before
        assertThat(questions("life-cycle")).containsExactly("a active", "b active", "c archived");
        assertThat(archive(draft)).isInstanceOf(Moved.Done.class);
        assertThat(questions("life-cycle")).containsExactly("a archived", "b archived", "c archived");
        assertThat(archive(draft)).isInstanceOf(Moved.WrongState.class);

        assertThat(audit(draft)).containsExactly("pack.upload", "pack.activate", "pack.activate", "pack.archive");
        assertThat(audit(next)).containsExactly("pack.upload", "pack.activate");
    }

    @ParameterizedTest
    @CsvSource({
        "1.0.0, a, Unchanged",
        "1.0.0, b, VersionTaken",
        "0.9.9, a, Outdated",
        "1.0.1, a, Checked",
    })
    void versionsOnlyRise(String version, String question, String expected) {
        upload(quiz("rising", "1.0.0", "a"), null, false);
        var before = count("content_packs") + count("audit_log");
        assertThat(upload(quiz("rising", version, question), null, true)
                        .getClass()
                        .getSimpleName())
                .isEqualTo(expected);
        assertThat(count("content_packs") + count("audit_log")).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{' | '' | BAD_JSON ''",
                "'[]' | '' | BAD_FORMAT /format",
                "'{\"format\":\"krug-spin-pack/1\"}' | '' | BAD_FORMAT /format",
                "'{\"format\":\"krug-quiz-pack/1\"}' | challenge | BAD_FORMAT /format",
                "'{\"format\":\"krug-challenge-pack/1\"}' | '' | MISSING /code",
                "'{\"format\":\"krug-quiz-pack/1\",\"code\":\"\\u0000\"}' | '' | BAD_FORMAT /code",
            })
    void nothingIsStoredOfWhatIsWrong(String json, String kind, String expected) {
        var before = count("content_packs") + count("audit_log");
        var answer = upload(json, kind.isEmpty() ? null : kind, false);
        assertThat(answer).isInstanceOf(Uploaded.Invalid.class);
        assertThat(((Uploaded.Invalid) answer).errors())
                .extracting(finding -> (finding.code() + " " + finding.pointer()).strip())
                .contains(expected.replace("''", "").strip());
        assertThat(count("content_packs") + count("audit_log")).isEqualTo(before);
    }

    @Test
    void everyMistakeHasItsLine() {
        var json = quiz("wrong", "1.0.0", "a").replace("\"correct\":true", "\n\"correct\":5");
        var errors = ((Uploaded.Invalid) upload(json, null, true)).errors();
        assertThat(errors)
                .extracting(finding -> finding.pointer() + " " + finding.at().line())
                .containsExactly("/questions/0/correct 3");
    }

    @Test
    void ofTwoUploadsAtOnceOneIsKept() {
        var outcomes = Flux.fromIterable(List.of("a", "b", "c", "d", "e", "f"))
                .map(question -> packs.read(quiz("race", "1.0.0", question).getBytes(UTF_8), null))
                .flatMap(file -> transaction.transactional(packs.upload(file, olga, false)), 6)
                .map(outcome -> outcome.getClass().getSimpleName())
                .collectList()
                .block();
        assertThat(outcomes).filteredOn("Kept"::equals).hasSize(1);
        assertThat(outcomes).filteredOn("VersionTaken"::equals).hasSize(5);
    }

    @Test
    void challengesComeAndGoInTheSameWay() {
        var json = """
                {"format":"krug-challenge-pack/1","code":"weekend","version":"1.0.0","title":{"en":"Weekend"},"templates":[
                 {"code":"weekend-run","title":{"en":"Run"},"description":{"en":"Play"},"metric":{"fn":"count",
                 "kind":"quiz.game_finished"},"target":1,"difficulty":"easy"}]}
                """;
        var draft = keep(json);
        assertThat(activate(draft)).isInstanceOf(Moved.Done.class);
        assertThat(count("challenge_templates where code = 'weekend-run' and active"))
                .isEqualTo(1);
        assertThat(archive(draft)).isInstanceOf(Moved.Done.class);
        assertThat(count("challenge_templates where code = 'weekend-run' and active"))
                .isZero();
    }

    @Test
    void listsByKindAndStatus() {
        var draft = keep(quiz("listed", "1.0.0", "a"));
        assertThat(packs.page("quiz", Status.DRAFT, 100, 0).collectList().block())
                .contains(draft);
        assertThat(packs.page("challenge", Status.DRAFT, 100, 0).collectList().block())
                .doesNotContain(draft);
        assertThat(packs.count(null, Status.ACTIVE).block()).isGreaterThanOrEqualTo(5);
        assertThat(packs.archive(new PackId(UUID.randomUUID())).block()).isInstanceOf(Moved.Unknown.class);
    }

    private StoredPack keep(String json) {
        return ((Uploaded.Kept) upload(json, null, false)).draft();
    }

    private Uploaded upload(String json, String kind, boolean dryRun) {
        return transaction
                .transactional(packs.upload(packs.read(json.getBytes(UTF_8), kind), olga, dryRun))
                .block();
    }

    private Moved activate(StoredPack pack) {
        return transaction.transactional(packs.activate(pack.id())).block();
    }

    private Moved archive(StoredPack pack) {
        return transaction.transactional(packs.archive(pack.id())).block();
    }

    private List<String> questions(String pack) {
        return database.sql("select question_key || ' ' || status as line from quiz_questions where pack_code = :pack"
                        + " order by question_key")
                .bind("pack", pack)
                .map(row -> row.get("line", String.class))
                .all()
                .collectList()
                .block();
    }

    private List<String> audit(StoredPack pack) {
        return database.sql("select action from audit_log where target_id = :id and outcome = 'ok' order by id")
                .bind("id", pack.id().value().toString())
                .map(row -> row.get("action", String.class))
                .all()
                .collectList()
                .block();
    }

    private long count(String from) {
        return database.sql("select count(*) as n from " + from)
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }

    private static String quiz(String code, String version, String... ids) {
        var questions = Arrays.stream(ids).map(id -> """
                        {"id":"%s","category":"try","difficulty":"easy","type":"boolean","text":{"en":"%s?"},"correct":true}\
                        """.formatted(id, id)).collect(Collectors.joining(","));
        return """
                {"format":"krug-quiz-pack/1","code":"%s","version":"%s","title":{"en":"Try"},
                 "categories":[{"code":"try","title":{"en":"Try"}}],"questions":[%s]}""".formatted(code, version, questions);
    }
}
