package dev.krug.admin.bot;

import dev.krug.access.Access;
import dev.krug.access.FreeSource;
import dev.krug.access.Standing;
import dev.krug.access.Subscription;
import dev.krug.admin.AccessAdministration;
import dev.krug.admin.Order;
import dev.krug.admin.Outcome;
import dev.krug.admin.Reason;
import dev.krug.runtime.AdminAct.Plan;
import dev.krug.runtime.AdminDeclaration;
import dev.krug.runtime.AdminSection;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.runtime.Words;
import dev.krug.users.User;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code /credits}, {@code /free} and {@code /sub}: what people start things with. */
@Component
class AccessSection implements AdminSection { // MB-811

    private static final Set<String> VERBS = Set.of("grant", "extend", "revoke");
    private static final Map<String, FreeSource> SOURCES =
            Stream.of(FreeSource.values()).collect(Collectors.toUnmodifiableMap(FreeSource::code, source -> source));

    private final People people;
    private final AccessLines lines;
    private final GiveDialog dialog;
    private final AccessAdministration administration;
    private final Access access;
    private final Clock clock;

    AccessSection(
            People people,
            AccessLines lines,
            GiveDialog dialog,
            AccessAdministration administration,
            Access access,
            Clock clock) {
        this.people = people;
        this.lines = lines;
        this.dialog = dialog;
        this.administration = administration;
        this.access = access;
        this.clock = clock;
    }

    @Override
    public AdminDeclaration declare() {
        return AdminDeclaration.section("admin.section.give", "admin:do:give_access")
                .act("give_access", dialog::plan)
                .act("credits", this::credits)
                .act("free", this::free)
                .act("sub", this::subscription);
    }

    private Mono<Plan> credits(Turn turn) {
        var words = Words.of(turn.argument());
        var delta = Amounts.signed(words.next().first(), Access.MOST_CREDITS);
        var reason = Reason.of(words.next().rest());
        if (delta.isEmpty() || reason.isEmpty()) {
            return Acts.usage(turn, "admin.ask.credits");
        }
        return people.one(turn, words.first(), user -> {
            var act = done(turn, user, administration.changeCredits(order(turn, user, reason.get()), delta.get()));
            return Mono.just(
                    delta.get() < 0
                            ? new Plan.Confirm(question(turn, user, "admin.confirm.credits", -delta.get()), act)
                            : new Plan.Do(act));
        });
    }

    /** {@code U n [reason]} or {@code U clear [source] [reason]}. */
    private Mono<Plan> free(Turn turn) {
        var words = Words.of(turn.argument());
        var what = words.next();
        if (what.first().equals("clear")) {
            var source = SOURCES.get(what.next().first());
            var reason = source == null ? what.rest() : what.next().rest();
            return people.one(turn, words.first(), user -> Mono.just(clear(turn, user, source, reason)));
        }
        var count = Amounts.positive(what.first(), Access.MOST_CREDITS);
        return count.isEmpty()
                ? Acts.usage(turn, "admin.ask.free")
                : people.one(
                        turn,
                        words.first(),
                        user -> Mono.just(new Plan.Do(done(
                                turn,
                                user,
                                administration.giveFreeTrainings(
                                        order(turn, user, reasonOrNull(what.rest())), count.get())))));
    }

    private Plan clear(Turn turn, User user, @Nullable FreeSource source, String reason) {
        var question = turn.html(
                "admin.confirm.free",
                Map.of("name", People.nameOf(turn, user), "source", source == null ? "all" : source.code()));
        return new Plan.Confirm(
                question,
                done(turn, user, administration.clearFreeTrainings(order(turn, user, reasonOrNull(reason)), source)));
    }

    private Mono<Plan> subscription(Turn turn) {
        var words = VerbWords.of(turn.argument(), VERBS);
        return switch (words.verb()) {
            case "grant" -> grant(turn, words);
            case "extend" -> extend(turn, words);
            case "revoke" -> revoke(turn, words);
            default -> Acts.usage(turn, "admin.ask.sub");
        };
    }

    private Mono<Plan> grant(Turn turn, VerbWords words) {
        var days = GrantedDays.of(words.rest().first());
        var reason = Reason.of(words.rest().rest());
        return days.isEmpty() || reason.isEmpty()
                ? Acts.usage(turn, "admin.ask.sub")
                : people.one(
                        turn,
                        words.whom(),
                        user -> Mono.just(new Plan.Do(done(
                                turn,
                                user,
                                administration.grantSubscription(order(turn, user, reason.get()), days.get())))));
    }

    private Mono<Plan> extend(Turn turn, VerbWords words) {
        var days = Amounts.positive(words.rest().first(), Access.MOST_DAYS);
        return days.isEmpty()
                ? Acts.usage(turn, "admin.ask.sub")
                : people.one(
                        turn,
                        words.whom(),
                        user -> Mono.just(new Plan.Do(done(
                                turn,
                                user,
                                administration.extendSubscription(
                                        order(
                                                turn,
                                                user,
                                                reasonOrNull(words.rest().rest())),
                                        null,
                                        days.get())))));
    }

    /** {@code revoke U [#n] reason}: the n-th period of the card, or all time. */
    private Mono<Plan> revoke(Turn turn, VerbWords words) {
        var number = words.rest().first().matches("#[1-9][0-9]{0,2}")
                ? Integer.parseInt(words.rest().first().substring(1))
                : 0;
        var rest = words.rest();
        var reason = Reason.of(number == 0 ? (rest.first() + " " + rest.rest()) : rest.rest());
        return reason.isEmpty()
                ? Acts.usage(turn, "admin.ask.sub")
                : people.one(
                        turn,
                        words.whom(),
                        user -> number == 0
                                ? Mono.just(revokeAll(turn, user, reason.get()))
                                : access.periods(user.id())
                                        .filter(period -> period.isLeft(clock.instant()))
                                        .skip(number - 1L)
                                        .next()
                                        .map(period -> revokeOne(turn, user, period, reason.get()))
                                        .defaultIfEmpty(new Plan.Answer(turn.say("api.reason.NO_SUBSCRIPTION"))));
    }

    private Plan revokeAll(Turn turn, User user, Reason reason) {
        return new Plan.Confirm(
                turn.html("admin.confirm.sub", Map.of("name", People.nameOf(turn, user))),
                done(turn, user, administration.revokeSubscription(order(turn, user, reason), null)));
    }

    private Plan revokeOne(Turn turn, User user, Subscription.Period period, Reason reason) {
        return new Plan.Confirm(
                question(turn, user, "admin.confirm.period", period.days()),
                done(turn, user, administration.revokeSubscription(order(turn, user, reason), period.id())));
    }

    private Mono<Reply> done(Turn turn, User user, Mono<Outcome<Standing>> act) {
        return Acts.done(turn, act, standing -> Mono.just(Reply.html(lines.outcome(turn, user, standing))));
    }

    private static String question(Turn turn, User user, String key, int count) {
        return turn.html(key, Map.of("name", People.nameOf(turn, user), "count", count));
    }

    private static Order order(Turn turn, User user, @Nullable Reason reason) {
        return new Order(turn.user().id(), user.id(), reason, turn.id());
    }

    private static @Nullable Reason reasonOrNull(String text) {
        return Reason.of(text).orElse(null);
    }
}
