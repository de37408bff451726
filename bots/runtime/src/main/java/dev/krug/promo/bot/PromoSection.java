package dev.krug.promo.bot;

import dev.krug.promo.NewPromoCode;
import dev.krug.promo.PromoCode;
import dev.krug.promo.PromoCodes;
import dev.krug.promo.PromoCodes.Change;
import dev.krug.runtime.AdminAct.Plan;
import dev.krug.runtime.AdminDeclaration;
import dev.krug.runtime.AdminSection;
import dev.krug.runtime.OutgoingFile;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.runtime.Words;
import dev.krug.users.UserRegister;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Promo codes as administrators make, look at and stop them in every bot. */
@Component
class PromoSection implements AdminSection {

    private static final String NUMBER = "[1-9][0-9]{0,5}";

    private final PromoCodes codes;
    private final PromoScreens screens;
    private final PromoCreation creation;
    private final PromoDialog dialog;
    private final UserRegister people;

    PromoSection(
            PromoCodes codes, PromoScreens screens, PromoCreation creation, PromoDialog dialog, UserRegister people) {
        this.codes = codes;
        this.screens = screens;
        this.creation = creation;
        this.dialog = dialog;
        this.people = people;
    }

    @Override
    public AdminDeclaration declare() {
        return AdminDeclaration.section("promo.admin.section", "admin:do:promo_list")
                .act("promo_list", this::list)
                .act("promo_new", this::create)
                .act("promo_gen", this::generate)
                .act("promo_info", turn -> Mono.just(new Plan.Do(one(turn, code -> screens.card(turn, code)))))
                .act("promo_disable", turn -> Mono.just(new Plan.Do(changed(turn, codes::disable))))
                .act("promo_enable", turn -> Mono.just(new Plan.Do(changed(turn, codes::enable))))
                .act("promo_export", turn -> Mono.just(new Plan.Do(export(turn))))
                .step(PromoDialog.STEP, dialog::answer)
                .button(PromoDialog.ANSWER, dialog::answer);
    }

    /** {@code [active|all] [page]}, in either order. */
    private Mono<Plan> list(Turn turn) {
        var words = Words.of(turn.argument());
        var page = words.first().matches(NUMBER) ? words.first() : words.next().first();
        var all = words.first().equals("all") || words.next().first().equals("all");
        return screens.list(turn, !all, page.matches(NUMBER) ? Integer.parseInt(page) : 1)
                .map(Plan.Answer::new);
    }

    private Mono<Plan> create(Turn turn) {
        var words = Words.of(turn.argument());
        return words.first().isEmpty()
                ? Mono.just(new Plan.Answer(PromoDialog.begin(turn)))
                : read(turn, words.rest(), "promo.admin.ask.new", promo -> creation.one(turn, words.first(), promo));
    }

    /** {@code PREFIX n TYPE VALUE …}; a dash stands for no prefix. */
    private Mono<Plan> generate(Turn turn) {
        var words = Words.of(turn.argument());
        var count = words.next().first();
        var prefix = words.first().equals("-") ? "" : words.first();
        return count.matches(NUMBER)
                ? read(
                        turn,
                        words.next().rest(),
                        "promo.admin.ask.gen",
                        promo -> creation.many(turn, prefix, Integer.parseInt(count), promo))
                : Mono.just(new Plan.Answer(turn.say("promo.admin.ask.gen")));
    }

    private Mono<Plan> read(Turn turn, String text, String usage, Function<NewPromoCode, Mono<Reply>> then) {
        return Mono.justOrEmpty(PromoLine.of(text))
                .flatMap(line -> line.user().isEmpty()
                        ? Mono.just(new Plan.Do(then.apply(line.promo())))
                        : forOne(turn, line, then))
                .defaultIfEmpty(new Plan.Answer(turn.say(usage)));
    }

    private Mono<Plan> forOne(Turn turn, PromoLine line, Function<NewPromoCode, Mono<Reply>> then) {
        return people.find(line.user(), 2)
                .collectList()
                .map(found -> found.size() == 1
                        ? new Plan.Do(
                                then.apply(line.promo().onlyFor(found.getFirst().id())))
                        : new Plan.Answer(turn.say("admin.nobody", Map.of("text", line.user()))));
    }

    private Mono<Reply> changed(Turn turn, Function<String, Mono<Change>> change) {
        return change.apply(turn.argument())
                .flatMap(done -> one(turn, code -> screens.card(turn, code))
                        .map(card -> turn.isPress() ? Reply.dropButtons().and(card) : card));
    }

    private Mono<Reply> one(Turn turn, Function<PromoCode, Mono<Reply>> screen) {
        return codes.find(turn.argument())
                .flatMap(screen)
                .switchIfEmpty(Mono.fromSupplier(() -> turn.say(
                        turn.argument().isBlank() ? "promo.admin.ask.which" : "promo.admin.unknown",
                        Map.of("code", turn.argument()))));
    }

    private Mono<Reply> export(Turn turn) {
        return codes.export()
                .map(table -> Reply.file(
                        OutgoingFile.of(OutgoingFile.Kind.DOCUMENT, "promocodes.csv", "text/csv", table),
                        turn.text("promo.admin.exported")));
    }
}
