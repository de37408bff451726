package dev.krug.runtime;

import dev.krug.notifications.Category;
import dev.krug.notifications.Channel;
import dev.krug.notifications.NotificationChoices;
import dev.krug.notifications.Preference;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The buttons under broadcasts and reminders that switch them off, and those that switch them on again. */
@Component
class Declining implements SharedModule { // CORE-332

    private final NotificationChoices choices;

    Declining(NotificationChoices choices) {
        this.choices = choices;
    }

    @Override
    public BotDeclaration declare() {
        return BotDeclaration.named("declining", "notifications")
                .button("promo:off", off(Category.PROMO, "broadcasts.off", "promo:on"))
                .button("promo:on", on(Category.PROMO, "broadcasts.on"))
                .button(
                        Announcements.DECLINE_REMINDERS,
                        off(Category.REMINDER, "notifications.reminders_off", "reminders:on"))
                .button("reminders:on", on(Category.REMINDER, "notifications.reminders_on"));
    }

    private Handler off(Category category, String textKey, String undo) {
        return turn -> choices.prefer(turn.user().id(), List.of(new Preference(category, Channel.TELEGRAM, false)))
                .then(Mono.fromSupplier(() -> turn.say(textKey).buttons(turn.button("broadcasts.button.on", undo))));
    }

    private Handler on(Category category, String textKey) {
        return turn -> choices.prefer(turn.user().id(), List.of(new Preference(category, Channel.TELEGRAM, true)))
                .then(Mono.fromSupplier(() -> Reply.dropButtons().and(turn.say(textKey))));
    }
}
