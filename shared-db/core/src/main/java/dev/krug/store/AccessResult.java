package dev.krug.store;

import dev.krug.access.Right;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody may start something, under the names of the store's document.
 *
 * @param accessType null without access
 */
public record AccessResult(boolean hasAccess, @Nullable String accessType, Map<String, Object> details) { // MB-302

    static final AccessResult NONE = of(new Right.None()); // MB-105

    static AccessResult of(Right right) {
        var type = right.accessType();
        return new AccessResult(right.isGiven(), type == null ? null : type.code(), right.details());
    }
}
