package dev.krug.sandbox.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who plays a training, and what they expect to read. */
final class Trainee {

    /** The words of one language: questions with the type that they are, and the bot's fixed texts. */
    record Script(
            String start,
            List<String> caseLines,
            String tooShort,
            String tooShortHint,
            String statement,
            String statementHint,
            String duplicateHint,
            String clarity,
            List<String> types,
            List<String> questions) {

        int size() {
            return questions.size();
        }
    }

    static final Script RU = new Script(
            "🚀 Начать тренировку",
            List.of("Ваш собеседник:", "Компания:", "Вы предлагаете:", "Задайте первый вопрос"),
            "Как?",
            "Слишком коротко",
            "Мы продаём лучшие товары на рынке.",
            "Это не похоже на вопрос",
            "Вы уже спрашивали об этом в вопросе 1",
            "ясность",
            List.of(
                    "Ситуационный",
                    "Проблемный",
                    "Извлекающий",
                    "Извлекающий",
                    "Извлекающий",
                    "Извлекающий",
                    "Направляющий",
                    "Направляющий",
                    "Извлекающий",
                    "Извлекающий"),
            List.of(
                    "Кто у вас согласует закупку?",
                    "Вы сказали о закупках. С какими трудностями вы сталкиваетесь?",
                    "Вы упомянули трудности. К чему они приводят?",
                    "Как вы сказали, это неприятно. Во что вам обходится такая ситуация за месяц?",
                    "Вы говорили о потерях. Как это отражается на ваших заказчиках?",
                    "Вы отметили сбои. Что будет, если ситуация затянется до следующего квартала?",
                    "Вы упомянули квартал. Насколько важно для вас решить этот вопрос в ближайшее время?",
                    "Вы говорили о важности. Если бы поставки шли точно в срок, что бы это вам дало?",
                    "Как вы сказали, срок важен. Чем вы рискуете, если поставка снова сорвётся?",
                    "Вы отметили риски. Какие ещё отделы страдают из-за этого?"));

    static final Script EN = new Script(
            "🚀 Start training",
            List.of("You are talking to:", "Company:", "You offer:", "Ask your first question"),
            "Why?",
            "Too short",
            "We sell the best goods on the market.",
            "That does not look like a question",
            "You asked that in question 1 already",
            "clarity",
            List.of("Situational", "Problem", "Implication", "Implication", "Need-payoff", "Need-payoff"),
            List.of(
                    "Who approves purchases on your side?",
                    "You said it takes approval. What difficulties do you face when buying?",
                    "You mentioned difficulties. What do they lead to?",
                    "As you said, it hurts. What does this situation cost you in a month?",
                    "You mentioned costs. How would on-time delivery help you?",
                    "How important is it for you to solve this soon?"));

    private final Pane pane;
    private final Script script;
    private @Nullable Reading reading;

    Trainee(Pane pane, Script script) {
        this.pane = pane;
        this.script = script;
    }

    void begins() {
        pane.press(script.start).hears(script.caseLines.toArray(String[]::new));
    }

    void stumbles() {
        pane.say(script.tooShort).hears(script.tooShortHint);
        pane.say(script.statement).hears(script.statementHint);
    }

    void repeats() {
        pane.say(script.questions.getFirst()).hears(script.duplicateHint);
    }

    void asks(int question) {
        reading = pane.say(script.questions.get(question - 1));
    }

    void isAnswered(int question) {
        if (reading == null) {
            throw new IllegalStateException("nothing was asked");
        }
        reading.hears(script.types.get(question - 1), "👤 ", question + "/10 · " + script.clarity);
        assertThat(pane.last()).containsText("👤 ");
    }
}
