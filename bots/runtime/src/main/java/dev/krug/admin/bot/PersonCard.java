package dev.krug.admin.bot;

import dev.krug.badges.Badges;
import dev.krug.badges.UserBadge;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.sessions.BotSession;
import dev.krug.sessions.BotSessions;
import dev.krug.users.Role;
import dev.krug.users.User;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One person as administrators see them, with what can be done about them. */
@Component
class PersonCard {

    private final BotSessions sessions;
    private final Badges badges;
    private final AccessLines access;
    private final Clock clock;

    PersonCard(BotSessions sessions, Badges badges, AccessLines access, Clock clock) {
        this.sessions = sessions;
        this.badges = badges;
        this.access = access;
        this.clock = clock;
    }

    Mono<Reply> of(Turn turn, User user) {
        return Mono.zip(
                        sessions.of(user.id()).collectList(),
                        badges.of(user.id(), null).collectList(),
                        access.of(turn, user))
                .map(read -> Reply.html(turn.html("admin.card", facts(turn, user, read.getT1(), read.getT2())) + "\n\n"
                                + read.getT3())
                        .buttonRows(buttons(turn, user)));
    }

    private HashMap<String, Object> facts(Turn turn, User user, List<BotSession> bots, List<UserBadge> earned) {
        var telegram = user.telegram();
        var username = telegram == null ? null : telegram.username();
        var facts = new HashMap<String, Object>();
        facts.put("name", People.nameOf(turn, user));
        facts.put("username", username == null ? "" : " @" + username);
        facts.put("id", user.id().value().toString());
        facts.put("telegram", telegram == null ? "–" : Long.toString(telegram.id()));
        facts.put("role", user.role().code());
        facts.put("standing", standing(turn, user));
        facts.put("level", user.progress().level());
        facts.put("xp", user.progress().totalXp());
        facts.put("trainings", user.progress().totalTrainings());
        facts.put("badges", earned.stream().map(UserBadge::type).distinct().count());
        facts.put(
                "bots",
                bots.isEmpty()
                        ? "–"
                        : bots.stream().map(BotSession::botName).sorted().collect(Collectors.joining(", ")));
        facts.put("seen", moment(turn, user.lastSeenAt()));
        facts.put("since", moment(turn, user.createdAt()));
        return facts;
    }

    private String standing(Turn turn, User user) {
        if (!user.isBanned(clock.instant())) {
            return turn.text("admin.standing.active");
        }
        var until = user.bannedUntil();
        return until == null
                ? turn.text("admin.standing.banned")
                : turn.text("admin.standing.banned") + " → " + moment(turn, until);
    }

    private List<List<Button>> buttons(Turn turn, User user) {
        var id = user.id().value().toString();
        var ban = user.isBanned(clock.instant())
                ? turn.button("admin.button.unban", "admin:do:unban:" + id)
                : turn.button("admin.button.ban", "admin:ask:ban:" + id);
        var first = List.of(ban, turn.button("admin.button.xp", "admin:ask:xp:" + id));
        var second = List.of(
                turn.button("admin.button.badge", "admin:ask:badge:" + id),
                turn.button("admin.button.audit", "admin:do:audit:user=" + id));
        var third = List.of(
                turn.button("admin.button.give", "admin:do:give_access:" + id),
                turn.button("admin.button.sub", "admin:ask:sub:" + id));
        var fourth = List.of(
                turn.button("admin.button.credits", "admin:ask:credits:" + id),
                turn.button("admin.button.free", "admin:ask:free:" + id));
        return turn.user().role() == Role.SUPERADMIN
                ? List.of(
                        first, second, third, fourth, List.of(turn.button("admin.button.role", "admin:ask:role:" + id)))
                : List.of(first, second, third, fourth);
    }

    static String moment(Turn turn, @Nullable Instant at) {
        return at == null
                ? "–"
                : DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(Locale.of(turn.language().code()))
                        .format(at.atZone(turn.user().zone()));
    }
}
