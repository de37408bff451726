package dev.krug.quiz;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the quiz.
 *
 * @param packs where the packs lie that are imported at start, as a Spring resource pattern
 */
@Validated
@ConfigurationProperties("krug.quiz")
record QuizSettings(
        @DefaultValue("classpath*:quiz/packs/*.json") @NotBlank
        String packs) {}
