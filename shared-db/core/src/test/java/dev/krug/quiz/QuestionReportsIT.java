package dev.krug.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.quiz.QuestionReport.State;
import dev.krug.quiz.QuestionReports.Decided;
import dev.krug.quiz.QuestionReports.Remedy;
import dev.krug.quiz.QuestionReports.Reported;
import dev.krug.testing.StoreTest;
import dev.krug.users.User;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

@StoreTest
@Import(Players.class)
class QuestionReportsIT { // MB-626

    @Autowired
    Players players;

    @Autowired
    QuestionReports reports;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    private User anna;
    private QuestionId question;

    @BeforeEach
    void choose() {
        database.sql("delete from quiz_reports").then().block();
        database.sql("update quiz_questions set status = 'active'").then().block();
        database.sql("delete from bot_alerts").then().block();
        anna = players.person("ru");
        question = players.begin(anna, GameSpec.classic(5)).id();
    }

    @Test
    void takesOneReportOfAPersonAndQuestion() {
        var taken = (Reported.Taken) report(anna, ReportReason.TYPO, "слово");
        assertThat(taken.report().comment()).isEqualTo("слово");
        assertThat(taken.report().state()).isEqualTo(State.OPEN);
        assertThat(report(anna, ReportReason.OTHER, null)).isInstanceOf(Reported.Repeated.class);
        var nothing = new QuestionId(new UUID(0, 0));
        assertThat(players.inTransaction(() -> reports.report(anna, nothing, ReportReason.TYPO, null)))
                .isInstanceOf(Reported.UnknownQuestion.class);
    }

    @Test
    void theFifthOpenReportSuspends() {
        reportBy(4);
        assertThat(status()).isEqualTo("active");
        reportBy(1);
        assertThat(status()).isEqualTo("suspended");
        assertThat(number("select count(*) as n from bot_alerts where kind = 'question_suspended'"))
                .isEqualTo(1);
        assertThat(reports.count(State.OPEN).block()).isEqualTo(5);
        assertThat(reports.page(State.OPEN, 10, 0).collectList().block())
                .hasSize(5)
                .allMatch(QuestionReport::suspended);
    }

    @Test
    void fiveReportsAtOnceSuspend() {
        var people =
                Flux.range(0, 5).map(i -> players.person("ru")).collectList().block();
        Flux.fromIterable(people)
                .flatMap(
                        person ->
                                transaction.transactional(reports.report(person, question, ReportReason.UNCLEAR, null)),
                        5)
                .blockLast();
        assertThat(status()).isEqualTo("suspended");
    }

    @Test
    void anAcceptedReportSettlesAllOfItsQuestion() {
        var ids = reportBy(5);
        assertThat(accept(ids.getFirst(), Remedy.ARCHIVED)).isEqualTo(Decided.DONE);
        assertThat(status()).isEqualTo("archived");
        assertThat(reports.count(State.OPEN).block()).isZero();
        assertThat(reports.count(State.ACCEPTED).block()).isEqualTo(5);
        assertThat(accept(ids.getFirst(), Remedy.ACTIVE)).isEqualTo(Decided.NOT_OPEN);
        assertThat(reject(ids.getLast())).isEqualTo(Decided.NOT_OPEN);
        assertThat(accept(new UUID(0, 0), Remedy.ACTIVE)).isEqualTo(Decided.UNKNOWN);
    }

    @Test
    void anAcceptedReportMaySendTheQuestionBack() {
        var ids = reportBy(5);
        assertThat(accept(ids.getFirst(), Remedy.ACTIVE)).isEqualTo(Decided.DONE);
        assertThat(status()).isEqualTo("active");
    }

    @Test
    void whatItsPackHasGivenUpDoesNotComeBackByAReport() { // MB-602
        var ids = reportBy(1);
        database.sql("update quiz_questions set status = 'archived'").then().block();
        assertThat(accept(ids.getFirst(), Remedy.ACTIVE)).isEqualTo(Decided.DONE);
        assertThat(status()).isEqualTo("archived");
    }

    @Test
    void everyDecisionIsWrittenDownOnce() { // MB-805
        var ids = reportBy(3);
        reject(ids.getFirst());
        reject(ids.getFirst());
        accept(ids.get(1), Remedy.ACTIVE);
        accept(ids.getLast(), Remedy.ACTIVE);
        assertThat(database.sql("select action || ' ' || target_id as line from audit_log"
                                + " where action like 'quiz_report.%' and target_id = any (:ids) order by id")
                        .bind("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                        .map(row -> row.get("line", String.class))
                        .all()
                        .collectList()
                        .block())
                .containsExactly("quiz_report.reject " + ids.getFirst(), "quiz_report.accept " + ids.get(1));
    }

    @Test
    void aRejectedReportDoesNotCountAnyMore() {
        var ids = reportBy(6);
        assertThat(reject(ids.getFirst())).isEqualTo(Decided.DONE);
        assertThat(status()).isEqualTo("suspended");
        assertThat(reject(ids.get(1))).isEqualTo(Decided.DONE);
        assertThat(status()).isEqualTo("active");
    }

    @Test
    void oneOfSeveralDecisionsAtOnceCounts() {
        var id = reportBy(1).getFirst();
        var decisions = Flux.range(0, 6)
                .flatMap(
                        i -> transaction.transactional(
                                i % 2 == 0 ? reports.accept(id, Remedy.ARCHIVED) : reports.reject(id)),
                        6)
                .collectList()
                .block();
        assertThat(decisions).filteredOn(Decided.DONE::equals).hasSize(1);
    }

    @Test
    void knowsTheQuestionThatWasAnsweredLast() {
        assertThat(reports.lastOf(anna).block()).isNull();
        var ben = players.person("ru");
        var card = players.begin(ben, GameSpec.classic(5));
        assertThat(reports.answered(ben, card.game(), 1).block()).isNull();
        players.answer(ben, card, false);
        assertThat(reports.lastOf(ben).block()).isEqualTo(card.id());
        assertThat(reports.answered(ben, card.game(), 1).block()).isEqualTo(card.id());
        assertThat(reports.answered(anna, card.game(), 1).block()).isNull();
    }

    private List<UUID> reportBy(int people) {
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < people; i++) {
            ids.add(((Reported.Taken) report(players.person("ru"), ReportReason.WRONG_ANSWER, null))
                    .report()
                    .id());
        }
        return ids;
    }

    private Reported report(User user, ReportReason reason, String comment) {
        return players.inTransaction(() -> reports.report(user, question, reason, comment));
    }

    private Decided accept(UUID report, Remedy remedy) {
        return players.inTransaction(() -> reports.accept(report, remedy));
    }

    private Decided reject(UUID report) {
        return players.inTransaction(() -> reports.reject(report));
    }

    private String status() {
        return database.sql("select status from quiz_questions where id = :id")
                .bind("id", question.value())
                .map(row -> row.get("status", String.class))
                .one()
                .block();
    }

    private long number(String sql) {
        return database.sql(sql)
                .map(row -> ((Number) row.get("n")).longValue())
                .one()
                .block();
    }
}
