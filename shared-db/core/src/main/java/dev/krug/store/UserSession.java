package dev.krug.store;

import dev.krug.users.User;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A user with what one bot keeps of them. */
public record UserSession(Map<String, @Nullable Object> user, Map<String, Object> session, Map<String, Object> stats) {

    static Map<String, @Nullable Object> map(User user) { // MB-106
        var map = new LinkedHashMap<String, @Nullable Object>();
        var telegram = user.telegram();
        map.put("id", user.id().value());
        map.put("telegramId", telegram == null ? null : telegram.id());
        map.put("username", telegram == null ? null : telegram.username());
        map.put("firstName", telegram == null ? null : telegram.firstName());
        map.put("lastName", telegram == null ? null : telegram.lastName());
        map.put("totalXp", user.progress().totalXp());
        map.put("level", user.progress().level());
        map.put("totalTrainings", user.progress().totalTrainings());
        map.put("registrationDate", user.createdAt());
        map.put("lastActivity", user.lastSeenAt());
        return map;
    }
}
