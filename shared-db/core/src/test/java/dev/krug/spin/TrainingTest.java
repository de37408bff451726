package dev.krug.spin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.i18n.Language;
import dev.krug.spin.report.ReportText;
import dev.krug.spin.scenario.Scenario;
import dev.krug.spin.scenario.ScenarioReader;
import dev.krug.spin.text.Classification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class TrainingTest {

    private static final List<String> TYPES = List.of("situational", "problem", "implication", "need_payoff");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TrainingState fresh = Spin.started(7, Language.RU);

    @Property(tries = 500)
    void keepsItsCounters(@ForAll @Size(max = 15) List<Integer> moves) { // property 13
        var state = fresh;
        int clarity = 0;
        for (int i = 0; i < moves.size(); i++) {
            int move = Math.floorMod(moves.get(i), 8);
            var heard = Training.hear(state, Spin.SCENARIO, "Вопрос номер " + i + " про " + i + "?");
            if (state.progress().questionCount() == 10) {
                assertThat(heard).isInstanceOf(Hearing.LimitReached.class);
                break;
            }
            state = Training.count(
                            state,
                            Spin.SCENARIO,
                            (Hearing.Question) heard,
                            Classification.byRules(TYPES.get(move % 4), null),
                            "Ответ " + i,
                            move >= 4,
                            5,
                            Spin.NOON)
                    .state();
            assertThat(state.progress().clarityLevel()).isBetween(clarity, 100);
            clarity = state.progress().clarityLevel();
        }
        var progress = state.progress();
        int sum = progress.perTypeCounts().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        assertThat(progress.questionCount()).isEqualTo(sum).isLessThanOrEqualTo(10);
        assertThat(progress.contextualQuestions()).isLessThanOrEqualTo(Math.max(0, sum - 1));
        assertThat(progress.score(Spin.SCENARIO))
                .isEqualTo(10 * progress.count("situational")
                        + 15 * progress.count("problem")
                        + 25 * progress.count("implication")
                        + 20 * progress.count("need_payoff"));
        assertThat(throughJson(state)).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Как?                     | TooShort
            Какие                    | TooShort
            '  Как ? '               | TooShort
            Хорошая погода сегодня   | NotAQuestion
            Сколько у вас складов?   | Question
            """)
    void countsOnlyQuestions(String text, String outcome) { // MB-417
        assertThat(Training.hear(fresh, Spin.SCENARIO, text).getClass().getSimpleName())
                .isEqualTo(outcome);
    }

    @Test
    void refusesLongRepeatedAndUninvitedTexts() { // MB-417
        assertThat(Training.hear(fresh, Spin.SCENARIO, "как? ".repeat(300))).isEqualTo(new Hearing.TooLong());
        var state = Spin.ask(fresh, "Сколько у вас поставщиков?").state();
        assertThat(Training.hear(state, Spin.SCENARIO, "сколько у вас ПОСТАВЩИКОВ"))
                .isEqualTo(new Hearing.Duplicate(1));
        assertThat(Training.hear(TrainingState.waiting(Spin.SCENARIO), Spin.SCENARIO, "Сколько у вас складов?"))
                .isEqualTo(new Hearing.NotActive());
    }

    @Test
    void offersFinishingOnceAndEndsAtTheTenth() { // MB-418, 420
        var state = fresh;
        int offers = 0;
        for (int i = 1; i <= 10; i++) {
            var heard = (Hearing.Question) Training.hear(state, Spin.SCENARIO, "Вопрос " + i + " про дело " + i + "?");
            var counted = Training.count(
                    state,
                    Spin.SCENARIO,
                    heard,
                    Classification.byRules("implication", null),
                    "Ответ",
                    true,
                    5,
                    Spin.NOON);
            state = counted.state();
            offers += counted.offersFinish() ? 1 : 0;
            assertThat(counted.isLast()).isEqualTo(i == 10);
            assertThat(counted.contextual()).isEqualTo(i > 1);
            assertThat(state.progress().contextStreak()).isEqualTo(i - 1);
        }
        assertThat(offers).isEqualTo(1);
        assertThat(state.progress().clarityLevel()).isEqualTo(100);
    }

    @ParameterizedTest
    @CsvSource({"0, 23, NOT_YET", "0, 24, DROP", "4, 25, DROP", "5, 25, COMPLETE", "5, 23, NOT_YET"})
    void endsWhatNobodyPlays(int questions, int hours, Training.Idle outcome) { // MB-422
        var state = fresh;
        for (int i = 0; i < questions; i++) {
            state = Spin.ask(state, "Сколько складов номер " + i + " на участке " + i + "?")
                    .state();
        }
        assertThat(Training.idle(state, Spin.SCENARIO, Spin.NOON.plus(Duration.ofHours(hours))))
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({
        "' Начать! ', START",
        "СТАРТ, START",
        "begin, START",
        "Да., FEEDBACK",
        "yes, FEEDBACK",
        "Завершить?, FINISH",
        "finish, FINISH"
    })
    void knowsItsWords(String text, Word word) { // MB-416
        assertThat(Word.of(text)).contains(word);
        assertThat(Word.of(text + " сейчас")).isEmpty();
    }

    @Test
    void keepsTheDocumentedKeysAndHidesTheSecrets() { // MB-901, MB-108
        var state = Spin.ask(fresh, "Сколько у вас поставщиков?").state();
        var json = state.toJson();
        assertThat(json)
                .containsEntry("question_count", 1)
                .containsEntry("clarity_level", 10)
                .containsEntry("chat_state", "training_active")
                .containsEntry("last_question_type", "situational")
                .containsKeys(
                        "per_type_counts",
                        "client_case",
                        "case_data",
                        "contextual_questions",
                        "last_client_response",
                        "context_streak",
                        "feedback_in_progress",
                        "dialog",
                        "_hidden",
                        "_seed");
        json.keySet().removeIf(key -> key.startsWith("_"));
        assertThat(JSON.writeValueAsString(json)).doesNotContain(state.hidden().situationType());
        assertThat(throughJson(state)).isEqualTo(state);
        assertThat(throughJson(TrainingState.waiting(Spin.SCENARIO))).isEqualTo(TrainingState.waiting(Spin.SCENARIO));
    }

    @Test
    void readsOlderSessions() { // MB-415, MB-104
        var old = TrainingState.fromJson(
                Map.of(
                        "chat_state",
                        "in_progress",
                        "question_count",
                        5,
                        "per_type_counts",
                        Map.of("situation", 2, "problem", 3),
                        "case_data",
                        Map.of("client", "TechCorp", "product", "CRM"),
                        "clarity_level",
                        175,
                        "last_feedback_ts",
                        1_700_000_000.5,
                        "dialog",
                        "odd"),
                Spin.SCENARIO);
        assertThat(old.isActive()).isTrue();
        assertThat(old.progress().count("situational")).isEqualTo(2);
        assertThat(old.progress().clarityLevel()).isEqualTo(100);
        assertThat(Objects.requireNonNull(old.clientCase()).company()).isEqualTo("TechCorp");
        assertThat(TrainingState.fromJson(Map.of("chat_state", "new"), Spin.SCENARIO))
                .isEqualTo(TrainingState.waiting(Spin.SCENARIO));
    }

    @Test
    void playsAScenarioOfAnotherDomain() throws IOException { // MB-403
        var scenario = negotiation();
        var state = Spin.started(scenario, 1, Language.EN);
        assertThat(Objects.requireNonNull(state.clientCase()).situation()).startsWith("You rent an office");
        var first = Spin.ask(scenario, state, "Why do you want a higher price?");
        assertThat(first.classification().type()).isEqualTo("interest_probe");
        var second = Spin.ask(scenario, first.state(), "What if we sign for two years?");
        assertThat(second.classification().type()).isEqualTo("option_build");
        var third = Spin.ask(scenario, second.state(), "Is the roof new?");
        assertThat(third.classification().type()).isEqualTo("fact_finding");
        var method = Spin.METHODS.of(scenario);
        var last = Objects.requireNonNull(third.state().lastExchange());
        assertThat(method.feedback(third.state(), scenario, last).example()).isNotBlank();
        var done = method.complete(third.state(), scenario, SpinStats.NONE, Completion.Reason.FINISHED, Spin.NOON);
        assertThat(done.score()).isEqualTo(45);
        assertThat(Objects.requireNonNull(done.report().promo()).title()).isEqualTo("Курс");
        assertThat(new ReportText(Spin.MESSAGES).render(done.report(), Language.EN))
                .hasSize(1);
    }

    @Test
    void admitsOneCommentAtATime() { // MB-427
        assertThat(FeedbackDesk.admit(fresh, Spin.NOON)).isEqualTo(new FeedbackDesk.Admission.AskFirst());
        var asked = Spin.ask(fresh, "Сколько у вас поставщиков?").state();
        var writing = (FeedbackDesk.Admission.Write) FeedbackDesk.admit(asked, Spin.NOON);
        assertThat(FeedbackDesk.admit(writing.state(), Spin.NOON.plusSeconds(20)))
                .isEqualTo(new FeedbackDesk.Admission.AlreadyWriting());
        var written = FeedbackDesk.written(writing.state(), Spin.NOON.plusSeconds(1));
        assertThat(FeedbackDesk.admit(written, Spin.NOON.plusSeconds(5)))
                .isEqualTo(new FeedbackDesk.Admission.AlreadyWriting());
        var again = (FeedbackDesk.Admission.Write) FeedbackDesk.admit(written, Spin.NOON.plusSeconds(6));
        assertThat(again.cacheKey()).isEqualTo(writing.cacheKey());
        assertThat(again.state().progress()).isEqualTo(asked.progress());
    }

    private static Scenario negotiation() throws IOException {
        return new ScenarioReader()
                .read(new ClassPathResource("spin/scenario/negotiation.json")
                        .getContentAsString(StandardCharsets.UTF_8))
                .orElseThrow();
    }

    private static TrainingState throughJson(TrainingState state) {
        Map<String, Object> json = JSON.readValue(JSON.writeValueAsString(state.toJson()), new TypeReference<>() {});
        return TrainingState.fromJson(json, Spin.SCENARIO);
    }
}
