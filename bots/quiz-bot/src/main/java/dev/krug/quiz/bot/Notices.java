package dev.krug.quiz.bot;

import dev.krug.quiz.Quizzes;
import dev.krug.runtime.Announcements;
import dev.krug.runtime.Reply;
import dev.krug.sessions.BotSessions;
import dev.krug.users.User;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells people of the quiz what happened without them. Runs in the caller's transaction. */
@Component
class Notices {

    private final Announcements announcements;
    private final BotSessions sessions;

    Notices(Announcements announcements, BotSessions sessions) {
        this.announcements = announcements;
        this.sessions = sessions;
    }

    /** Only to those who have started this bot, because it may write to nobody else; once for each key. */
    Mono<Void> send(User user, Reply reply, String key) {
        var telegram = user.telegram();
        return telegram == null
                ? Mono.empty()
                : sessions.find(user.id(), Quizzes.BOT)
                        .filter(session -> session.startedAt() != null && session.blockedAt() == null)
                        .flatMap(session -> announcements.send(Quizzes.BOT, telegram.id(), reply, key));
    }
}
