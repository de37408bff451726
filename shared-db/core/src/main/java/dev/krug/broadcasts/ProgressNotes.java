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
import java.util.ArrayList;
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
        return edit(report, "progress", buttons(report.broadcast()));
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
        return edit(report, "end", List.of()).then(told);
    }

    private Mono<Void> edit(Report report, String what, List<List<Map<String, Object>>> buttons) {
        var message = report.broadcast().progress();
        if (message == null) {
            return Mono.empty();
        }
        var key = "broadcast-" + what + ":" + report.broadcast().id().value() + ":" + clock.millis();
        return bots.byName(message.bot())
                .flatMap(bot -> outbox.add(bot.id(), null, List.of(call(report, message, what, buttons, key))));
    }

    private OutgoingCall call(
            Report report, ProgressMessage message, String what, List<List<Map<String, Object>>> buttons, String key) {
        var language = Language.of(message.language());
        var payload = new LinkedHashMap<String, Object>();
        payload.put("chat_id", message.chatId());
        payload.put("message_id", message.messageId());
        payload.put("text", text(report, language, what));
        payload.put("parse_mode", "HTML");
        payload.put("reply_markup", Map.of("inline_keyboard", labelled(buttons, language)));
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
        facts.put("success", counts.total() == 0 ? 0.0 : Math.round(1_000.0 * counts.sent() / counts.total()) / 10.0);
        facts.put("left", report.secondsLeft());
        facts.put("seconds", report.lasted().toSeconds());
        facts.put("rate", Math.round(report.rate() * 10) / 10.0);
        return facts;
    }

    private static String bar(int percent) {
        int filled = percent * BAR_CELLS / 100;
        return "▰".repeat(filled) + "▱".repeat(BAR_CELLS - filled);
    }

    private static List<List<Map<String, Object>>> buttons(Broadcast broadcast) {
        var id = broadcast.id().value();
        var row = new ArrayList<Map<String, Object>>();
        if (broadcast.state() == State.RUNNING) {
            row.add(Map.of("text", "broadcasts.button.pause", "callback_data", "admin:do:bc_pause:" + id));
        }
        if (broadcast.state() == State.PAUSED) {
            row.add(Map.of("text", "broadcasts.button.resume", "callback_data", "admin:do:bc_resume:" + id));
        }
        if (broadcast.state() == State.RUNNING || broadcast.state() == State.PAUSED) {
            row.add(Map.of("text", "broadcasts.button.cancel", "callback_data", "admin:do:bc_cancel:" + id));
        }
        return row.isEmpty() ? List.of() : List.of(row);
    }

    private List<List<Map<String, Object>>> labelled(List<List<Map<String, Object>>> rows, Language language) {
        return rows.stream()
                .map(row -> row.stream()
                        .map(button -> Map.of(
                                "text", messages.text(language, String.valueOf(button.get("text"))),
                                "callback_data", button.get("callback_data")))
                        .toList())
                .toList();
    }
}
