package dev.krug.bench;

import dev.krug.runtime.BotDeclaration;
import dev.krug.runtime.BotModule;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.sessions.BotSession;
import dev.krug.sessions.BotSessions;
import dev.krug.sessions.SessionDefaults;
import dev.krug.xp.Experience;
import dev.krug.xp.XpGrant;
import java.time.Duration;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import reactor.core.publisher.Mono;

/** A bot with the work of an ordinary one: a session read and written, experience added, one reply. */
class BenchBot implements BotModule {

    static final String NAME = "bench_bot";

    private final BotSessions sessions;
    private final Experience experience;

    BenchBot(BotSessions sessions, Experience experience) {
        this.sessions = sessions;
        this.experience = experience;
    }

    @Bean
    static SessionDefaults benchSession() {
        return new SessionDefaults(NAME, Map.of("n", 0), Map.of());
    }

    @Override
    public BotDeclaration declare() {
        return BotDeclaration.named(NAME, "bench").personal().text(this::count);
    }

    /** The text is the delay in milliseconds and the number of the message in its chat. */
    private Mono<Reply> count(Turn turn) {
        var words = turn.text().split(" ", 2);
        int delayMillis = Integer.parseInt(words[0]);
        var session = sessions.getOrCreate(turn.user().id(), NAME);
        return (delayMillis == 0 ? session : session.delayElement(Duration.ofMillis(delayMillis)))
                .flatMap(before -> work(turn, before, words[1]));
    }

    private Mono<Reply> work(Turn turn, BotSession before, String number) {
        int n = (int) before.session().get("n") + 1;
        return experience
                .add(new XpGrant(turn.user().id(), NAME, 1, "bench", "bench:" + turn.id()))
                .delayUntil(change -> sessions.save(turn.user().id(), NAME, Map.of("n", n), null, null))
                .map(change -> Reply.html(number + " " + n + " " + change.totalXp()));
    }
}
