package dev.krug.admin.bot;

import dev.krug.audit.AuditLog;
import dev.krug.audit.AuditLog.Filter;
import dev.krug.audit.AuditLog.Line;
import dev.krug.runtime.AdminAct.Plan;
import dev.krug.runtime.AdminDeclaration;
import dev.krug.runtime.AdminSection;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.users.User;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code /audit [user=U] [action=A] [page]}: who did what, page by page. */
@Component
class AuditSection implements AdminSection {

    private static final int LINES = 10;

    private final AuditLog log;
    private final People people;

    AuditSection(AuditLog log, People people) {
        this.log = log;
        this.people = people;
    }

    @Override
    public AdminDeclaration declare() {
        return AdminDeclaration.section("admin.section.audit", "admin:do:audit").act("audit", this::show);
    }

    private Mono<Plan> show(Turn turn) {
        var words = Arrays.asList(turn.argument().strip().split("\\s+"));
        var action = valueOf(words, "action=").orElse(null);
        int page = words.stream()
                .filter(word -> word.matches("[1-9][0-9]{0,5}"))
                .findFirst()
                .map(Integer::valueOf)
                .orElse(1);
        return valueOf(words, "user=")
                .map(whom -> people.one(turn, whom, user -> page(turn, user, action, page)))
                .orElseGet(() -> page(turn, null, action, page));
    }

    private Mono<Plan> page(Turn turn, @Nullable User user, @Nullable String action, int page) {
        var about = user == null ? null : user.id().value();
        var filter = new Filter(
                about == null ? null : "users",
                about == null ? null : about.toString(),
                null,
                action,
                null,
                null,
                null);
        return log.page(filter, LINES + 1, (page - 1L) * LINES)
                .collectList()
                .map(lines -> new Plan.Answer(screen(turn, about, action, page, lines)));
    }

    private static Reply screen(Turn turn, @Nullable UUID about, @Nullable String action, int page, List<Line> lines) {
        if (lines.isEmpty()) {
            return turn.say("admin.audit.none");
        }
        var text = lines.stream().limit(LINES).map(line -> line(turn, line)).collect(Collectors.joining("\n\n"));
        var filter = (about == null ? "" : " user=" + about) + (action == null ? "" : " action=" + action);
        var turns = new ArrayList<Button>();
        if (page > 1) {
            turns.add(Button.of("◀︎", pressFor(page - 1, filter)));
        }
        if (lines.size() > LINES) {
            turns.add(Button.of("▶︎", pressFor(page + 1, filter)));
        }
        var reply = Reply.html(turn.html("admin.audit", Map.of("page", page)) + "\n\n" + text);
        var shown = turns.isEmpty() ? reply : reply.buttons(turns.toArray(Button[]::new));
        return turn.isPress() ? shown.inPlace() : shown;
    }

    // Telegram carries 64 bytes with a button: a long filter goes on by hand.
    private static String pressFor(int page, String filter) {
        var data = "admin:do:audit:" + page + filter;
        return data.length() <= 64 ? data : "admin:do:audit:" + page;
    }

    private static String line(Turn turn, Line line) {
        return turn.html(
                line.reason() == null ? "admin.audit.line" : "admin.audit.line.reason",
                Map.of(
                        "at",
                        PersonCard.moment(turn, line.at()),
                        "mark",
                        line.outcome().equals("ok") ? "✅" : "⛔️",
                        "action",
                        line.action(),
                        "target",
                        line.targetType() + " " + line.targetId(),
                        "actor",
                        line.actorRole() == null ? line.channel() : line.actorRole(),
                        "reason",
                        line.reason() == null ? "" : line.reason()));
    }

    private static Optional<String> valueOf(List<String> words, String prefix) {
        return words.stream()
                .filter(word -> word.startsWith(prefix))
                .map(word -> word.substring(prefix.length()))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
