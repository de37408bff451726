package dev.krug.challenges.bot;

import dev.krug.sessions.BotSessions;
import dev.krug.users.User;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether a bot may write to somebody. */
@Component
class Reach {

    private final BotSessions sessions;

    Reach(BotSessions sessions) {
        this.sessions = sessions;
    }

    /** The private chat, if the user started the bot and has not blocked it. */
    Mono<Long> chat(User user, String bot) {
        var telegram = user.telegram();
        return telegram == null
                ? Mono.empty()
                : sessions.find(user.id(), bot)
                        .filter(session -> session.startedAt() != null && session.blockedAt() == null)
                        .map(session -> telegram.id());
    }
}
