package dev.krug.quiz.bot;

import dev.krug.quiz.QuizBoard;
import dev.krug.quiz.QuizBoards;
import dev.krug.runtime.BotDeclaration;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.xp.Board.Period;
import dev.krug.xp.Leaderboards.Line;
import dev.krug.xp.Leaderboards.Place;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The leaderboards of the quiz, one at a time. */
@Component
class BoardChat { // MB-625

    private static final int LINES = 10;
    private static final List<String> MEDALS = List.of("🥇", "🥈", "🥉");
    private static final List<List<String>> BOARDS = List.of(List.of("day", "week", "all"), List.of("daily", "duel"));

    private final QuizBoards boards;
    private final Clock clock;

    BoardChat(QuizBoards boards, Clock clock) {
        this.boards = boards;
        this.clock = clock;
    }

    BotDeclaration declareIn(BotDeclaration bot) {
        return bot.command("top", turn -> board(turn, "week"))
                .button("quiz:top", turn -> board(turn, turn.argument()).map(Reply::inPlace));
    }

    private Mono<Reply> board(Turn turn, String name) {
        var board = of(turn, name);
        return Mono.zip(
                        boards.page(board, LINES, 0),
                        boards.placeOf(turn.user().id(), board)
                                .map(Optional::of)
                                .defaultIfEmpty(Optional.empty()))
                .map(facts -> screen(turn, name, facts.getT1(), facts.getT2()));
    }

    private QuizBoard of(Turn turn, String name) {
        return switch (name) {
            case "day" -> new QuizBoard.Score(Period.DAY);
            case "all" -> new QuizBoard.Score(Period.ALL);
            case "duel" -> new QuizBoard.Rating();
            case "daily" ->
                new QuizBoard.Daily(
                        LocalDate.ofInstant(clock.instant(), turn.user().zone()));
            default -> new QuizBoard.Score(Period.WEEK);
        };
    }

    private static Reply screen(Turn turn, String name, List<Line> lines, Optional<Place> own) {
        var text = new ArrayList<String>();
        text.add(turn.text("quiz.top." + name) + "\n");
        lines.forEach(line -> text.add(line(turn, line)));
        if (lines.isEmpty()) {
            text.add(turn.text("quiz.top.none"));
        }
        own.ifPresent(place -> text.add(
                "\n" + turn.html("quiz.top.own", Map.of("position", place.position(), "total", place.total()))));
        return Reply.html(String.join("\n", text))
                .buttonRows(BOARDS.stream()
                        .map(row -> row.stream()
                                .map(each -> Button.of(turn.text("quiz.top.button." + each), "quiz:top:" + each))
                                .toList())
                        .toList());
    }

    private static String line(Turn turn, Line line) {
        var place = line.position() <= MEDALS.size() ? MEDALS.get((int) line.position() - 1) : line.position() + ".";
        return turn.html(
                line.userId().equals(turn.user().id()) ? "quiz.top.me" : "quiz.top.line",
                Map.of(
                        "place",
                        place,
                        "name",
                        line.name().isEmpty() ? turn.text("common.user") : line.name(),
                        "points",
                        line.xp()));
    }
}
