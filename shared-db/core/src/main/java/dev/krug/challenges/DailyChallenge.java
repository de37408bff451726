package dev.krug.challenges;

import java.time.LocalDate;

/**
 * What a day offers in a slot, the same for everybody.
 *
 * @param content as it was when the day was chosen
 */
public record DailyChallenge(ChallengeId id, LocalDate date, Slot slot, ChallengeTemplate content) {}
