package dev.krug.access.bot;

import dev.krug.access.Plan;
import dev.krug.access.Plans;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Plans, one plan, and how far buying goes as long as nobody takes money. */
@Component
class TariffScreens {

    private static final String TIME = "time";
    private static final String CREDITS = "credits";

    private final Plans plans;

    TariffScreens(Plans plans) {
        this.plans = plans;
    }

    /** What the bot sells first. */
    Mono<Reply> list(Turn turn) { // MB-322
        return plans.showsTimeFirst(turn.bot().name()).flatMap(time -> list(turn, time));
    }

    /** The list that the button names. */
    Mono<Reply> otherList(Turn turn) {
        return turn.argument().equals(TIME) || turn.argument().equals(CREDITS)
                ? list(turn, turn.argument().equals(TIME))
                : list(turn);
    }

    private Mono<Reply> list(Turn turn, boolean time) {
        return plans.onSale().map(all -> {
            var rows = new ArrayList<List<Button>>();
            all.stream()
                    .filter(plan -> plan.givesTime() == time)
                    .forEach(plan ->
                            rows.add(List.of(Button.of(label(turn, plan), "payment:select_tariff:" + plan.code()))));
            return turn.say(time ? "access.tariffs.time" : "access.tariffs.credits")
                    .buttonRows(rows)
                    .buttons(
                            turn.button(
                                    time ? "access.button.list.credits" : "access.button.list.time",
                                    "payment:toggle_list:" + (time ? CREDITS : TIME)),
                            turn.button("access.button.menu", "payment:back_to_menu"))
                    .inPlace();
        });
    }

    private static String label(Turn turn, Plan plan) {
        var saving = plan.saving();
        var facts = facts(turn, plan);
        return saving == null
                ? turn.messages().text(turn.language(), "access.tariff", facts)
                : turn.messages()
                        .text(turn.language(), "access.tariff.saving", with(facts, "percent", saving.percent()));
    }

    private static Map<String, Object> facts(Turn turn, Plan plan) {
        return Map.of(
                "emoji", plan.emoji(),
                "name", name(turn, plan),
                "price", plan.price().text(),
                "count", Objects.requireNonNullElse(plan.givesTime() ? plan.durationDays() : plan.credits(), 0));
    }

    private static Map<String, Object> with(Map<String, Object> facts, String name, Object value) {
        var all = new HashMap<>(facts);
        all.put(name, value);
        return all;
    }

    private static String name(Turn turn, Plan plan) {
        return turn.messages()
                .text(turn.language(), plan.nameKey(), Map.of("count", Objects.requireNonNullElse(plan.credits(), 0)));
    }

    Mono<Reply> card(Turn turn) {
        return ofPlan(turn, plan -> {
            var text = new StringBuilder(turn.html("access.card", facts(turn, plan)));
            var saving = plan.saving();
            if (saving != null) { // MB-321
                text.append('\n')
                        .append(turn.html(
                                "access.card.saving",
                                Map.of(
                                        "percent",
                                        saving.percent(),
                                        "amount",
                                        saving.amount().text())));
            }
            text.append("\n\n")
                    .append(turn.html(
                            plan.givesTime() ? "access.card.time" : "access.card.credits", facts(turn, plan)));
            return Reply.html(text.toString())
                    .buttons(Button.of(
                            turn.messages().text(turn.language(), "access.button.pay", facts(turn, plan)),
                            "payment:pay:" + plan.code()))
                    .buttons(
                            turn.button("access.button.details", "payment:tariff_details:" + plan.code()),
                            turn.button("access.button.other", "payment:show_tariffs"))
                    .inPlace();
        });
    }

    Mono<Reply> details(Turn turn) {
        return ofPlan(
                turn,
                plan -> Reply.html(turn.html(
                                plan.givesTime() ? "access.details.time" : "access.details.credits", facts(turn, plan)))
                        .buttons(turn.button("access.button.back", "payment:select_tariff:" + plan.code()))
                        .inPlace());
    }

    /** Nobody takes money yet, so the ways that cost none are offered. */
    Reply pay(Turn turn) { // MB-324
        return turn.say("access.pay.unavailable")
                .buttons(
                        turn.button("access.button.promo", "payment:enter_promo"),
                        turn.button("access.button.free", "payment:free_access"))
                .buttons(turn.button("access.button.other", "payment:show_tariffs"))
                .inPlace();
    }

    private Mono<Reply> ofPlan(Turn turn, Function<Plan, Reply> screen) {
        return plans.find(turn.argument()).map(screen).switchIfEmpty(Mono.defer(() -> list(turn)));
    }
}
