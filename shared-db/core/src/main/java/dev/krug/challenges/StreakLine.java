package dev.krug.challenges;

import dev.krug.users.UserId;

/** One line of the board of streaks; ties share a position. */
public record StreakLine(long position, UserId userId, String name, int days) {}
