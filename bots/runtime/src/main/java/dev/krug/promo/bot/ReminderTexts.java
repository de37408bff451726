package dev.krug.promo.bot;

import dev.krug.access.CalendarDays;
import dev.krug.access.Reminder;
import dev.krug.i18n.Messages;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.users.User;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says in a chat what somebody should know of their access. */
@Component
class ReminderTexts {

    private final Messages messages;
    private final Clock clock;

    ReminderTexts(Messages messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    /** @param offer a promo code that works now, or nothing */
    Reply message(User user, Reminder reminder, String offer) {
        var text = text(user, reminder);
        var language = user.language();
        var html = offer.isEmpty()
                ? text
                : text + "\n\n" + messages.html(language, "access.reminder.offer", Map.of("code", offer));
        return Reply.html(html)
                .buttons(Button.of(messages.text(language, "access.reminder.button"), "payment:back_to_menu"));
    }

    private String text(User user, Reminder reminder) {
        var language = user.language();
        return switch (reminder.kind()) {
            case LOW -> messages.html(language, "access.reminder.low", Map.of("count", reminder.left()));
            case ENDED -> messages.text(language, "access.reminder.ended");
            case ENDS_7, ENDS_3, ENDS_1 ->
                messages.html(
                        language,
                        "access.reminder.ends",
                        Map.of(
                                "date", language.day(LocalDate.ofInstant(reminder.moment(), user.zone())),
                                "count", CalendarDays.until(reminder.moment(), clock.instant(), user.zone())));
        };
    }
}
