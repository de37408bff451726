package dev.krug.admin.bot;

import dev.krug.access.Access;
import dev.krug.access.Standing;
import dev.krug.access.SubscriptionType;
import dev.krug.admin.AccessAdministration;
import dev.krug.admin.Order;
import dev.krug.admin.Outcome;
import dev.krug.admin.Reason;
import dev.krug.runtime.AdminAct.Plan;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.runtime.Words;
import dev.krug.users.User;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code /give_access}: to whom, what and how much, each asked for until it is known, and then whether to. */
@Component
class GiveDialog { // section 6: GIVING_ACCESS

    private static final String COMMAND = "give_access";
    // One letter each: with somebody's id before it a button carries no more.
    private static final String FREE = "f";
    private static final String CREDITS = "c";
    private static final Set<String> KINDS = Set.of("month", "year", FREE, CREDITS);

    private final People people;
    private final AccessLines lines;
    private final AccessAdministration administration;

    GiveDialog(People people, AccessLines lines, AccessAdministration administration) {
        this.people = people;
        this.lines = lines;
        this.administration = administration;
    }

    Mono<Plan> plan(Turn turn) {
        var words = Words.of(turn.argument());
        var kind = words.next().first();
        if (words.first().isEmpty()) {
            return Mono.just(new Plan.Answer(ask(turn, "admin.give.whom", "")));
        }
        return KINDS.contains(kind)
                ? people.one(
                        turn,
                        words.first(),
                        user -> Mono.just(plan(turn, user, kind, words.next().rest())))
                : people.one(turn, turn.argument(), user -> Mono.just(new Plan.Answer(choices(turn, user))));
    }

    private Plan plan(Turn turn, User user, String kind, String written) {
        var count = kind.equals(FREE) || kind.equals(CREDITS)
                ? Amounts.positive(written.strip(), Access.MOST_CREDITS)
                : Optional.of(1);
        return count.<Plan>map(number -> confirm(turn, user, kind, number))
                .orElseGet(() -> new Plan.Answer(
                        ask(turn, "admin.ask.give_access", user.id().value() + " " + kind)));
    }

    private static Reply ask(Turn turn, String key, String beginning) {
        return turn.say(key).enter(AdminDesk.FILL, Map.of("command", COMMAND, "beginning", beginning));
    }

    private static Reply choices(Turn turn, User user) {
        var id = user.id().value();
        return turn.say("admin.give.what", Map.of("name", People.nameOf(turn, user)))
                .buttons(
                        turn.button("admin.give.month", "admin:do:give_access:" + id + " month"),
                        turn.button("admin.give.year", "admin:do:give_access:" + id + " year"))
                .buttons(
                        turn.button("admin.give.free", "admin:ask:give_access:" + id + " " + FREE),
                        turn.button("admin.give.credits", "admin:ask:give_access:" + id + " " + CREDITS))
                .buttons(turn.button("admin.no", "admin:no"));
    }

    private Plan confirm(Turn turn, User user, String kind, int count) {
        var question = turn.html(
                "admin.confirm.give", Map.of("name", People.nameOf(turn, user), "kind", kind, "count", count));
        var order = new Order(turn.user().id(), user.id(), new Reason(turn.text("admin.give.reason")), turn.id());
        return new Plan.Confirm(
                question, Acts.done(turn, act(order, kind, count), standing -> Mono.just(said(turn, user, standing))));
    }

    private Mono<Outcome<Standing>> act(Order order, String kind, int count) {
        return switch (kind) {
            case FREE -> administration.giveFreeTrainings(order, count);
            case CREDITS -> administration.changeCredits(order, count);
            case "year" -> administration.grantSubscription(order, SubscriptionType.YEAR.days());
            default -> administration.grantSubscription(order, SubscriptionType.MONTH.days());
        };
    }

    private Reply said(Turn turn, User user, Standing standing) {
        return Reply.html(lines.outcome(turn, user, standing));
    }
}
