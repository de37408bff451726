package dev.krug.xp.web;

import dev.krug.identity.Caller;
import dev.krug.telegram.Bots;
import dev.krug.web.ApiException;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.PageQuery;
import dev.krug.web.Violations;
import dev.krug.xp.Board;
import dev.krug.xp.Leaderboards;
import dev.krug.xp.XpEvents;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Experience")
class XpEndpoints {

    private static final Set<String> PERIODS = Set.of("all", "month", "week", "day");

    private final XpEvents events;
    private final Leaderboards boards;
    private final Bots bots;
    private final Envelopes envelopes;

    XpEndpoints(XpEvents events, Leaderboards boards, Bots bots, Envelopes envelopes) {
        this.events = events;
        this.boards = boards;
        this.bots = bots;
        this.envelopes = envelopes;
    }

    record EventView(int delta, String reason, String bot, long totalAfter, int levelAfter, Instant createdAt) {

        static EventView of(XpEvents.XpEvent event) {
            return new EventView(
                    event.delta(),
                    event.reason(),
                    event.botName(),
                    event.totalAfter(),
                    event.levelAfter(),
                    event.createdAt());
        }
    }

    @GetMapping("/api/v1/me/xp-events")
    @Operation(summary = "Where the caller's experience came from, newest first")
    Mono<Envelope<List<EventView>>> events(
            Caller caller,
            @RequestParam(required = false) @Nullable String bot,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String sortBy,
            @RequestParam(required = false) @Nullable String sortOrder) {
        var query = PageQuery.of(page, limit, sortBy, sortOrder, "createdAt");
        var since = instant("from", from, 0);
        var until = instant("to", to, 1);
        if (since != null && until != null && !since.isBefore(until)) {
            throw ApiException.invalid("to", "BEFORE_FROM");
        }
        var filter = new XpEvents.Filter(bot, since, until);
        return envelopes.page(
                query,
                events.of(caller.user(), filter, query.limit(), query.offset())
                        .map(EventView::of)
                        .collectList(),
                events.count(caller.user(), filter));
    }

    @GetMapping("/api/v1/leaderboards/xp")
    @Operation(summary = "Who earned most experience; period all, month, week or day")
    Mono<Envelope<List<LineView>>> board(
            Caller caller,
            @RequestParam(defaultValue = "all") String period,
            @RequestParam(required = false) @Nullable String bot,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String sortBy,
            @RequestParam(required = false) @Nullable String sortOrder) {
        var query = PageQuery.of(page, limit, sortBy, sortOrder, "xp");
        return board(period, bot)
                .flatMap(board -> envelopes.page(
                        query,
                        boards.page(board, query.limit(), query.offset())
                                .map(lines -> lines.stream()
                                        .map(line -> LineView.of(line, caller))
                                        .toList()),
                        boards.count(board)));
    }

    @GetMapping("/api/v1/leaderboards/xp/me")
    @Operation(summary = "The caller's own place")
    Mono<Envelope<Leaderboards.Place>> place(
            Caller caller,
            @RequestParam(defaultValue = "all") String period,
            @RequestParam(required = false) @Nullable String bot) {
        return board(period, bot)
                .flatMap(board -> boards.placeOf(caller.user(), board))
                .as(envelopes::one);
    }

    private Mono<Board> board(String period, @Nullable String bot) {
        var violations = new Violations();
        violations.check("period", PERIODS.contains(period), "UNKNOWN_PERIOD");
        violations.throwIfAny();
        var board = new Board(Board.Period.valueOf(period.toUpperCase(Locale.ROOT)), bot);
        return bot == null
                ? Mono.just(board)
                : bots.byName(bot)
                        .switchIfEmpty(Mono.error(() -> ApiException.invalid("bot", "UNKNOWN_BOT")))
                        .thenReturn(board);
    }

    /** A day (its beginning, or the one after it for the end of a range) or an instant; UTC. */
    private static @Nullable Instant instant(String field, @Nullable String text, int daysLater) {
        if (text == null) {
            return null;
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text)
                            .plusDays(daysLater)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                    : inRange(Instant.parse(text));
        } catch (DateTimeException malformed) {
            throw ApiException.invalid(field, "MALFORMED");
        }
    }

    // PostgreSQL's calendar ends earlier than Java's.
    private static Instant inRange(Instant instant) {
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(Instant.parse("9999-12-31T23:59:59Z"))) {
            throw new DateTimeException("out of range");
        }
        return instant;
    }
}
