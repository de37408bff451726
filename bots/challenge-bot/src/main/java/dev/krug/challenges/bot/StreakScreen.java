package dev.krug.challenges.bot;

import dev.krug.challenges.Milestone;
import dev.krug.challenges.Streak;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;

/** How somebody's streak stands. */
final class StreakScreen {

    private StreakScreen() {}

    static Reply of(Turn turn, Streak streak, LocalDate today) {
        int days = streak.shownOn(today);
        var lines = new ArrayList<String>();
        lines.add(turn.html(days == 0 ? "challenges.streak.none" : "challenges.streak", Map.of("count", days)));
        lines.add("");
        lines.add(turn.html("challenges.streak.longest", Map.of("count", streak.longest())));
        lines.add(turn.html(
                "challenges.streak.freezes", Map.of("freezes", streak.freezes(), "most", Streak.MOST_FREEZES)));
        Milestone.after(days)
                .ifPresent(next -> lines.add(turn.html(
                        "challenges.streak.next",
                        Map.of("count", next.days(), "xp", next.xp(), "left", next.days() - days))));
        lines.add("");
        lines.add(turn.text(streak.isDoneOn(today) ? "challenges.streak.done" : "challenges.streak.todo"));
        return Reply.html(String.join("\n", lines)).buttons(turn.button("challenges.button.today", "challenge:today"));
    }
}
