package dev.krug.xp.web;

import dev.krug.users.User;
import dev.krug.users.UserFacts.Facts;

/** The days in a row that the game profile shows; a bean of the domain that counts them. */
public interface GameStreak {

    /** As of the user's today, and the freezes at hand. */
    record Days(int current, int longest, int freezes) {}

    Days of(User user, Facts facts);
}
