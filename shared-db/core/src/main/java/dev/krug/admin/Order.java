package dev.krug.admin;

import dev.krug.users.UserId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who does something to whom and why.
 *
 * @param reason null where none is needed and none was given
 * @param key the same for a repetition, which changes nothing
 */
public record Order(UserId actor, UserId target, @Nullable Reason reason, UUID key) {

    String name() {
        return "admin:" + key;
    }
}
