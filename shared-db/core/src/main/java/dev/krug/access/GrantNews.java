package dev.krug.access;

import dev.krug.notifications.Notifications;
import dev.krug.users.UserId;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells people in their feed what they were given. */
@Component
class GrantNews { // MB section 9

    private static final String PREFIX = "access:";

    private final Notifications notifications;

    GrantNews(Notifications notifications) {
        this.notifications = notifications;
    }

    Mono<Void> days(UserId user, int count, String key) {
        return notifications.add(user, "access_days", PREFIX + key, Map.of("count", count));
    }

    Mono<Void> trainings(UserId user, int count, String key) {
        return notifications.add(user, "access_trainings", PREFIX + key, Map.of("count", count));
    }
}
