package dev.krug.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who acts, put into the Reactor context under this class by the interface layer. */
public record Actor(
        Channel channel,
        @Nullable UUID userId,
        @Nullable String role,
        @Nullable String botName,
        @Nullable String requestId) {

    /** The platform itself. */
    public static final Actor SYSTEM = new Actor(Channel.JOB, null, null, null, null);

    public enum Channel {
        REST,
        BOT,
        JOB,
        CLI
    }
}
