package dev.krug.identity;

import dev.krug.users.User;
import org.jspecify.annotations.Nullable;

/** What became of an attempt to sign in. */
public sealed interface SignIn {

    /** @param launch absent for guests */
    record Granted(
            TokenPair tokens,
            User user,
            boolean isNew,
            @Nullable LaunchContext launch) implements SignIn {}

    record Refused(LaunchRefusal reason) implements SignIn {}

    /** What Telegram told of the place that the Mini App was opened from. */
    record LaunchContext(
            String bot,
            @Nullable String startParam,
            @Nullable String chatType,
            @Nullable String chatInstance) {}
}
