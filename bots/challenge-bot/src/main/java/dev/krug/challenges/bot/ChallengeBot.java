package dev.krug.challenges.bot;

import dev.krug.challenges.ChallengeBadge;
import dev.krug.challenges.ChallengeId;
import dev.krug.challenges.Challenges;
import dev.krug.challenges.Challenges.CheckedIn;
import dev.krug.runtime.BotDeclaration;
import dev.krug.runtime.BotModule;
import dev.krug.runtime.Handler;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.telegram.Bots;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The challenges as a chat. */
@Component
class ChallengeBot implements BotModule {

    private static final String NOTE = "challenge:note";
    private static final int HISTORY_DAYS = 30;
    private static final int BOARD_LINES = 10;

    private final Challenges challenges;
    private final Bots bots;

    ChallengeBot(Challenges challenges, Bots bots) {
        this.challenges = challenges;
        this.bots = bots;
    }

    @Override
    public BotDeclaration declare() {
        var declaration = BotDeclaration.named(Challenges.BOT, "challenges")
                .command("start", Handler.plain(ChallengeBot::welcome))
                .command("today", this::today)
                .command("streak", this::streak)
                .command("history", this::history)
                .command("top", this::top)
                .button("challenge:today", this::today)
                .button("challenge:refresh", turn -> today(turn).map(Reply::inPlace))
                .button("challenge:checkin", turn -> checkIn(turn, turn.argument(), ""))
                .button(NOTE, Handler.plain(ChallengeBot::askForNote))
                .step(NOTE, this::takeNote)
                .text(Handler.plain(turn -> turn.say("challenges.hint")))
                .other(Handler.plain(turn -> turn.say("challenges.hint")));
        for (var badge : ChallengeBadge.values()) {
            declaration = declaration.badge(badge.type(), badge.emoji(), badge.condition());
        }
        return declaration;
    }

    private static Reply welcome(Turn turn) {
        var telegram = turn.user().telegram();
        var name = telegram == null ? null : telegram.firstName();
        return turn.say("challenges.welcome", Map.of("name", name == null ? turn.text("common.user") : name))
                .buttons(turn.button("challenges.button.today", "challenge:today"))
                .buttons(turn.appButton("challenges.button.app", "challenges"));
    }

    private Mono<Reply> today(Turn turn) {
        return Mono.zip(challenges.today(turn.user()), bots.all().collectList())
                .map(known -> TodayScreen.of(turn, known.getT1(), known.getT2()));
    }

    private static Reply askForNote(Turn turn) { // MB-709
        return turn.say("challenges.note.ask", Map.of("most", Challenges.MOST_NOTE_CHARACTERS))
                .enter(NOTE, Map.of("challenge", turn.argument()));
    }

    private Mono<Reply> takeNote(Turn turn) {
        var dialog = turn.dialog();
        var note = turn.text();
        if (dialog == null || note.isBlank()) {
            return Mono.just(turn.say("challenges.note.text_only"));
        }
        return note.codePointCount(0, note.length()) > Challenges.MOST_NOTE_CHARACTERS
                ? Mono.just(turn.say("challenges.note.too_long", Map.of("most", Challenges.MOST_NOTE_CHARACTERS)))
                : checkIn(turn, String.valueOf(dialog.data().get("challenge")), note)
                        .map(Reply::leave);
    }

    private Mono<Reply> checkIn(Turn turn, String challenge, String note) {
        return idOf(challenge)
                .flatMap(id -> challenges.checkIn(turn.user(), id, note))
                .defaultIfEmpty(new CheckedIn.Unknown())
                .flatMap(outcome -> switch (outcome) {
                    case CheckedIn.Done(var day) ->
                        bots.all()
                                .collectList()
                                .map(all -> shown(turn, TodayScreen.of(turn, day, all), "challenges.checked_in"));
                    case CheckedIn.Before _ -> Mono.just(told(turn, "challenges.checked_in.before"));
                    case CheckedIn.NotToday _ -> Mono.just(told(turn, "challenges.checked_in.not_today"));
                    case CheckedIn.Unknown _, CheckedIn.NotByButton _ ->
                        Mono.just(told(turn, "challenges.checked_in.unknown"));
                });
    }

    /** After a press in the message itself, after a note below it. */
    private static Reply shown(Turn turn, Reply screen, String toast) {
        return turn.isPress() ? screen.inPlace().and(Reply.toast(turn.text(toast))) : screen;
    }

    private static Reply told(Turn turn, String key) {
        return turn.isPress() ? Reply.toast(turn.text(key)) : turn.say(key);
    }

    private Mono<Reply> streak(Turn turn) {
        return challenges
                .streak(turn.user().id())
                .map(streak -> StreakScreen.of(turn, streak, challenges.dateOf(turn.user())));
    }

    private Mono<Reply> history(Turn turn) {
        var today = challenges.dateOf(turn.user());
        return challenges
                .history(turn.user(), today.minusDays(HISTORY_DAYS - 1), today)
                .map(days -> HistoryScreen.of(turn, days));
    }

    private Mono<Reply> top(Turn turn) {
        return challenges.board(turn.user(), BOARD_LINES).map(board -> BoardScreen.of(turn, board));
    }

    // The data of a button comes from outside, whoever made the button.
    private static Mono<ChallengeId> idOf(String text) {
        return text.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
                ? Mono.just(new ChallengeId(UUID.fromString(text)))
                : Mono.empty();
    }
}
