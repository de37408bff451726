package dev.krug.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.i18n.Messages;
import dev.krug.imports.ImportJob.Chat;
import dev.krug.imports.ImportJob.State;
import dev.krug.kernel.Json;
import dev.krug.notifications.Category;
import dev.krug.notifications.Notice;
import dev.krug.notifications.Notifications;
import dev.krug.sessions.BotSessions;
import dev.krug.telegram.Attachment;
import dev.krug.telegram.Bots;
import dev.krug.telegram.Outbox;
import dev.krug.telegram.OutgoingCall;
import dev.krug.telegram.OutgoingCall.Delivery;
import dev.krug.telegram.OutgoingCall.Lane;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells the administrator how far an import is, in one message, and what came of it. */
@Component
class ImportNotes { // multi-bot 9

    static final Duration EVERY = Duration.ofSeconds(3);

    private static final int MOST_LINES = 8;

    private final Users users;
    private final BotSessions sessions;
    private final Bots bots;
    private final Outbox outbox;
    private final Notifications notifications;
    private final Messages messages;

    ImportNotes(
            Users users,
            BotSessions sessions,
            Bots bots,
            Outbox outbox,
            Notifications notifications,
            Messages messages) {
        this.users = users;
        this.sessions = sessions;
        this.bots = bots;
        this.outbox = outbox;
        this.notifications = notifications;
        this.messages = messages;
    }

    Mono<Void> progress(ImportJob job, int processed, int total) {
        var chat = job.chat();
        return chat == null || chat.message() == null
                ? Mono.empty()
                : requester(job).flatMap(user -> {
                    var facts = Map.<String, Object>of(
                            "done", processed, "total", total, "percent", total == 0 ? 0 : 100L * processed / total);
                    var payload = payload(chat, "text", messages.html(user.language(), "imports.progress", facts));
                    payload.put("message_id", chat.message());
                    return send(chat, call(job, chat, "editMessageText", payload, "progress:" + processed));
                });
    }

    /** Nothing is told to who is no administrator any more. */
    Mono<Void> end(ImportJob job) {
        return requester(job).flatMap(user -> notice(user, job).then(message(user, job)));
    }

    private Mono<User> requester(ImportJob job) {
        var requester = job.requestedBy();
        return requester == null
                ? Mono.empty()
                : users.findById(new UserId(requester))
                        .filter(user -> user.role().isAdmin());
    }

    private Mono<Void> notice(User user, ImportJob job) {
        boolean isDone = job.state() == State.DONE;
        return notifications.add(
                user.id(),
                new Notice(
                        isDone ? "import_done" : "import_failed",
                        Category.TRANSACTIONAL,
                        isDone ? Notice.Level.SUCCESS : Notice.Level.ERROR,
                        "import:" + job.id().value(),
                        facts(job)));
    }

    private Mono<Void> message(User user, ImportJob job) {
        return chat(user, job).flatMap(chat -> {
            var html = text(user, job);
            var payload = payload(chat, "text", html);
            var isAsked = job.state() == State.DONE && job.mode() == Mode.DRY_RUN && job.chat() != null;
            if (isAsked) {
                payload.put("reply_markup", question(user, job));
            }
            var method = "sendMessage";
            if (chat.message() != null) {
                payload.put("message_id", chat.message());
                method = "editMessageText";
            }
            return send(chat, call(job, chat, method, payload, "end")).then(problems(job, chat));
        });
    }

    /** The one where it was asked for, else the bot that the administrator used last. */
    private Mono<Chat> chat(User user, ImportJob job) {
        return job.chat() != null
                ? Mono.just(job.chat())
                : sessions.lastChat(user.id()).map(open -> new Chat(open.botName(), open.chatId(), null));
    }

    private String text(User user, ImportJob job) {
        var report = job.report();
        if (report == null) {
            return messages.html(user.language(), "imports." + job.state().code(), Map.of("reason", reason(user, job)));
        }
        var text = messages.html(
                user.language(), job.mode() == Mode.DRY_RUN ? "imports.tried" : "imports.done", facts(job));
        var top = report.top().stream()
                .map(best ->
                        messages.html(user.language(), "imports.top", Map.of("id", best.telegramId(), "xp", best.xp())))
                .collect(Collectors.joining("\n"));
        var problems = report.problems().size() > MOST_LINES
                ? ""
                : report.problems().stream()
                        .map(problem -> messages.html(user.language(), "imports.problem", facts(problem)))
                        .collect(Collectors.joining("\n"));
        return List.of(text, top, problems).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private String reason(User user, ImportJob job) {
        var key = "imports.reason." + job.failure();
        return messages.has(user.language(), key) ? messages.text(user.language(), key) : String.valueOf(job.failure());
    }

    private static Map<String, Object> facts(ImportJob job) {
        var facts = new LinkedHashMap<String, Object>();
        var report = job.report();
        facts.put("file", job.fileName());
        facts.put("bot", job.bot());
        facts.put("overwrite", job.overwrite() ? "yes" : "no");
        facts.put("created", report == null ? 0 : report.created());
        facts.put("merged", report == null ? 0 : report.merged());
        facts.put("skipped", report == null ? 0 : report.skipped());
        facts.put("failed", report == null ? 0 : report.failed());
        return facts;
    }

    private static Map<String, Object> facts(Report.Problem problem) {
        return Map.of("line", problem.line(), "key", problem.key(), "problem", problem.problem());
    }

    private Map<String, Object> question(User user, ImportJob job) {
        var id = job.id().value();
        return Map.of(
                "inline_keyboard",
                List.of(List.of(
                        button(user, "imports.button.go", "admin:do:import_go:" + id),
                        button(user, "imports.button.drop", "admin:do:import_drop:" + id))));
    }

    private Map<String, String> button(User user, String key, String data) {
        return Map.of("text", messages.text(user.language(), key), "callback_data", data);
    }

    /** What does not fit under the report comes as a file. */
    private Mono<Void> problems(ImportJob job, Chat chat) {
        var report = job.report();
        if (report == null || report.problems().size() <= MOST_LINES) {
            return Mono.empty();
        }
        var lines = report.problems().stream()
                .map(problem -> "line " + problem.line() + "\t" + problem.key() + "\t" + problem.problem() + "\n")
                .collect(Collectors.joining());
        var file = Attachment.of("import-errors.txt", "text/plain", lines.getBytes(UTF_8));
        var payload = new LinkedHashMap<String, Object>();
        payload.put("chat_id", chat.id());
        payload.put("document", file.reference());
        return send(chat, call(job, chat, "sendDocument", payload, "errors").withAttachments(List.of(file)));
    }

    private static Map<String, Object> payload(Chat chat, String field, String html) {
        var payload = new LinkedHashMap<String, Object>();
        payload.put("chat_id", chat.id());
        payload.put(field, html);
        payload.put("parse_mode", "HTML");
        return payload;
    }

    private static OutgoingCall call(
            ImportJob job, Chat chat, String method, Map<String, Object> payload, String what) {
        return new OutgoingCall(
                chat.id(),
                Lane.TRANSACTIONAL,
                method,
                Json.write(payload),
                Delivery.AT_LEAST_ONCE,
                "import:" + job.id().value() + ":" + job.attempt() + ":" + what);
    }

    private Mono<Void> send(Chat chat, OutgoingCall call) {
        return bots.byName(chat.bot()).flatMap(bot -> outbox.add(bot.id(), null, List.of(call)));
    }
}
