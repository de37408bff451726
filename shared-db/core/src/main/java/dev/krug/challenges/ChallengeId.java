package dev.krug.challenges;

import java.util.UUID;

/** Names a challenge of one day. */
public record ChallengeId(UUID value) {}
