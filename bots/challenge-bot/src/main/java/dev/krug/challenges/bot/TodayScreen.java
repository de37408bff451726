package dev.krug.challenges.bot;

import dev.krug.challenges.Challenges;
import dev.krug.challenges.Challenges.Day;
import dev.krug.challenges.Challenges.Item;
import dev.krug.challenges.Slot;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.telegram.Bot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The cards of a day, with the way to where each is done. */
final class TodayScreen { // multi-bot section 6

    private static final int BAR_CELLS = 10;
    private static final int BOTS_PER_ROW = 2;

    private TodayScreen() {}

    static Reply of(Turn turn, Day day, List<Bot> bots) {
        var cards = new ArrayList<String>();
        cards.add(turn.text("challenges.today"));
        day.items().forEach(item -> cards.add(card(turn, item)));
        cards.add(foot(turn, day));
        return Reply.html(String.join("\n\n", cards)).buttonRows(buttons(turn, day, bots));
    }

    private static String card(Turn turn, Item item) {
        var content = item.challenge().content();
        var progress = item.progress();
        return turn.html(
                progress.isDone() ? "challenges.card.done" : "challenges.card.open",
                Map.of(
                        "mark", mark(item.challenge().slot()),
                        "title", content.title().in(turn.language()),
                        "description", content.description().in(turn.language()),
                        "xp", content.xp(),
                        "bar", bar(progress.value(), content.target()),
                        "progress", progress.value(),
                        "target", content.target()));
    }

    static String mark(Slot slot) {
        return switch (slot) {
            case EASY -> "🟢";
            case MEDIUM -> "🟡";
            case HARD -> "🔴";
            case CUSTOM -> "⭐️";
        };
    }

    private static String foot(Turn turn, Day day) {
        boolean swept = day.items().stream()
                .filter(item -> item.challenge().slot() != Slot.CUSTOM)
                .allMatch(item -> item.progress().isDone());
        return turn.html(
                swept ? "challenges.foot.swept" : "challenges.foot",
                Map.of(
                        "xp", Challenges.SWEEP_XP,
                        "days", day.streak().shownOn(day.date()),
                        "freezes", day.streak().freezes()));
    }

    private static List<List<Button>> buttons(Turn turn, Day day, List<Bot> bots) {
        var open =
                day.items().stream().filter(item -> !item.progress().isDone()).toList();
        var rows = new ArrayList<List<Button>>();
        for (var item : open) {
            if (item.challenge().content().metric().isCheckIn()) {
                var id = item.challenge().id().value();
                rows.add(List.of(
                        turn.button("challenges.button.checkin", "challenge:checkin:" + id),
                        turn.button("challenges.button.note", "challenge:note:" + id)));
            }
        }
        var ways = bots.stream()
                .filter(bot -> !bot.name().equals(Challenges.BOT) && bot.username() != null)
                .filter(bot -> open.stream().anyMatch(item -> isDoneIn(bot, item)))
                .map(bot -> Button.url("▶️ " + bot.title(turn.language()), link(bot)))
                .toList();
        for (int i = 0; i < ways.size(); i += BOTS_PER_ROW) {
            rows.add(ways.subList(i, Math.min(i + BOTS_PER_ROW, ways.size())));
        }
        if (!open.isEmpty()) {
            rows.add(List.of(turn.button("challenges.button.refresh", "challenge:refresh")));
        }
        rows.add(List.of(turn.appButton("challenges.button.app", "challenges")));
        return rows;
    }

    private static boolean isDoneIn(Bot bot, Item item) {
        return item.challenge().content().metric().isDoneIn(bot.name());
    }

    private static String link(Bot bot) {
        return "https://t.me/" + bot.username() + "?start=challenge";
    }

    private static String bar(int progress, int target) {
        int filled = Math.clamp((long) progress * BAR_CELLS / target, progress > 0 ? 1 : 0, BAR_CELLS);
        return "▰".repeat(filled) + "▱".repeat(BAR_CELLS - filled);
    }
}
