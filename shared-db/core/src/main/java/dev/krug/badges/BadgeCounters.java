package dev.krug.badges;

import dev.krug.users.UserId;
import java.util.Map;
import reactor.core.publisher.Mono;

/** What the conditions of a bot's badges count, where it does not stand in the statistics of the bot's sessions. */
public interface BadgeCounters {

    /** The bot whose badges these are. */
    String botName();

    /** By the names that stand in the conditions; empty for somebody who has done nothing. */
    Mono<Map<String, Long>> of(UserId user);
}
