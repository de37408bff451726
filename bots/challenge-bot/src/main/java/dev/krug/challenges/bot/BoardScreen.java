package dev.krug.challenges.bot;

import dev.krug.challenges.Challenges.Board;
import dev.krug.challenges.StreakLine;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The longest streaks that are alive. */
final class BoardScreen {

    private static final List<String> MEDALS = List.of("🥇", "🥈", "🥉");

    private BoardScreen() {}

    static Reply of(Turn turn, Board board) {
        var lines = board.lines().isEmpty()
                ? turn.text("challenges.top.empty")
                : board.lines().stream().map(line -> line(turn, line)).collect(Collectors.joining("\n"));
        var own = board.ownDays() == 0
                ? turn.text("challenges.top.none")
                : turn.html("challenges.top.own", Map.of("position", board.ahead() + 1, "count", board.ownDays()));
        return Reply.html(turn.text("challenges.top") + "\n\n" + lines + "\n\n" + own)
                .buttons(turn.button("challenges.button.today", "challenge:today"));
    }

    private static String line(Turn turn, StreakLine line) {
        var place = line.position() <= MEDALS.size() ? MEDALS.get((int) line.position() - 1) : line.position() + ".";
        return turn.html(
                line.userId().equals(turn.user().id()) ? "challenges.top.me" : "challenges.top.line",
                Map.of("place", place, "name", line.name(), "count", line.days()));
    }
}
