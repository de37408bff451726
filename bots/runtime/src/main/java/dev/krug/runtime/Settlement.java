package dev.krug.runtime;

import dev.krug.kernel.ConditionalOnRole;
import dev.krug.kernel.Json;
import dev.krug.runtime.Outcome.Failed;
import dev.krug.runtime.Outcome.Flood;
import dev.krug.runtime.Outcome.Migrated;
import dev.krug.runtime.Outcome.Overdue;
import dev.krug.runtime.Outcome.SendPlain;
import dev.krug.runtime.Outcome.Sent;
import dev.krug.runtime.Outcome.Skipped;
import dev.krug.runtime.Outcome.TryAgain;
import dev.krug.runtime.Outcome.Unauthorized;
import dev.krug.runtime.Outcome.Unknown;
import dev.krug.runtime.Outcome.Unreachable;
import dev.krug.runtime.TelegramApi.Answer;
import dev.krug.sessions.BotSessions;
import dev.krug.telegram.Alert;
import dev.krug.telegram.Alert.Kind;
import dev.krug.telegram.Alerts;
import dev.krug.telegram.Attachments;
import dev.krug.telegram.BotId;
import dev.krug.telegram.Bots;
import dev.krug.telegram.Chats;
import dev.krug.telegram.ClaimedCall;
import dev.krug.telegram.Migrations;
import dev.krug.telegram.Outbox;
import dev.krug.users.Users;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Stores what came of a call, and draws the consequences for its chat and its bot. */
@Component
@ConditionalOnRole("bots")
class Settlement {

    private static final Logger log = LoggerFactory.getLogger(Settlement.class);

    private final Outbox outbox;
    private final SentCalls sent;
    private final Attachments attachments;
    private final Bots registry;
    private final Chats chats;
    private final Migrations migrations;
    private final Users users;
    private final BotSessions sessions;
    private final SendLimits limits;
    private final Alerts alerts;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<BotId, Instant> silentUntil = new ConcurrentHashMap<>();

    Settlement(
            Outbox outbox,
            SentCalls sent,
            Attachments attachments,
            Bots registry,
            Chats chats,
            Migrations migrations,
            Users users,
            BotSessions sessions,
            SendLimits limits,
            Alerts alerts,
            Clock clock,
            MeterRegistry meters) {
        this.outbox = outbox;
        this.sent = sent;
        this.attachments = attachments;
        this.registry = registry;
        this.chats = chats;
        this.migrations = migrations;
        this.users = users;
        this.sessions = sessions;
        this.limits = limits;
        this.alerts = alerts;
        this.clock = clock;
        this.meters = meters;
    }

    /** Whether Telegram asked this process for silence, or refused the bot. */
    boolean isSilent(BotId bot) {
        var until = silentUntil.get(bot);
        return until != null && clock.instant().isBefore(until);
    }

    Mono<Void> of(RunningBot bot, ClaimedCall call, Answer answer) {
        var left = Duration.between(clock.instant(), call.triedUntil());
        var outcome = Outcome.of(answer, call.delivery(), call.attempt(), left);
        var word = outcome.getClass().getSimpleName();
        meters.counter("krug_sends", "bot", bot.bot().name(), "outcome", word).increment();
        return settle(bot, call, outcome);
    }

    Mono<Void> putBackUntried(ClaimedCall call, Duration pause) {
        return outbox.putBack(call, clock.instant().plus(pause), false);
    }

    boolean isExpired(ClaimedCall call) {
        return call.isExpired(clock.instant());
    }

    /** The call is of no use any more. */
    Mono<Void> expire(ClaimedCall call) { // CORE-385
        return outbox.end(call, Outbox.Ending.SKIPPED, "expired");
    }

    /** The chat has moved: the call goes there. */
    Mono<Void> follow(ClaimedCall call) {
        return outbox.redirect(call, Objects.requireNonNull(call.standing().movedTo(), "a chat moves somewhere"));
    }

