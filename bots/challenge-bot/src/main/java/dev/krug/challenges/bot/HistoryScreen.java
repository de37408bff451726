package dev.krug.challenges.bot;

import dev.krug.challenges.HistoryDay;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.time.DayOfWeek;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The last days as a calendar: a line for each week, beginning on Monday. */
final class HistoryScreen {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("dd.MM");

    private HistoryScreen() {}

    static Reply of(Turn turn, List<HistoryDay> days) {
        long done = days.stream().filter(HistoryDay::isCompleted).count();
        var head = turn.html("challenges.history", Map.of("count", done, "of", days.size()));
        return Reply.html(head + "\n\n" + calendar(days) + "\n\n" + turn.text("challenges.history.legend"))
                .buttons(turn.appButton("challenges.button.app", "challenges"));
    }

    static String calendar(List<HistoryDay> days) {
        var weeks = new ArrayList<StringBuilder>();
        for (var day : days) {
            if (weeks.isEmpty() || day.date().getDayOfWeek() == DayOfWeek.MONDAY) {
                weeks.add(new StringBuilder("<code>" + DATE.format(day.date()) + "</code> "));
            }
            weeks.getLast().append(' ').append(sign(day));
        }
        return String.join("\n", weeks);
    }

    private static String sign(HistoryDay day) {
        return day.isCompleted() ? "✅" : day.frozen() ? "❄️" : "·";
    }
}
