package dev.krug.challenges;

import dev.krug.packs.Bilingual;

/** A challenge that days may offer. */
public record ChallengeTemplate(
        String code,
        Bilingual title,
        Bilingual description,
        Metric metric,
        int target,
        Difficulty difficulty,
        int xp,
        int weight) {}
