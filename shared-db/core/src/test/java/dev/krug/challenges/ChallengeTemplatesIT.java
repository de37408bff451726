package dev.krug.challenges;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.packs.Finding;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.users.TelegramProfile;
import dev.krug.users.Users;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

@StoreTest
class ChallengeTemplatesIT { // MB-703, MB-710

    @Autowired
    ChallengeTemplates templates;

    @Autowired
    DailyChallenges daily;

    @Autowired
    Users users;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    @Test
    void isWrittenChangedAndSwitchedOff() {
        var made = done(templates.create(template("by-hand", 3)));
        assertThat(made.pack()).isNull();
        assertThat(made.active()).isTrue();
        assertThat(made.content().xp()).isEqualTo(40);
        assertThat(in(templates.create(template("by-hand", 4)))).isInstanceOf(Written.CodeTaken.class);
        assertThat(in(templates.create(template("custom-2031-01-01", 4)))).isInstanceOf(Written.CodeTaken.class);

        var changed = done(templates.change("by-hand", Map.of("target", 5, "xp", 90), null));
        assertThat(changed.content().target()).isEqualTo(5);
        assertThat(changed.content().title()).isEqualTo(made.content().title());
        assertThat(done(templates.change("by-hand", Map.of(), false)).active()).isFalse();
        assertThat(in(templates.change("by-hand", Map.of("xp", 90), false))).isInstanceOf(Written.Unchanged.class);
        assertThat(in(templates.change("nothing", Map.of(), false))).isInstanceOf(Written.Unknown.class);
        assertThat(audit(made)).containsExactly("challenge.create", "challenge.change", "challenge.change");
    }

    @ParameterizedTest
    @CsvSource({
        "target, 0, OUT_OF_RANGE /target",
        "difficulty, custom, OUT_OF_RANGE /difficulty",
        "title, Text, BAD_TYPE /title",
        "xp, 1001, OUT_OF_RANGE /xp",
        "metric, count, BAD_TYPE /metric",
    })
    void isCheckedAsInAPack(String field, String value, String expected) { // MB-601
        var wrong = new HashMap<>(template("wrong", 3));
        wrong.put(field, value.matches("[0-9]+") ? Integer.valueOf(value) : value);
        for (var written : List.of(in(templates.create(wrong)), in(templates.schedule(today(), wrong)))) {
            assertThat(((Written.Invalid) written).errors())
                    .extracting((Finding finding) -> finding.code() + " " + finding.pointer())
                    .contains(expected);
        }
        assertThat(templates.find("wrong").block()).isNull();
    }

    @Test
    void aCustomChallengeIsOfferedOnADayThatIsChosenAlready() {
        var date = today().plusDays(40);
        assertThat(codes(date)).hasSize(3);
        var scheduled = done(templates.schedule(date, template("ignored", 2)));
        assertThat(scheduled.content().code()).isEqualTo("custom-" + date);
        assertThat(codes(date)).hasSize(4).contains("custom-" + date);

        var again = done(templates.schedule(date, template("ignored", 7)));
        assertThat(again.id()).isEqualTo(scheduled.id());
        assertThat(custom(date).content().target()).isEqualTo(7);
        assertThat(in(templates.schedule(date, template("ignored", 7)))).isInstanceOf(Written.Unchanged.class);
        assertThat(audit(scheduled)).containsExactly("challenge.schedule", "challenge.schedule");
    }

    @Test
    void whatSomebodyHasBegunStaysAsItIs() {
        var date = today().plusDays(41);
        done(templates.schedule(date, template("ignored", 2)));
        var offered = custom(date);
        users.getOrCreate(new TelegramProfile(4712, "Anna", null, null, "en", null, null, null, null))
                .block();
        database.sql("insert into challenge_progress (user_id, daily_challenge_id, progress) select id, :challenge, 1"
                        + " from users where telegram_id = 4712")
                .bind("challenge", offered.id().value())
                .then()
                .block();
        assertThat(in(templates.schedule(date, template("ignored", 9)))).isInstanceOf(Written.Begun.class);
        assertThat(custom(date)).isEqualTo(offered);
        assertThat(templates.find("custom-" + date).block().content().target()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"-2, NoSuchDay", "0, Done", "1, Done", "365, Done", "368, NoSuchDay"})
    void daysAreTodayOrWithinAYear(int days, String expected) {
        var date = today().plusDays(days);
        assertThat(in(templates.schedule(date, template("ignored", 2)))
                        .getClass()
                        .getSimpleName())
                .isEqualTo(expected);
        assertThat(codes(date).contains("custom-" + date)).isEqualTo(expected.equals("Done"));
    }

    @Test
    void listsThoseOfOneDayFirst() {
        var date = today().plusDays(42);
        done(templates.schedule(date, template("ignored", 2)));
        var page = templates.page(true, 100, 0).collectList().block();
        assertThat(page.getFirst().customDate()).isNotNull();
        assertThat(page.getLast().customDate()).isNull();
        assertThat((long) page.size()).isEqualTo(templates.count(true).block());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private List<String> codes(LocalDate date) {
        return daily.of(List.of(date)).block().stream()
                .map(challenge -> challenge.content().code())
                .toList();
    }

    private DailyChallenge custom(LocalDate date) {
        return daily.of(List.of(date)).block().stream()
                .filter(challenge -> challenge.slot() == Slot.CUSTOM)
                .findFirst()
                .orElseThrow();
    }

    private StoredTemplate done(Mono<Written> act) {
        return ((Written.Done) in(act)).template();
    }

    private Written in(Mono<Written> act) {
        return transaction.transactional(act).block();
    }

    private List<String> audit(StoredTemplate template) {
        return database.sql("select action from audit_log where target_id = :id and outcome = 'ok' order by id")
                .bind("id", template.id().toString())
                .map(row -> row.get("action", String.class))
                .all()
                .collectList()
                .block();
    }

    private static Map<String, Object> template(String code, int target) {
        return Map.of(
                "code",
                code,
                "title",
                Map.of("en", "Three games"),
                "description",
                Map.of("en", "Play"),
                "metric",
                Map.of("fn", "count", "kind", "quiz.game_finished"),
                "target",
                target,
                "difficulty",
                "medium");
    }
}
