package dev.krug.promo;

import dev.krug.users.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One use of a code.
 *
 * @param user null when they were erased
 * @param state reserved for a purchase, used, or released again
 */
public record PromoUse(@Nullable UserId user, Instant usedAt, String botName, String state) {}
