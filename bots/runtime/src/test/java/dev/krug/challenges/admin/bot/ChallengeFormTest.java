package dev.krug.challenges.admin.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.i18n.Language;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChallengeFormTest { // multi-bot section 6

    @Test
    void readsAFieldFromEachLine() {
        var form = ChallengeForm.parse("""
                code: evening-quiz
                Название: Вечер | Evening: the quiz
                description: Only English

                metric: Count quiz.game_finished 10
                цель: 3
                xp: many
                weight: 5
                """, Language.EN);
        assertThat(form.strangers()).isEmpty();
        assertThat(form.fields())
                .containsEntry("code", "evening-quiz")
                .containsEntry("title", Map.of("ru", "Вечер", "en", "Evening: the quiz"))
                .containsEntry("description", Map.of("en", "Only English"))
                .containsEntry("metric", Map.of("fn", "count", "kind", "quiz.game_finished", "minValue", 10))
                .containsEntry("target", 3)
                .containsEntry("xp", "many")
                .containsEntry("weight", 5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"colour: red | colour: red", "title | title", "': x' | ': x'", "title:x | ''"})
    void namesLinesThatAreNoFields(String text, String stranger) {
        assertThat(String.join(";", ChallengeForm.parse(text, Language.RU).strangers())
                        .strip())
                .isEqualTo(stranger);
    }
}
