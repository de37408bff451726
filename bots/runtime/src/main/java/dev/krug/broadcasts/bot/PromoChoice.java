package dev.krug.broadcasts.bot;

import dev.krug.notifications.Category;
import dev.krug.notifications.Channel;
import dev.krug.notifications.NotificationChoices;
import dev.krug.notifications.Preference;
import dev.krug.runtime.BotDeclaration;
import dev.krug.runtime.Reply;
import dev.krug.runtime.SharedModule;
import dev.krug.runtime.Turn;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The button under every broadcast that switches promotion off, and the one that switches it on again. */
@Component
class PromoChoice implements SharedModule { // CORE-332

    private final NotificationChoices choices;

    PromoChoice(NotificationChoices choices) {
        this.choices = choices;
    }

    @Override
    public BotDeclaration declare() {
        return BotDeclaration.named("promo_choice", "broadcasts")
                .button("promo:off", turn -> choose(turn, false))
                .button("promo:on", turn -> choose(turn, true));
    }

    private Mono<Reply> choose(Turn turn, boolean wanted) {
        var preference = new Preference(Category.PROMO, Channel.TELEGRAM, wanted);
        return choices.prefer(turn.user().id(), List.of(preference))
                .then(Mono.fromSupplier(() -> wanted
                        ? Reply.dropButtons().and(turn.say("broadcasts.on"))
                        : turn.say("broadcasts.off").buttons(turn.button("broadcasts.button.on", "promo:on"))));
    }
}
