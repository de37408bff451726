package dev.krug.sandbox.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.krug.sandbox.request.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Somebody who has read the packs and answers everything right. */
final class QuizPlayer {

    private static final List<String> PACKS =
            List.of("psychology-and-thinking", "sales-and-negotiation", "science-and-technology", "world-and-work");

    private final Pane pane;
    private final List<JsonNode> questions = new ArrayList<>();

    QuizPlayer(Pane pane) {
        this.pane = pane;
        PACKS.forEach(pack -> read(pack).path("questions").forEach(questions::add));
    }

    private static JsonNode read(String pack) {
        try (var file = QuizPlayer.class.getResourceAsStream("/quiz/packs/" + pack + ".json")) {
            return Json.MAPPER.readTree(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Answers the question on the table; the verdict then stands in its place, or below a written answer. */
    void answers(int number, int size) {
        assertThat(pane.last()).containsText(number + "/" + size + " ·");
        var question = onTheTable();
        switch (question.path("type").asString()) {
            case "single" ->
                pane.button(correct(question).findFirst().orElseThrow()).click();
            case "boolean" ->
                pane.button(question.path("correct").asBoolean() ? "👍 Верно" : "👎 Неверно")
                        .click();
            case "multiple" -> tick(question);
            default -> pane.say(question.path("correct").path("ru").get(0).asString());
        }
        assertThat(pane.log()).containsText("Верно! +");
    }

    private void tick(JsonNode question) {
        correct(question).forEach(option -> {
            pane.button(option).click();
            assertThat(pane.button("☑️ " + option)).isVisible();
        });
        pane.button("✔️ Ответить").click();
    }

    private JsonNode onTheTable() {
        var text = pane.last().innerText();
        return questions.stream()
                .filter(question -> text.contains(ru(question)))
                .max(Comparator.comparingInt(question -> ru(question).length()))
                .orElseThrow(() -> new AssertionError("not in a pack: " + text));
    }

    private static Stream<String> correct(JsonNode question) {
        return question.path("options")
                .valueStream()
                .filter(option -> question.path("correct")
                        .valueStream()
                        .anyMatch(id -> id.asString().equals(option.path("id").asString())))
                .map(QuizPlayer::ru);
    }

    private static String ru(JsonNode texts) {
        return texts.path("text").path("ru").asString();
    }
}
