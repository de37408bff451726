package dev.krug.identity;

import dev.krug.users.User;
import java.util.Map;
import reactor.core.publisher.Mono;

/** Adds the key of a part to what users see of themselves. */
public interface MeContributor {

    /** The key, for example {@code game}; no two contributors share one. */
    String key();

    /** Empty adds nothing. */
    Mono<Map<String, Object>> fields(User user);
}
