package dev.krug.admin.bot;

import dev.krug.admin.Administration;
import dev.krug.admin.BanTime;
import dev.krug.admin.Reason;
import dev.krug.runtime.AdminAct.Plan;
import dev.krug.runtime.AdminDeclaration;
import dev.krug.runtime.AdminSection;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.runtime.Words;
import dev.krug.users.Role;
import dev.krug.users.User;
import dev.krug.xp.Experience;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Finding people and what can be done about them. */
@Component
class PeopleSection implements AdminSection { // MB-810, MB-811

    private final People people;
    private final PersonCard card;
    private final Administration administration;

    PeopleSection(People people, PersonCard card, Administration administration) {
        this.people = people;
        this.card = card;
        this.administration = administration;
    }

    @Override
    public AdminDeclaration declare() {
        return AdminDeclaration.section("admin.section.people", "admin:ask:user")
                .act("user", this::show)
                .act("ban", this::ban)
                .act("unban", this::unban)
                .act("xp", this::xp)
                .act("badge", this::badge)
                .act("role", this::role)
                .act("erase", this::erase);
    }

    private Mono<Plan> show(Turn turn) {
        return people.one(turn, turn.argument(), user -> card.of(turn, user).map(Plan.Answer::new));
    }

    private Mono<Plan> ban(Turn turn) {
        var words = Words.of(turn.argument());
        var time = BanTime.parse(words.next().first());
        var reason = Reason.of(words.next().rest());
        if (time.isEmpty() || reason.isEmpty()) {
            return Acts.usage(turn, "admin.ask.ban");
        }
        return people.one(
                turn,
                words.first(),
                user -> Mono.just(new Plan.Confirm(
                        turn.html(
                                "admin.confirm.ban",
                                Map.of(
                                        "name", People.nameOf(turn, user),
                                        "time", words.next().first(),
                                        "reason", reason.get().text())),
                        Acts.done(
                                turn,
                                administration.ban(
                                        turn.user().id(),
                                        user.id(),
                                        time.get().time().orElse(null),
                                        reason.get()),
                                banned -> card.of(turn, banned)))));
    }

    private Mono<Plan> unban(Turn turn) {
        var words = Words.of(turn.argument());
        return people.one(
                turn,
                words.first(),
                user -> Mono.just(new Plan.Do(Acts.done(
                        turn,
                        administration.unban(
                                turn.user().id(),
                                user.id(),
                                Reason.of(words.rest()).orElse(null)),
                        freed -> card.of(turn, freed)))));
    }

    private Mono<Plan> xp(Turn turn) {
        var words = Words.of(turn.argument());
        var delta = Amounts.signed(words.next().first(), Experience.MOST_PER_GRANT);
        var reason = Reason.of(words.next().rest());
        if (delta.isEmpty() || reason.isEmpty()) {
            return Acts.usage(turn, "admin.ask.xp");
        }
        return people.one(turn, words.first(), user -> {
            var act = Acts.done(
                    turn,
                    administration.changeXp(turn.user().id(), user.id(), delta.get(), reason.get(), turn.id()),
                    change -> Mono.just(turn.say(
                            "admin.done.xp",
                            Map.of(
                                    "name", People.nameOf(turn, user),
                                    "xp", change.totalXp(),
                                    "level", change.newLevel()))));
            var question =
                    turn.html("admin.confirm.xp", Map.of("name", People.nameOf(turn, user), "count", -delta.get()));
            return Mono.just(delta.get() < 0 ? new Plan.Confirm(question, act) : new Plan.Do(act));
        });
    }

    /** {@code grant U type [bot] [reason]} or {@code revoke U type [bot] reason}; a card leaves the person in front. */
    private Mono<Plan> badge(Turn turn) {
        var words = BadgeWords.of(turn.argument());
        if (words.isEmpty()) {
            return Acts.usage(turn, "admin.ask.badge");
        }
        var badge = words.get();
        return people.one(
                turn,
                badge.whom(),
                user -> Mono.just(badge.grants() ? new Plan.Do(grant(turn, user, badge)) : revoke(turn, user, badge)));
    }

    private Mono<Reply> grant(Turn turn, User user, BadgeWords badge) {
        return Acts.done(
                turn,
                administration.grantBadge(
                        turn.user().id(),
                        user.id(),
                        badge.type(),
                        badge.bot(),
                        Reason.of(badge.reason()).orElse(null)),
                type -> card.of(turn, user));
    }

    private Plan revoke(Turn turn, User user, BadgeWords badge) {
        return Reason.of(badge.reason())
                .<Plan>map(reason -> new Plan.Confirm(
                        turn.html(
                                "admin.confirm.revoke",
                                Map.of("name", People.nameOf(turn, user), "badge", badge.type())),
                        Acts.done(
                                turn,
                                administration.revokeBadge(
                                        turn.user().id(), user.id(), badge.type(), badge.bot(), reason),
                                type -> card.of(turn, user))))
                .orElseGet(() -> new Plan.Answer(turn.say("admin.ask.badge")));
    }

    private Mono<Plan> role(Turn turn) {
        var words = Words.of(turn.argument());
        var wanted = words.next().first().toLowerCase(Locale.ROOT);
        var role = Arrays.stream(Role.values())
                .filter(known -> known.code().equals(wanted))
                .findFirst();
        if (role.isEmpty()) {
            return Acts.usage(turn, "admin.ask.role");
        }
        return people.one(
                turn,
                words.first(),
                user -> Mono.just(new Plan.Confirm(
                        turn.html("admin.confirm.role", Map.of("name", People.nameOf(turn, user), "role", wanted)),
                        Acts.done(
                                turn,
                                administration.changeRole(
                                        turn.user().id(),
                                        user.id(),
                                        role.get(),
                                        Reason.of(words.next().rest()).orElse(null)),
                                changed -> card.of(turn, changed)))));
    }

    private Mono<Plan> erase(Turn turn) {
        var words = Words.of(turn.argument());
        var reason = Reason.of(words.rest());
        if (reason.isEmpty()) {
            return Acts.usage(turn, "admin.ask.erase");
        }
        return people.one(
                turn,
                words.first(),
                user -> Mono.just(new Plan.Confirm(
                        turn.html("admin.confirm.erase", Map.of("name", People.nameOf(turn, user))),
                        Acts.done(
                                turn,
                                administration.erase(turn.user().id(), user.id(), reason.get()),
                                gone -> Mono.just(turn.say("admin.done.erase"))))));
    }
}
