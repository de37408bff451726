package dev.krug.promo.bot;

import dev.krug.promo.PromoCode;
import dev.krug.promo.PromoCodes;
import dev.krug.promo.PromoUse;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.users.User;
import dev.krug.users.Users;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How administrators see codes: a page of them, or one with its uses. */
@Component
class PromoScreens {

    private static final int PAGE = 10;
    private static final int USES = 10;
    private static final int MOST_DATA_BYTES = 64;

    private final PromoCodes codes;
    private final Users users;
    private final Clock clock;

    PromoScreens(PromoCodes codes, Users users, Clock clock) {
        this.codes = codes;
        this.users = users;
        this.clock = clock;
    }

    /** @param page from 1 */
    Mono<Reply> list(Turn turn, boolean activeOnly, int page) {
        var state = activeOnly ? PromoCode.State.ACTIVE : null;
        return codes.page(state, PAGE, (page - 1L) * PAGE)
                .map(code -> turn.html("promo.admin.line", facts(turn, code)))
                .collectList()
                .zipWith(codes.count(state))
                .map(read -> list(turn, activeOnly, page, read.getT1(), read.getT2()));
    }

    private static Reply list(Turn turn, boolean activeOnly, int page, List<String> lines, long total) {
        var which = activeOnly ? "active" : "all";
        var head = turn.html("promo.admin.list", Map.of("which", which, "count", total, "page", page));
        var turns = new ArrayList<Button>();
        if (page > 1) {
            turns.add(Button.of("◀︎", "admin:do:promo_list:" + which + " " + (page - 1)));
        }
        if ((long) page * PAGE < total) {
            turns.add(Button.of("▶︎", "admin:do:promo_list:" + which + " " + (page + 1)));
        }
        var reply = Reply.html(lines.isEmpty() ? head : head + "\n\n" + String.join("\n", lines))
                .buttonRows(turns.isEmpty() ? List.of() : List.of(turns))
                .buttons(
                        turn.button("promo.admin.button.new", "admin:do:promo_new"),
                        activeOnly
                                ? turn.button("promo.admin.button.all", "admin:do:promo_list:all")
                                : turn.button("promo.admin.button.active", "admin:do:promo_list:active"));
        return turn.isPress() ? reply.inPlace() : reply;
    }

    Mono<Reply> card(Turn turn, PromoCode code) {
        return card(turn, code, "");
    }

    /** @param head what is said above it, HTML */
    Mono<Reply> card(Turn turn, PromoCode code, String head) {
        return codes.uses(code.id(), USES)
                .concatMap(use -> line(turn, use))
                .collectList()
                .map(uses -> {
                    var text = head + turn.html("promo.admin.card", facts(turn, code));
                    var used = uses.isEmpty()
                            ? ""
                            : "\n\n" + turn.text("promo.admin.uses") + "\n" + String.join("\n", uses);
                    var reply = Reply.html(text + used);
                    return buttons(turn, code).isEmpty() ? reply : reply.buttonRows(List.of(buttons(turn, code)));
                });
    }

    private static List<Button> buttons(Turn turn, PromoCode code) {
        var stops = code.disabledAt() == null;
        var data = (stops ? "admin:do:promo_disable:" : "admin:do:promo_enable:") + code.code();
        // A long name is written by hand.
        return data.getBytes(StandardCharsets.UTF_8).length > MOST_DATA_BYTES
                ? List.of()
                : List.of(turn.button(stops ? "promo.admin.button.disable" : "promo.admin.button.enable", data));
    }

    private Mono<String> line(Turn turn, PromoUse use) {
        return Mono.justOrEmpty(use.user())
                .flatMap(users::findById)
                .map(user -> nameOf(turn, user))
                .defaultIfEmpty(turn.text("promo.admin.erased"))
                .map(name -> turn.html(
                        "promo.admin.use",
                        Map.of("name", name, "date", day(turn, use.usedAt()), "bot", use.botName())));
    }

    private static String nameOf(Turn turn, User user) {
        var name = user.profile().displayName();
        return name == null || name.isBlank() ? turn.text("common.user") : name;
    }

    private Map<String, Object> facts(Turn turn, PromoCode code) {
        var facts = new HashMap<String, Object>();
        var expires = code.expiresAt();
        facts.put("code", code.code());
        facts.put(
                "effect",
                turn.messages()
                        .text(turn.language(), "promo.effect." + code.type().code(), Map.of("count", code.value())));
        facts.put("uses", Integer.toString(code.currentUses()));
        facts.put("most", code.maxUses() == null ? "∞" : code.maxUses().toString());
        facts.put("until", expires == null ? "∞" : day(turn, expires));
        facts.put("state", code.state(clock.instant()).code());
        facts.put("source", code.source());
        facts.put("personal", code.personal() ? "yes" : "no");
        return facts;
    }

    private static String day(Turn turn, Instant at) {
        return turn.language().day(LocalDate.ofInstant(at, turn.user().zone()));
    }
}
