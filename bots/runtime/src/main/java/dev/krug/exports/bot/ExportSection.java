package dev.krug.exports.bot;

import dev.krug.exports.Export;
import dev.krug.exports.Exports;
import dev.krug.exports.Exports.Requested;
import dev.krug.exports.Kind;
import dev.krug.exports.Order;
import dev.krug.runtime.AdminAct.Plan;
import dev.krug.runtime.AdminDeclaration;
import dev.krug.runtime.AdminSection;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code /export KIND [from] [to] [csv|xlsx]}: the file comes into the chat when it is ready. */
@Component
class ExportSection implements AdminSection { // MB-840

    private static final int BUTTONS_IN_A_ROW = 2;

    private final Exports exports;

    ExportSection(Exports exports) {
        this.exports = exports;
    }

    @Override
    public AdminDeclaration declare() {
        return AdminDeclaration.section("exports.section", "admin:do:export").act("export", this::plan);
    }

    private Mono<Plan> plan(Turn turn) {
        return Mono.just(
                switch (Wish.of(turn.argument())) {
                    case Wish.For(var order) -> new Plan.Do(request(turn, order));
                    case Wish.BadPeriod() -> new Plan.Answer(turn.say("exports.bad_period"));
                    case Wish.Unreadable() -> new Plan.Answer(usage(turn));
                });
    }

    private Mono<Reply> request(Turn turn, Order order) {
        var chat = new Export.Chat(turn.bot().name(), turn.chatId());
        return exports.request(turn.user().id(), order, chat).map(requested -> switch (requested) {
            case Requested.Queued(var export) ->
                turn.say("exports.queued", Map.of("file", export.order().fileName()));
            case Requested.TooMany() -> turn.say("exports.too_many");
        });
    }

    private static Reply usage(Turn turn) {
        var kinds = Arrays.stream(Kind.values()).map(Kind::code).collect(Collectors.joining(", "));
        var rows = new ArrayList<List<Button>>();
        for (var kind : Kind.values()) {
            if (rows.isEmpty() || rows.getLast().size() == BUTTONS_IN_A_ROW) {
                rows.add(new ArrayList<>());
            }
            rows.getLast().add(turn.button("exports.kind." + kind.code(), "admin:do:export:" + kind.code()));
        }
        return turn.say("exports.usage", Map.of("kinds", kinds)).buttonRows(rows);
    }
}
