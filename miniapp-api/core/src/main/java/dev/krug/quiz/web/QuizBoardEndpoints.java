package dev.krug.quiz.web;

import dev.krug.identity.Caller;
import dev.krug.quiz.QuizBoard;
import dev.krug.quiz.QuizBoards;
import dev.krug.users.User;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.PageQuery;
import dev.krug.web.Violations;
import dev.krug.xp.Board.Period;
import dev.krug.xp.Leaderboards;
import dev.krug.xp.web.LineView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Quiz")
class QuizBoardEndpoints { // MB-625

    private static final Set<String> BOARDS = Set.of("score", "category", "duel", "daily");
    private static final String DATE = "[0-9]{4}-[0-9]{2}-[0-9]{2}";
    private static final String CATEGORY = "[a-z0-9-]{2,40}";

    private final QuizBoards boards;
    private final GameDesk desk;
    private final Envelopes envelopes;
    private final Clock clock;

    QuizBoardEndpoints(QuizBoards boards, GameDesk desk, Envelopes envelopes, Clock clock) {
        this.boards = boards;
        this.desk = desk;
        this.envelopes = envelopes;
        this.clock = clock;
    }

    /** Which board is asked for, checked. */
    private record Asked(String board, Period period, String category, Optional<LocalDate> date) {

        static Asked of(String board, String period, @Nullable String category, @Nullable String date) {
            var violations = new Violations();
            var found = Arrays.stream(Period.values())
                    .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(period))
                    .findFirst();
            var day = Optional.ofNullable(date).flatMap(Asked::date);
            violations.check("board", BOARDS.contains(board), "UNKNOWN_BOARD");
            violations.check("period", found.isPresent(), "UNKNOWN_PERIOD");
            violations.check("category", !board.equals("category") || category != null, "REQUIRED");
            violations.check("category", category == null || category.matches(CATEGORY), "INVALID");
            violations.check("date", date == null || day.isPresent(), "MALFORMED");
            violations.throwIfAny();
            return new Asked(board, found.orElseThrow(), category == null ? "" : category, day);
        }

        private static Optional<LocalDate> date(String text) {
            try {
                return Optional.of(text).filter(day -> day.matches(DATE)).map(LocalDate::parse);
            } catch (DateTimeParseException noSuchDay) {
                return Optional.empty();
            }
        }

        QuizBoard board(LocalDate today) {
            return switch (board) {
                case "category" -> new QuizBoard.Category(category, period);
                case "duel" -> new QuizBoard.Rating();
                case "daily" -> new QuizBoard.Daily(date.orElse(today));
                default -> new QuizBoard.Score(period);
            };
        }
    }

    @GetMapping("/api/v1/leaderboards/quiz")
    @Operation(summary = "Who is best at the quiz; board score, category, duel or daily. xp is what the board counts")
    Mono<Envelope<List<LineView>>> board(
            Caller caller,
            @RequestParam(defaultValue = "score") String board,
            @RequestParam(defaultValue = "all") String period,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String date,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String sortBy,
            @RequestParam(required = false) @Nullable String sortOrder) {
        var query = PageQuery.of(page, limit, sortBy, sortOrder, "xp");
        var asked = Asked.of(board, period, category, date);
        return desk.user(caller).flatMap(user -> {
            var wanted = asked.board(today(user));
            return envelopes.page(
                    query,
                    boards.page(wanted, query.limit(), query.offset())
                            .map(lines -> lines.stream()
                                    .map(line -> LineView.of(line, caller))
                                    .toList()),
                    boards.count(wanted));
        });
    }

    /** The caller's place; null where there is none. */
    record Own(Leaderboards.@Nullable Place place) {}

    @GetMapping("/api/v1/leaderboards/quiz/me")
    @Operation(summary = "The caller's own place; null for those who are not on the board")
    Mono<Envelope<Own>> place(
            Caller caller,
            @RequestParam(defaultValue = "score") String board,
            @RequestParam(defaultValue = "all") String period,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String date) {
        var asked = Asked.of(board, period, category, date);
        return desk.user(caller)
                .flatMap(user -> boards.placeOf(user.id(), asked.board(today(user)))
                        .map(Own::new)
                        .defaultIfEmpty(new Own(null)))
                .as(envelopes::one);
    }

    private LocalDate today(User user) {
        return LocalDate.ofInstant(clock.instant(), user.zone());
    }
}
