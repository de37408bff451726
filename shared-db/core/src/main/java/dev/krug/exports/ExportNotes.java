package dev.krug.exports;

import dev.krug.i18n.Messages;
import dev.krug.kernel.Json;
import dev.krug.notifications.Category;
import dev.krug.notifications.Notice;
import dev.krug.notifications.Notifications;
import dev.krug.sessions.BotSessions;
import dev.krug.telegram.Attachment;
import dev.krug.telegram.Bot;
import dev.krug.telegram.Bots;
import dev.krug.telegram.Outbox;
import dev.krug.telegram.OutgoingCall;
import dev.krug.telegram.OutgoingCall.Delivery;
import dev.krug.telegram.OutgoingCall.Lane;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells the administrator that a file is ready, or cannot be made; sends it where it was asked for in a chat. */
@Component
class ExportNotes { // multi-bot 9

    /** Telegram takes 50 MB, but who sends a document holds it whole. */
    static final int MOST_DOCUMENT_BYTES = 20 * 1024 * 1024;

    private final Exports exports;
    private final Users users;
    private final BotSessions sessions;
    private final Bots bots;
    private final Outbox outbox;
    private final Notifications notifications;
    private final Messages messages;

    ExportNotes(
            Exports exports,
            Users users,
            BotSessions sessions,
            Bots bots,
            Outbox outbox,
            Notifications notifications,
            Messages messages) {
        this.exports = exports;
        this.users = users;
        this.sessions = sessions;
        this.bots = bots;
        this.outbox = outbox;
        this.notifications = notifications;
        this.messages = messages;
    }

    /** Nothing is told to who is no administrator any more. */
    Mono<Void> tell(Export export) {
        var requester = export.requestedBy();
        return requester == null
                ? Mono.empty()
                : users.findById(new UserId(requester))
                        .filter(user -> user.role().isAdmin())
                        .flatMap(user -> notice(user, export).then(message(user, export)));
    }

    private Mono<Void> notice(User user, Export export) {
        var isReady = export.state() == Export.State.READY;
        return notifications.add(
                user.id(),
                new Notice(
                        isReady ? "export_ready" : "export_failed",
                        Category.TRANSACTIONAL,
                        isReady ? Notice.Level.SUCCESS : Notice.Level.ERROR,
                        "export:" + export.id().value(),
                        facts(export)));
    }

    private static Map<String, Object> facts(Export export) {
        return Map.of(
                "file",
                export.order().fileName(),
                "rows",
                export.rows() == null ? 0L : export.rows(),
                "path",
                "/api/v1/admin/exports/" + export.id().value());
    }

    private Mono<Void> message(User user, Export export) {
        return chat(user, export)
                .flatMap(chat -> bots.byName(chat.bot())
                        .flatMap(bot ->
                                isToSend(export) ? document(user, export, bot, chat) : text(user, export, bot, chat)));
    }

    /** The one where it was asked for, else the bot that the administrator used last. */
    private Mono<Export.Chat> chat(User user, Export export) {
        return export.chat() != null
                ? Mono.just(export.chat())
                : sessions.lastChat(user.id()).map(open -> new Export.Chat(open.botName(), open.chatId()));
    }

    private static boolean isToSend(Export export) {
        return export.chat() != null
                && export.state() == Export.State.READY
                && export.sizeBytes() != null
                && export.sizeBytes() <= MOST_DOCUMENT_BYTES;
    }

    private Mono<Void> document(User user, Export export, Bot bot, Export.Chat chat) {
        return exports.content(export)
                .collect(ByteArrayOutputStream::new, ByteArrayOutputStream::writeBytes)
                .flatMap(bytes -> {
                    var file = Attachment.of(
                            export.order().fileName(), export.order().format().mediaType(), bytes.toByteArray());
                    var payload =
                            payload(chat, "caption", messages.html(user.language(), "exports.ready", facts(export)));
                    payload.put("document", file.reference());
                    return outbox.add(
                            bot.id(),
                            null,
                            List.of(call(export, chat, "sendDocument", payload).withAttachments(List.of(file))));
                });
    }

    private Mono<Void> text(User user, Export export, Bot bot, Export.Chat chat) {
        var key = export.state() == Export.State.FAILED
                ? "exports.failed"
                : export.chat() == null ? "exports.to_fetch" : "exports.too_large";
        var payload = payload(chat, "text", messages.html(user.language(), key, facts(export)));
        return outbox.add(bot.id(), null, List.of(call(export, chat, "sendMessage", payload)));
    }

    private static Map<String, Object> payload(Export.Chat chat, String field, String html) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("chat_id", chat.id());
        payload.put(field, html);
        payload.put("parse_mode", "HTML");
        return payload;
    }

    private static OutgoingCall call(Export export, Export.Chat chat, String method, Map<String, Object> payload) {
        return new OutgoingCall(
                chat.id(),
                Lane.TRANSACTIONAL,
                method,
                Json.write(payload),
                Delivery.AT_LEAST_ONCE,
                "export:" + export.id().value());
    }
}
