package dev.krug.broadcasts;

import dev.krug.broadcasts.Broadcast.ProgressMessage;
import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.kernel.Json;
import dev.krug.notifications.Notifications;
import dev.krug.telegram.Bots;
import dev.krug.telegram.Outbox;
import dev.krug.telegram.OutgoingCall;
import dev.krug.telegram.OutgoingCall.Delivery;
import dev.krug.telegram.OutgoingCall.Lane;
import dev.krug.users.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells the administrator how far a broadcast is, in the message that it was started from, and how it went. */
@Component
class ProgressNotes { // MB-837

    static final Duration EVERY = Duration.ofSeconds(10);

    private static final int BAR_CELLS = 12;
    private static final int MOST_REASONS = 5;

    private final Bots bots;
    private final Outbox outbox;
    private final Notifications notifications;
    private final Messages messages;
    private final Clock clock;

    ProgressNotes(Bots bots, Outbox outbox, Notifications notifications, Messages messages, Clock clock) {
        this.bots = bots;
        this.outbox = outbox;
        this.notifications = notifications;
        this.messages = messages;
        this.clock = clock;
    }

    Mono<Void> progress(Report report) {
        return edit(report, "progress");
    }

    Mono<Void> end(Report report) {
        var author = report.broadcast().createdBy();
        var told = author == null
                ? Mono.<Void>empty()
                : notifications.add(
                        new UserId(author),
                        "broadcast_done",
                        "broadcast_done:" + report.broadcast().id().value(),
                        facts(report));
        return edit(report, "end").then(told);
    }

    private Mono<Void> edit(Report report, String what) {
        var message = report.broadcast().progress();
        if (message == null) {
            return Mono.empty();
        }
        var key = "broadcast-" + what + ":" + report.broadcast().id().value() + ":" + clock.millis();
        return bots.byName(message.bot())
                .flatMap(bot -> outbox.add(bot.id(), null, List.of(call(report, message, what, key))));
    }

    private OutgoingCall call(Report report, ProgressMessage message, String what, String key) {
        var language = Language.of(message.language());
        var payload = new LinkedHashMap<String, Object>();
        payload.put("chat_id", message.chatId());
        payload.put("message_id", message.messageId());
        payload.put("text", text(report, language, what));
        payload.put("parse_mode", "HTML");
        payload.put("reply_markup", Map.of("inline_keyboard", buttons(report.broadcast(), language)));
        return new OutgoingCall(
                message.chatId(),
                Lane.TRANSACTIONAL,
                "editMessageText",
                Json.write(payload),
                Delivery.AT_LEAST_ONCE,
                key);
    }

    private String text(Report report, Language language, String what) {
        var text = messages.html(language, "broadcasts." + what, facts(report));
        var losses = report.losses().stream()
                .limit(MOST_REASONS)
                .map(loss -> messages.html(
                        language,
                        "broadcasts.loss",
                        Map.of("state", loss.state(), "reason", loss.reason(), "count", loss.count())))
                .collect(Collectors.joining("\n"));
        return losses.isEmpty() || what.equals("progress") ? text : text + "\n\n" + losses;
    }

    private static Map<String, Object> facts(Report report) {
        var broadcast = report.broadcast();
        var counts = broadcast.counts();
        var facts = new LinkedHashMap<String, Object>();
        var title = broadcast.draft().title();
        facts.put("title", title == null ? broadcast.id().value().toString().substring(24) : title);
        facts.put("state", broadcast.state().code());
        facts.put("bar", bar(counts.percent()));
        facts.put("percent", counts.percent());
        facts.put("done", counts.done());
        facts.put("total", counts.total());
        facts.put("sent", counts.sent());
        facts.put("failed", counts.failed() + counts.unknown());
        facts.put("blocked", counts.blocked());
        facts.put("skipped", counts.skipped());
        facts.put("success", counts.successPercent());
        facts.put("left", report.secondsLeft());
        facts.put("seconds", report.lasted().toSeconds());
        facts.put("rate", report.shownRate());
        return facts;
    }

    private static String bar(int percent) {
        int filled = percent * BAR_CELLS / 100;
        return "▰".repeat(filled) + "▱".repeat(BAR_CELLS - filled);
    }

    /** None under a broadcast that has ended. */
    private List<List<Map<String, Object>>> buttons(Broadcast broadcast, Language language) {
        var actions =
                switch (broadcast.state()) {
                    case RUNNING -> List.of("pause", "cancel");
                    case PAUSED -> List.of("resume", "cancel");
                    default -> List.<String>of();
                };
        var row = actions.stream()
                .map(action -> Map.<String, Object>of(
                        "text",
                        messages.text(language, "broadcasts.button." + action),
                        "callback_data",
                        "admin:do:bc_" + action + ":" + broadcast.id().value()))
                .toList();
        return row.isEmpty() ? List.of() : List.of(row);
    }
}
