package dev.krug.promo.bot;

import dev.krug.promo.NewPromoCode;
import dev.krug.promo.PromoCode;
import dev.krug.promo.PromoCodes;
import dev.krug.promo.PromoCodes.Creation;
import dev.krug.runtime.OutgoingFile;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes one code or many, and answers with them. */
@Component
class PromoCreation {

    private static final int RANDOM_LENGTH = 8; // MB-347
    private static final int MOST_IN_A_MESSAGE = 20;

    private final PromoCodes codes;
    private final PromoScreens screens;

    PromoCreation(PromoCodes codes, PromoScreens screens) {
        this.codes = codes;
        this.screens = screens;
    }

    Mono<Reply> one(Turn turn, String name, NewPromoCode promo) {
        return codes.create(name, promo, turn.user().id()).flatMap(creation -> switch (creation) {
            case Creation.Created(var code) -> screens.card(turn, code, turn.text("promo.admin.made") + "\n\n");
            case Creation.Duplicate() -> Mono.just(turn.say("api.reason.PROMO_EXISTS"));
            case Creation.Invalid(var fields) -> Mono.just(turn.say("promo.admin.ask.new"));
        });
    }

    Mono<Reply> many(Turn turn, String prefix, int count, NewPromoCode promo) {
        return codes.generate(prefix, RANDOM_LENGTH, count, promo, turn.user().id())
                .collectList()
                .map(made -> made.getFirst() instanceof Creation.Invalid
                        ? turn.say("promo.admin.ask.gen")
                        : said(
                                turn,
                                made.stream()
                                        .map(creation -> ((Creation.Created) creation).code())
                                        .toList()));
    }

    private static Reply said(Turn turn, List<PromoCode> made) {
        var head = turn.html("promo.admin.generated", Map.of("count", made.size()));
        var names = made.stream().map(PromoCode::code);
        return made.size() <= MOST_IN_A_MESSAGE
                ? Reply.html(head + "\n\n"
                        + names.map(name -> "<code>" + name + "</code>").collect(Collectors.joining("\n")))
                : Reply.file(
                        OutgoingFile.of(
                                OutgoingFile.Kind.DOCUMENT,
                                "promocodes.txt",
                                "text/plain",
                                names.collect(Collectors.joining("\n", "", "\n"))
                                        .getBytes(StandardCharsets.UTF_8)),
                        head);
    }
}
