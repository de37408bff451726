package dev.krug.quiz.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.quiz.Card;
import dev.krug.quiz.CategoryCount;
import dev.krug.quiz.GameId;
import dev.krug.quiz.GameMode;
import dev.krug.quiz.GameTally;
import dev.krug.quiz.GameXp;
import dev.krug.quiz.Outcome;
import dev.krug.quiz.PlayedQuestion;
import dev.krug.quiz.Question;
import dev.krug.quiz.QuestionId;
import dev.krug.quiz.QuizBadge;
import dev.krug.quiz.QuizResult;
import dev.krug.quiz.Verdict;
import dev.krug.quiz.pack.Difficulty;
import dev.krug.quiz.pack.QuestionType;
import dev.krug.xp.Leaderboards;
import dev.krug.xp.XpChange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScreensTest {

    private static final int MOST_CHARACTERS = 4096;
    private static final GameId GAME = new GameId(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"));
    private static final QuestionId QUESTION = new QuestionId(new UUID(3, 3));
    private static final Messages MESSAGES = Messages.load(key -> {
        throw new AssertionError("unknown key " + key);
    });

    private final Texts russian = new Texts(MESSAGES, Language.RU, "https://krug.example/m/");
    private final Texts english = new Texts(MESSAGES, Language.EN, "https://krug.example/m/");

    @Test
    void showsAQuestion() {
        assertThat(QuestionScreen.text(english, card(question(QuestionType.SINGLE), 3)))
                .isEqualTo("""
                <b>2/10</b> · 🎯 SPIN &amp; co · 🟡 medium · ⏱ 30 s
                🔥 Run: 3

                <b>Is 1 &lt; 2?</b>""");
    }

    @ParameterizedTest
    @EnumSource(QuestionType.class)
    void everyTypeHasItsScreenInEveryLanguage(QuestionType type) {
        for (var texts : List.of(russian, english)) {
            assertThat(QuestionScreen.text(texts, card(question(type), 0))).doesNotContain("quiz.");
            assertThat(QuestionScreen.of(texts, card(question(type), 0))).isNotNull();
            for (var outcome : Outcome.values()) {
                var verdict = new Verdict(GAME, GameMode.CLASSIC, played(question(type), outcome), tally());
                assertThat(VerdictScreen.text(texts, verdict)).doesNotContain("quiz.", "<2");
            }
        }
    }

    @Test
    void marksTheRightAndTheChosen() {
        var verdict =
                new Verdict(GAME, GameMode.CLASSIC, played(question(QuestionType.SINGLE), Outcome.WRONG), tally());
        assertThat(VerdictScreen.text(english, verdict)).isEqualTo("""
                <b>2/10</b> · 🎯 SPIN &amp; co · 🟡 medium · ⏱ 30 s

                <b>Is 1 &lt; 2?</b>

                ✅ Yes
                ❌ <u>No &amp; no</u>

                ❌ <b>Not quite.</b>

                💡 <i>Because 2 &gt; 1.</i>

                Score: 90 · 4 of 6 right""");
    }

    @Test
    void tellsTheResult() {
        var played = List.of(played(question(QuestionType.BOOLEAN), Outcome.WRONG));
        var result = result(played, List.of(QuizBadge.QUIZ_FIRST));
        assertThat(ResultScreen.text(english, result)).isEqualTo("""
                🏁 <b>That was the game!</b>

                🎯 Score: <b>90</b>
                ✅ Right: 4 of 10 (66%)
                🔥 Best run: 3
                ⭐️ +22 XP
                <i>8 XP more are not added: the quiz gives at most 300 a day.</i>
                🏆 Your place in the quiz: 2 of 7

                ⬆️ <b>New level!</b> 1 → 2

                🎬 <b>New badge: First game</b> — Play your first quiz to the end.

                📖 <b>What went wrong</b>
                <b>2.</b> Is 1 &lt; 2?
                ✔️ 👍 True
                <i>Because 2 &gt; 1.</i>""");
    }

    @Test
    void keepsAnyResultWithinOneMessage() {
        var long1 = new Question(
                "spin",
                "SPIN",
                "🎯",
                Difficulty.HARD,
                QuestionType.BOOLEAN,
                "?".repeat(1000),
                List.of(),
                List.of("true"),
                "<".repeat(500),
                30,
                null,
                false);
        var played = IntStream.range(0, 20)
                .mapToObj(i -> played(long1, Outcome.TIMEOUT))
                .toList();
        for (var texts : List.of(russian, english)) {
            assertThat(ResultScreen.text(texts, result(played, List.of(QuizBadge.values()))))
                    .hasSizeLessThan(MOST_CHARACTERS);
        }
    }

    @Test
    void countsTheLivesOfAMarathonInsteadOfItsQuestions() { // MB-611
        var tally = new GameTally(50, 90, 4, 1, 0, 0, 3);
        assertThat(QuestionScreen.head(english, GameMode.MARATHON, 6, tally, question(QuestionType.SINGLE)))
                .startsWith("<b>6 ❤️❤️</b> · 🎯 SPIN");
        assertThat(ResultScreen.text(english, result(GameMode.MARATHON, List.of(), List.of())))
                .startsWith("🏃 <b>The marathon is over!</b>")
                .contains("Right: 4 of 6 (66%)")
                .doesNotContain("in a row");
        assertThat(ResultScreen.text(russian, result(GameMode.DAILY, List.of(), List.of())))
                .startsWith("📅 <b>Викторина дня сыграна!</b>")
                .contains("🔥 4 дня подряд");
    }

    @ParameterizedTest
    @CsvSource({
        "quiz:choose:c:-:a:0, CLASSIC, false",
        "quiz:go:c:-:a:10, CLASSIC, true",
        "quiz:go:c:-:a:7, CLASSIC, false",
        "quiz:go:t:spin:a:5, CATEGORY, true",
        "quiz:go:t:spin:h:20, CATEGORY, true",
        "quiz:go:t:-:h:20, CATEGORY, false",
        "quiz:go:d:-:e:5, DIFFICULTY, true",
        "quiz:go:d:-:a:5, DIFFICULTY, false",
        "quiz:go:y:-:-:0, DAILY, true",
        "quiz:go:m:-:-:0, MARATHON, true",
        "quiz:go:v:-:-:0, DUEL, false",
    })
    void aChoiceIsReadAsItWasWritten(String data, GameMode mode, boolean complete) {
        var action = data.substring(0, data.indexOf(':', "quiz:".length()));
        var choice = Choice.parse(data.substring(action.length() + 1)).orElseThrow();
        assertThat(choice.mode()).isEqualTo(mode);
        assertThat(choice.spec().isPresent()).isEqualTo(complete);
        assertThat(choice.data(action)).isEqualTo(data);
    }

    @Test
    void theLongestChoiceFitsAButton() {
        var choice = Choice.of(GameMode.CATEGORY)
                .in("c".repeat(40))
                .at(Choice.Level.HARD)
                .of(20);
        assertThat(choice.data("quiz:renew").length()).isLessThanOrEqualTo(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c", "x:-:a:5", "c:-:a:x", "c:-:a:-5", "c:-:q:5", "c:-:a:5:5", "c:-:a:99999"})
    void aForeignChoiceIsNone(String argument) {
        assertThat(Choice.parse(argument)).isEmpty();
    }

    @Test
    void offersOnlyWhatThereIsEnoughOf() {
        var categories = List.of(
                new CategoryCount("spin", "SPIN", "🎯", Map.of(Difficulty.EASY, 3L, Difficulty.HARD, 6L)),
                new CategoryCount("few", "Few", "🫥", Map.of(Difficulty.EASY, 4L)));
        var spin = Choice.of(GameMode.CATEGORY).in("spin");
        var classic = Choice.of(GameMode.CLASSIC);
        assertThat(MenuScreens.levels(spin, categories)).containsExactly(Difficulty.HARD);
        assertThat(MenuScreens.sizes(spin.at(Choice.Level.HARD), categories)).containsExactly(5);
        assertThat(MenuScreens.sizes(classic, categories)).containsExactly(5, 10);
        assertThat(MenuScreens.sizes(classic.in("few"), categories)).isEmpty();
        for (var choice : List.of(Choice.of(GameMode.CATEGORY), spin, Choice.of(GameMode.DIFFICULTY), classic)) {
            assertThat(MenuScreens.next(russian, choice, categories)).isNotNull();
        }
    }

    @Test
    void aPressIsReadAsItWasWritten() {
        for (var press : List.of(new Press(GAME, 20, 7), new Press(GAME, 1, -1))) {
            var data = press.data("quiz:confirm");
            assertThat(data.length()).isLessThanOrEqualTo(64);
            assertThat(Press.parse(data.substring("quiz:confirm:".length()))).isEqualTo(press);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a:b", "1:2:3", "01890a5d-ac96-774b-bcce-b302099a8057:x", "::::"})
    void aForeignPressIsNone(String argument) {
        assertThat(Press.parse(argument)).isNull();
    }

    private static QuizResult result(List<PlayedQuestion> played, List<QuizBadge> newBadges) {
        return result(GameMode.CLASSIC, played, newBadges);
    }

    private static QuizResult result(GameMode mode, List<PlayedQuestion> played, List<QuizBadge> newBadges) {
        return new QuizResult(
                GAME,
                mode,
                tally(),
                new GameXp(22, 8),
                new XpChange(true, 1, 2, 122),
                newBadges,
                played,
                4,
                new Leaderboards.Place(2, 22, 7));
    }

    private static GameTally tally() {
        return new GameTally(10, 90, 4, 1, 1, 0, 3);
    }

    private static PlayedQuestion played(Question question, Outcome outcome) {
        return new PlayedQuestion(
                2, QUESTION, question, List.of("b"), outcome, 5000, outcome == Outcome.CORRECT ? 25 : 0);
    }

    private static Card card(Question question, int run) {
        return new Card(
                GAME,
                GameMode.CLASSIC,
                2,
                new GameTally(10, 0, 0, 0, 0, run, run),
                QUESTION,
                question,
                List.of(),
                Instant.EPOCH);
    }

    private static Question question(QuestionType type) {
        var options = type == QuestionType.SINGLE || type == QuestionType.MULTIPLE
                ? List.of(new Question.Option("a", "Yes"), new Question.Option("b", "No & no"))
                : List.<Question.Option>of();
        return new Question(
                "spin",
                "SPIN & co",
                "🎯",
                Difficulty.MEDIUM,
                type,
                "Is 1 < 2?",
                options,
                List.of(type == QuestionType.BOOLEAN ? "true" : "a"),
                "Because 2 > 1.",
                30,
                null,
                false);
    }
}
