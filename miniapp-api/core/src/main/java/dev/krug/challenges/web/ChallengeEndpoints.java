package dev.krug.challenges.web;

import dev.krug.challenges.ChallengeId;
import dev.krug.challenges.Challenges;
import dev.krug.challenges.Challenges.CheckedIn;
import dev.krug.challenges.Challenges.Day;
import dev.krug.challenges.HistoryDay;
import dev.krug.challenges.Slot;
import dev.krug.i18n.Language;
import dev.krug.identity.Caller;
import dev.krug.users.User;
import dev.krug.users.Users;
import dev.krug.web.ApiException;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.ErrorCode;
import dev.krug.web.Keyed;
import dev.krug.web.Languages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Challenges")
class ChallengeEndpoints {

    private static final int MOST_DAYS = 366;
    private static final int USUAL_DAYS = 30;
    private static final int EARLIEST_YEAR = 2000;
    private static final int LATEST_YEAR = 9999;

    private final Challenges challenges;
    private final Users users;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;

    ChallengeEndpoints(Challenges challenges, Users users, Envelopes envelopes, TransactionalOperator transaction) {
        this.challenges = challenges;
        this.users = users;
        this.envelopes = envelopes;
        this.transaction = transaction;
    }

    /** The caller's day. */
    record TodayView(LocalDate date, List<ChallengeView> challenges, int sweepBonus, StreakView streak) {

        static TodayView of(Day day, Language language) {
            return new TodayView(
                    day.date(),
                    day.items().stream()
                            .map(item -> ChallengeView.of(item, language))
                            .toList(),
                    Challenges.SWEEP_XP,
                    StreakView.of(day.streak(), day.date()));
        }
    }

    /** A day of the calendar. */
    record DayView(LocalDate date, boolean completed, boolean frozen, List<String> slots) {

        static DayView of(HistoryDay day) {
            return new DayView(
                    day.date(),
                    day.isCompleted(),
                    day.frozen(),
                    day.slots().stream().map(Slot::code).toList());
        }
    }

    record CheckInBody(@Nullable String note) {}

    @GetMapping("/challenges/today")
    @Operation(summary = "Today's challenges by the caller's calendar, with everything counted that was done until now")
    Mono<Envelope<TodayView>> today(Caller caller, ServerHttpRequest request) {
        return users.findById(caller.user())
                .flatMap(challenges::today)
                .as(transaction::transactional)
                .map(day -> TodayView.of(day, Languages.of(request)))
                .as(envelopes::one);
    }

    @PostMapping("/challenges/{id}/check-in")
    @Keyed
    @Operation(summary = "Checks in, once a day, with a note of up to 500 characters")
    Mono<Envelope<ChallengeView>> checkIn(
            Caller caller,
            @PathVariable UUID id,
            @RequestBody(required = false) @Nullable CheckInBody body,
            ServerHttpRequest request) {
        var challenge = new ChallengeId(id);
        var note = noteOf(body);
        return users.findById(caller.user())
                .flatMap(user -> challenges.checkIn(user, challenge, note))
                .as(transaction::transactional)
                .flatMap(outcome -> view(outcome, challenge, Languages.of(request)))
                .as(envelopes::one);
    }

    @GetMapping("/challenges/history")
    @Operation(summary = "The caller's calendar, at most 366 days; the last 30 unless asked otherwise")
    Mono<Envelope<List<DayView>>> history(
            Caller caller,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        var first = date("from", from);
        var last = date("to", to);
        return users.findById(caller.user())
                .flatMap(user -> history(user, first, last))
                .map(days -> days.stream().map(DayView::of).toList())
                .as(envelopes::one);
    }

    @GetMapping("/me/streak")
    @Operation(summary = "The caller's streak of days with a challenge done")
    Mono<Envelope<StreakView>> streak(Caller caller) {
        return Mono.zip(users.findById(caller.user()), challenges.streak(caller.user()))
                .map(read -> StreakView.of(read.getT2(), challenges.dateOf(read.getT1())))
                .as(envelopes::one);
    }

    private static String noteOf(@Nullable CheckInBody body) {
        var note = body == null || body.note() == null ? "" : body.note();
        if (note.codePointCount(0, note.length()) > Challenges.MOST_NOTE_CHARACTERS) {
            throw ApiException.invalid("note", "TOO_LONG");
        }
        return note;
    }

    private static Mono<ChallengeView> view(CheckedIn outcome, ChallengeId id, Language language) {
        return switch (outcome) {
            case CheckedIn.Done(var day) ->
                Mono.justOrEmpty(day.item(id)).map(item -> ChallengeView.of(item, language));
            case CheckedIn.Unknown _ -> Mono.error(ApiException.notFound());
            case CheckedIn.Before _ -> Mono.error(ApiException.of(ErrorCode.CONFLICT, "CHECKED_IN"));
            case CheckedIn.NotToday _ -> Mono.error(ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, "NOT_TODAY"));
            case CheckedIn.NotByButton _ ->
                Mono.error(ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, "NOT_A_CHECK_IN"));
        };
    }

    private Mono<List<HistoryDay>> history(User user, @Nullable LocalDate first, @Nullable LocalDate last) {
        var to = last == null ? challenges.dateOf(user) : last;
        var from = first == null ? to.minusDays(USUAL_DAYS - 1) : first;
        if (from.isAfter(to)) {
            return Mono.error(ApiException.invalid("to", "BEFORE_FROM"));
        }
        return ChronoUnit.DAYS.between(from, to) >= MOST_DAYS
                ? Mono.error(ApiException.invalid("to", "TOO_MANY_DAYS"))
                : challenges.history(user, from, to);
    }

    private static @Nullable LocalDate date(String field, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            var date = LocalDate.parse(text);
            if (date.getYear() >= EARLIEST_YEAR && date.getYear() <= LATEST_YEAR) {
                return date;
            }
        } catch (DateTimeException malformed) {
            // refused below
        }
        throw ApiException.invalid(field, "MALFORMED");
    }
}
