package dev.krug.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.krug.quiz.QuestionCatalogue.Moved;
import dev.krug.quiz.pack.Difficulty;
import dev.krug.testing.StoreTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;

@StoreTest
@Import(Players.class)
class QuestionCatalogueIT { // MB-626

    @Autowired
    Players players;

    @Autowired
    QuestionCatalogue catalogue;

    @Autowired
    QuestionReports reports;

    @Autowired
    DatabaseClient database;

    @Test
    void findsByEveryFilter() {
        var all = catalogue.count(QuestionFilter.ALL).block();
        assertThat(all).isGreaterThanOrEqualTo(120);
        assertThat(catalogue.page(QuestionFilter.ALL, 7, 3).collectList().block())
                .hasSize(7);
        var spin = new QuestionFilter(
                "sales-and-negotiation", "spin", Difficulty.EASY, QuestionStatus.ACTIVE, null, false);
        assertThat(catalogue.page(spin, 100, 0).collectList().block())
                .isNotEmpty()
                .allSatisfy(question -> {
                    assertThat(question.packCode()).isEqualTo("sales-and-negotiation");
                    assertThat(question.content().category()).isEqualTo("spin");
                    assertThat(question.content().difficulty()).isEqualTo(Difficulty.EASY);
                });
        assertThat(count(new QuestionFilter(null, null, null, null, "SPIN", null)))
                .isPositive()
                .isLessThan(all);
        assertThat(count(new QuestionFilter(null, null, null, null, "100%_'\\", null)))
                .isZero();

        var anna = players.person("ru");
        var question = players.begin(anna, GameSpec.classic(5)).id();
        players.inTransaction(() -> reports.report(anna, question, ReportReason.TYPO, null));
        assertThat(catalogue
                        .page(new QuestionFilter(null, null, null, null, null, true), 10, 0)
                        .collectList()
                        .block())
                .extracting(StoredQuestion::id, StoredQuestion::openReports)
                .containsExactly(tuple(question, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "active, suspended, Done",
        "active, archived, Done",
        "active, active, WrongState",
        "suspended, active, Done",
        "suspended, archived, Done",
        "archived, active, WrongState",
        "archived, suspended, WrongState",
    })
    void movesByHandAndWritesItDownOnce(String from, String to, String expected) { // MB-805
        var question = catalogue.page(QuestionFilter.ALL, 1, 0).blockFirst().id();
        database.sql("update quiz_questions set status = '" + from + "' where id = '" + question.value() + "'")
                .then()
                .block();
        var before = audits(question);
        var moved = players.inTransaction(
                () -> catalogue.move(question, QuestionStatus.find(to).orElseThrow(), "Reported by mail"));
        assertThat(moved.getClass().getSimpleName()).isEqualTo(expected);
        boolean isDone = moved instanceof Moved.Done;
        assertThat(catalogue.find(question).block().status().code()).isEqualTo(isDone ? to : from);
        assertThat(audits(question)).isEqualTo(before + (isDone ? 1 : 0));
    }

    @Test
    void knowsWhatItDoesNotKnow() {
        var nothing = new QuestionId(new UUID(0, 0));
        assertThat(players.inTransaction(() -> catalogue.move(nothing, QuestionStatus.ACTIVE, null)))
                .isInstanceOf(Moved.Unknown.class);
    }

    private long count(QuestionFilter filter) {
        return catalogue.count(filter).block();
    }

    private long audits(QuestionId question) {
        return database.sql(
                        "select count(*) as n from audit_log where action = 'quiz_question.status' and target_id = :id")
                .bind("id", question.value().toString())
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }
}
