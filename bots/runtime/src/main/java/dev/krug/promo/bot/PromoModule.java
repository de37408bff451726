package dev.krug.promo.bot;

import dev.krug.promo.PromoCode;
import dev.krug.promo.PromoResult;
import dev.krug.promo.PromoResult.Accepted;
import dev.krug.promo.Promos;
import dev.krug.runtime.AccessScreen;
import dev.krug.runtime.Beginnings;
import dev.krug.runtime.BotDeclaration;
import dev.krug.runtime.Handler;
import dev.krug.runtime.Reply;
import dev.krug.runtime.SharedModule;
import dev.krug.runtime.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Asks for a promo code and uses it: from a command, a message, or a link. */
@Component
class PromoModule implements SharedModule {

    private static final String STEP = "promo:code";
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Promos promos;
    private final AccessScreen access;
    private final Beginnings beginnings;
    private final Clock clock;

    PromoModule(Promos promos, AccessScreen access, Beginnings beginnings, Clock clock) {
        this.promos = promos;
        this.access = access;
        this.beginnings = beginnings;
        this.clock = clock;
    }

    @Override
    public BotDeclaration declare() {
        return BotDeclaration.named("promo", "promo")
                .command("promo", turn -> turn.argument().isBlank() ? Mono.just(ask(turn)) : use(turn, turn.argument()))
                .link("promo", turn -> use(turn, turn.argument()))
                .button("payment:enter_promo", Handler.plain(PromoModule::ask))
                .button("payment:cancel_promo", Handler.plain(PromoModule::cancel))
                .step(STEP, turn -> use(turn, turn.text()).map(Reply::leave));
    }

    private static Reply ask(Turn turn) {
        return turn.say("promo.ask")
                .buttons(turn.button("promo.button.cancel", "payment:cancel_promo"))
                .enter(STEP, Map.of(), PATIENCE);
    }

    private static Reply cancel(Turn turn) {
        return turn.say("promo.cancelled")
                .buttons(turn.button("promo.button.menu", "payment:back_to_menu"))
                .inPlace()
                .leave();
    }

    private Mono<Reply> use(Turn turn, String code) {
        return promos.activate(turn.user(), code, turn.bot().name()).flatMap(result -> switch (result) {
            case Accepted accepted when accepted.waitsForPurchase() -> Mono.just(promised(turn, accepted.code()));
            case Accepted accepted -> accepted(turn, accepted.code());
            case PromoResult.Refused(var reason) ->
                Mono.just(turn.say("api.reason." + reason.name())
                        .buttons(turn.button("promo.button.again", "payment:enter_promo"))
                        .buttons(turn.button("promo.button.menu", "payment:back_to_menu")));
            case PromoResult.Blocked(var until) -> Mono.just(blocked(turn, until));
        });
    }

    private Mono<Reply> accepted(Turn turn, PromoCode code) {
        return access.status(turn).map(status -> {
            var reply = Reply.html(turn.html("promo.accepted", facts(turn, code)) + "\n\n" + status);
            var beginning = beginnings.button(turn);
            return (beginning.isPresent() ? reply.buttons(beginning.get()) : reply)
                    .buttons(turn.button("promo.button.menu", "payment:back_to_menu"));
        });
    }

    private static Reply promised(Turn turn, PromoCode code) { // MB-345, as long as there is nothing to buy
        return turn.say("promo.promised", facts(turn, code))
                .buttons(turn.button("promo.button.menu", "payment:back_to_menu"));
    }

    private static Map<String, Object> facts(Turn turn, PromoCode code) {
        var effect = turn.messages()
                .text(turn.language(), "promo.effect." + code.type().code(), Map.of("count", code.value()));
        return Map.of("code", code.code(), "effect", effect);
    }

    private Reply blocked(Turn turn, Instant until) { // MB-348
        var minutes = Duration.between(clock.instant(), until)
                .plusMinutes(1)
                .minusNanos(1)
                .toMinutes();
        return turn.say("promo.blocked", Map.of("count", minutes))
                .buttons(turn.button("promo.button.menu", "payment:back_to_menu"));
    }
}