    private Mono<Void> settle(RunningBot bot, ClaimedCall call, Outcome outcome) {
        return switch (outcome) {
            case Sent(var result) -> sent.add(new Outbox.Made(call, result)).then(attachments.drop(call.payload()));
            case Skipped(var reason) -> outbox.end(call, Outbox.Ending.SKIPPED, reason);
            case Failed(var reason) -> failed(bot, call, reason);
            case Overdue(var reason) -> call.expiresAt() == null ? failed(bot, call, reason) : expire(call);
            case Unknown(var reason) ->
                outbox.end(call, Outbox.Ending.UNKNOWN, reason).then(alert(bot, call, Kind.UNKNOWN_CALL, reason));
            case TryAgain(var delay) -> outbox.putBack(call, clock.instant().plus(delay), true);
            case Flood(var pause) -> flood(bot, call, pause);
            case SendPlain() -> plain(bot, call);
            case Unreachable(var state) -> unreachable(bot, call, state);
            case Migrated(var newChatId) -> migrated(call, newChatId);
            case Unauthorized() -> unauthorized(bot, call);
        };
    }

    private Mono<Void> failed(RunningBot bot, ClaimedCall call, String reason) {
        return outbox.end(call, Outbox.Ending.FAILED, reason).then(alert(bot, call, Kind.FAILED_CALL, reason));
    }

    private Mono<Void> alert(RunningBot bot, ClaimedCall call, Kind kind, String reason) {
        return alerts.tell(bot.bot(), new Alert(kind, Map.of("method", call.method(), "reason", reason)));
    }

    private Mono<Void> flood(RunningBot bot, ClaimedCall call, Duration pause) { // CORE-382
        var until = clock.instant().plus(pause);
        log.warn("{}: Telegram asks for {} s of silence", bot, pause.toSeconds());
        silentUntil.merge(call.botId(), until, (a, b) -> a.isAfter(b) ? a : b);
        return limits.silence(call.botId(), pause)
                .then(registry.pauseUntil(call.botId(), until))
                .then(outbox.putBack(call, until, false));
    }

    private Mono<Void> unreachable(RunningBot bot, ClaimedCall call, Chats.State state) {
        var chat = call.chatId();
        var end = outbox.end(call, Outbox.Ending.SKIPPED, state.code());
        return chat == null
                ? end
                : end.then(chats.mark(call.botId(), chat, state))
                        .then(outbox.skipChat(call.botId(), chat, state.code()))
                        .then(state == Chats.State.BLOCKED ? blockedBy(chat, bot) : Mono.empty());
    }

    /** In a private chat, whose id is the person's. */
    private Mono<Void> blockedBy(long chat, RunningBot bot) { // MB-112
        return users.findByTelegramId(chat)
                .flatMap(user -> sessions.blocked(user.id(), bot.bot().name(), true));
    }

    private Mono<Void> migrated(ClaimedCall call, long newChatId) { // CORE-384
        var chat = call.chatId();
        return chat == null
                ? outbox.end(call, Outbox.Ending.FAILED, "the chat has moved")
                : migrations.migrate(call.botId(), chat, newChatId).then(outbox.redirect(call, newChatId));
    }

    private Mono<Void> plain(RunningBot bot, ClaimedCall call) {
        var payload = new HashMap<>(Json.readObject(call.payload()));
        var again = payload.remove("parse_mode") == null
                ? outbox.end(call, Outbox.Ending.FAILED, "can't parse entities")
                : outbox.rewrite(call, Json.write(payload));
        return again.then(alert(bot, call, Kind.UNREADABLE_MARKUP, "can't parse entities"));
    }

    private Mono<Void> unauthorized(RunningBot bot, ClaimedCall call) { // CORE-370
        silentUntil.put(call.botId(), Instant.MAX);
        return registry.refuse(call.botId(), "401 Unauthorized")
                .filter(isNew -> isNew)
                .flatMap(isNew -> alerts.tell(bot.bot(), Alert.of(Kind.UNAUTHORIZED)))
                .then(putBackUntried(call, Duration.ZERO));
    }
}
