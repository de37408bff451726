package dev.krug.telegram.web;

import dev.krug.identity.Caller;
import dev.krug.sessions.BotSession;
import dev.krug.sessions.BotSessions;
import dev.krug.telegram.Bot;
import dev.krug.telegram.Bots;
import dev.krug.web.Access;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.Languages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Bots")
class BotEndpoints {

    private final Bots bots;
    private final BotSessions sessions;
    private final Envelopes envelopes;

    BotEndpoints(Bots bots, BotSessions sessions, Envelopes envelopes) {
        this.bots = bots;
        this.sessions = sessions;
        this.envelopes = envelopes;
    }

    record BotView(
            String name,
            String title,
            @Nullable String telegramUsername,
            @Nullable String startUrl,
            boolean started,
            boolean paused) {}

    @GetMapping("/api/v1/bots")
    @Access(Access.Level.GUEST)
    @Operation(summary = "The bots of the platform, and which of them the caller has started")
    Mono<Envelope<List<BotView>>> list(Caller caller, ServerHttpRequest request) {
        var language = Languages.of(request);
        return Mono.zip(bots.all().collectList(), startedBy(caller))
                .map(read -> read.getT1().stream()
                        .filter(bot -> bot.state() == Bot.State.ACTIVE)
                        .map(bot -> new BotView(
                                bot.name(),
                                bot.title(language),
                                bot.username(),
                                bot.username() == null ? null : "https://t.me/" + bot.username() + "?start=app",
                                read.getT2().contains(bot.name()),
                                bot.paused()))
                        .toList())
                .as(envelopes::one);
    }

    private Mono<Set<String>> startedBy(Caller caller) {
        return sessions.of(caller.user())
                .filter(session -> session.startedAt() != null)
                .map(BotSession::botName)
                .collect(Collectors.toSet());
    }
}
