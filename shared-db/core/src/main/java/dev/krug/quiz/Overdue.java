package dev.krug.quiz;

import dev.krug.users.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A question whose time has run out unanswered, and the message that shows it; none while it is played elsewhere. */
public record Overdue(
        UserId user, GameId game, int position, @Nullable Long messageId, Instant deadline) {

    /** An answer that arrived later is too late. */
    public Instant lastAnswer() {
        return deadline.plus(Timing.GRACE);
    }
}
