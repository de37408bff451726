package dev.krug.sessions.web;

import dev.krug.identity.Caller;
import dev.krug.kernel.Shown;
import dev.krug.sessions.BotSession;
import dev.krug.sessions.BotSessions;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Bots")
class BotSessionEndpoints {

    private final BotSessions sessions;
    private final Envelopes envelopes;

    BotSessionEndpoints(BotSessions sessions, Envelopes envelopes) {
        this.sessions = sessions;
        this.envelopes = envelopes;
    }

    record SessionView(Map<String, @Nullable Object> session, Map<String, @Nullable Object> stats, int version) {

        static SessionView of(BotSession session) {
            return new SessionView(Shown.of(session.session()), Shown.of(session.stats()), session.version());
        }
    }

    @GetMapping("/api/v1/me/bots/{bot}/session")
    @Operation(summary = "What one bot keeps of the caller, without what it hides")
    Mono<Envelope<SessionView>> session(Caller caller, @PathVariable String bot) {
        return sessions.find(caller.user(), bot).map(SessionView::of).as(envelopes::one);
    }
}
