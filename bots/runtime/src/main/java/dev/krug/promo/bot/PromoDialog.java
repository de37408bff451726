package dev.krug.promo.bot;

import dev.krug.promo.NewPromoCode;
import dev.krug.promo.PromoCodes;
import dev.krug.promo.PromoType;
import dev.krug.promo.PromoWords;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Asks for a new code step by step: name, type, value, uses, days. What was answered is kept under these names; a wrong
 * answer is asked for again.
 */
@Component
class PromoDialog { // MB-346

    static final String STEP = "promo:new";
    static final String ANSWER = "promo:answer";

    private static final List<String> STEPS = List.of("code", "type", "value", "uses", "days");

    private final PromoCodes codes;
    private final PromoCreation creation;

    PromoDialog(PromoCodes codes, PromoCreation creation) {
        this.codes = codes;
        this.creation = creation;
    }

    static Reply begin(Turn turn) {
        return ask(turn, "code", Map.of());
    }

    /** A message or a button with the answer to the step at which the dialog stands. */
    Mono<Reply> answer(Turn turn) {
        var dialog = turn.dialog();
        if (dialog == null || !dialog.step().equals(STEP)) {
            return Mono.just(Reply.toast(turn.text("admin.too_late")).and(Reply.dropButtons()));
        }
        var known = dialog.data();
        var step = STEPS.stream()
                .filter(name -> !known.containsKey(name))
                .findFirst()
                .orElse("days");
        var written = turn.isPress() ? turn.argument() : turn.text();
        return accepted(step, known, written)
                .map(value -> with(known, step, value))
                .flatMap(all -> step.equals("days") ? make(turn, all) : Mono.just(ask(turn, next(step), all)))
                .switchIfEmpty(Mono.fromSupplier(() -> wrong(turn, step, known)))
                .map(reply -> turn.isPress() ? Reply.dropButtons().and(reply) : reply);
    }

    /** The answer as it is kept; empty when it is none. */
    private Mono<String> accepted(String step, Map<String, Object> known, String written) {
        return switch (step) {
            case "code" ->
                Mono.justOrEmpty(PromoCodes.named(written))
                        .filterWhen(name -> codes.find(name).hasElement().map(taken -> !taken));
            case "type" -> Mono.justOrEmpty(PromoLine.type(written.strip()).map(PromoType::code));
            case "value" -> kept(PromoWords.value(type(known), written).isPresent(), written);
            case "uses" -> kept(PromoWords.uses(written).isPresent(), written);
            default ->
                kept(
                        PromoWords.days(written)
                                .filter(days -> days.isEmpty() || days.getAsInt() <= NewPromoCode.LONGEST_DAYS)
                                .isPresent(),
                        written);
        };
    }

    private static Mono<String> kept(boolean valid, String written) {
        return valid ? Mono.just(written) : Mono.empty();
    }

    private static PromoType type(Map<String, Object> known) {
        return PromoType.of(text(known, "type"));
    }

    private Mono<Reply> make(Turn turn, Map<String, Object> all) {
        var type = type(all);
        var promo = NewPromoCode.of(
                        type, PromoWords.value(type, text(all, "value")).orElse(0))
                .usableTimes(PromoWords.uses(text(all, "uses"))
                        .map(PromoLine::orNull)
                        .orElse(null))
                .forDays(PromoWords.days(text(all, "days"))
                        .map(PromoLine::orNull)
                        .orElse(null));
        return creation.one(turn, text(all, "code"), promo).map(Reply::leave);
    }

    private static Reply wrong(Turn turn, String step, Map<String, Object> known) {
        var again = ask(turn, step, known);
        return Reply.html(turn.text("promo.admin.wrong." + step)).and(again);
    }

    private static Reply ask(Turn turn, String step, Map<String, Object> known) {
        var words = new HashMap<String, Object>(Map.of("code", known.getOrDefault("code", "")));
        words.put("type", known.getOrDefault("type", ""));
        return turn.say("promo.admin.step." + step, words)
                .buttonRows(choices(turn, step, known))
                .buttons(turn.button("promo.button.cancel", "admin:no"))
                .enter(STEP, known);
    }

    private static List<List<Button>> choices(Turn turn, String step, Map<String, Object> known) {
        return switch (step) {
            case "type" ->
                List.of(
                        List.of(choice(turn, "trainings"), choice(turn, "free_month")),
                        List.of(choice(turn, "credits"), choice(turn, "discount")));
            case "value" -> type(known) == PromoType.FREE_MONTH ? List.of(List.of(choice(turn, "skip"))) : List.of();
            case "uses" -> List.of(List.of(choice(turn, "unlimited")));
            case "days" -> List.of(List.of(choice(turn, "never")));
            default -> List.of();
        };
    }

    private static Button choice(Turn turn, String word) {
        return turn.button("promo.admin.choice." + word, ANSWER + ":" + word);
    }

    private static String next(String step) {
        return STEPS.get(STEPS.indexOf(step) + 1);
    }

    private static Map<String, Object> with(Map<String, Object> known, String step, String value) {
        var all = new HashMap<>(known);
        all.put(step, value);
        return all;
    }

    private static String text(Map<String, Object> known, String name) {
        return Objects.toString(known.get(name), "");
    }
}
