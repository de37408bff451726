package dev.krug.challenges;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the challenges.
 *
 * @param packs where the packs lie that are imported at start, as a Spring resource pattern
 */
@Validated
@ConfigurationProperties("krug.challenges")
record ChallengeSettings(
        @DefaultValue("classpath*:challenges/packs/*.json") @NotBlank
        String packs) {}
