package dev.krug.quiz.bot;

import dev.krug.quiz.CategoryCount;
import dev.krug.quiz.Duel;
import dev.krug.quiz.DuelRefusal;
import dev.krug.quiz.Duels;
import dev.krug.quiz.Duels.Challenged;
import dev.krug.quiz.Duels.Entered;
import dev.krug.quiz.Duels.Replied;
import dev.krug.quiz.Quizzes;
import dev.krug.runtime.BotDeclaration;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** From the challenge to the first question of a duel. */
@Component
class DuelChat { // MB-621

    private static final int LISTED = 10;

    private final Duels duels;
    private final Quizzes quizzes;

    DuelChat(Duels duels, Quizzes quizzes) {
        this.duels = duels;
        this.quizzes = quizzes;
    }

    BotDeclaration declareIn(BotDeclaration bot) {
        return bot.command("duel", this::topics)
                .command("duels", this::list)
                .link("duel", this::opened)
                .button(DuelScreens.NEW, this::topics)
                .button(DuelScreens.TOPIC, this::challenge)
                .button(DuelScreens.SHOW, this::opened)
                .button(DuelScreens.ACCEPT, this::accept)
                .button(DuelScreens.DECLINE, this::decline)
                .button(DuelScreens.CANCEL, this::cancel)
                .button(DuelScreens.PLAY, this::play)
                .button("duel:renew", this::renew);
    }

    private Mono<Reply> topics(Turn turn) {
        return quizzes.categories(turn.language()).map(categories -> DuelScreens.topics(Texts.of(turn), categories));
    }

    private Mono<Reply> challenge(Turn turn) {
        var category = turn.argument().isEmpty() ? null : turn.argument();
        return duels.challenge(turn.user(), turn.language(), category, turn.id().getLeastSignificantBits())
                .map(challenged -> switch (challenged) {
                    case Challenged.Made(var duel) ->
                        DuelScreens.open(Texts.of(turn), duel, link(turn, duel)).inPlace();
                    case Challenged.NotEnough(var available) ->
                        MenuScreens.notEnough(Texts.of(turn), available).inPlace();
                });
    }

    private Mono<Reply> list(Turn turn) {
        return duels.of(turn.user(), null, LISTED, 0)
                .map(found -> DuelScreens.list(Texts.of(turn), found, turn.user()));
    }

    /** What the link leads to, or a line of the list. */
    private Mono<Reply> opened(Turn turn) {
        return duels.find(turn.argument())
                .flatMap(duel -> shown(turn, duel))
                .defaultIfEmpty(DuelScreens.refused(Texts.of(turn), DuelRefusal.UNKNOWN));
    }

    private Mono<Reply> shown(Turn turn, Duel duel) {
        var texts = Texts.of(turn);
        if (duel.state() == Duel.State.OPEN) {
            return duel.isChallenger(turn.user().id())
                    ? Mono.just(DuelScreens.open(texts, duel, link(turn, duel)))
                    : topic(turn, duel).map(topic -> DuelScreens.invitation(texts, duel, topic));
        }
        return Mono.just(
                duel.sideOf(turn.user().id()).isPresent()
                        ? standing(texts, duel, turn)
                        : DuelScreens.refused(texts, outsider(duel)));
    }

    private static Reply standing(Texts texts, Duel duel, Turn turn) {
        return switch (duel.state()) {
            case CANCELLED -> DuelScreens.refused(texts, DuelRefusal.CANCELLED);
            case DECLINED -> DuelScreens.refused(texts, DuelRefusal.DECLINED);
            case OPEN, ACCEPTED, FINISHED, EXPIRED -> DuelScreens.standing(texts, duel, turn.user());
        };
    }

    private static DuelRefusal outsider(Duel duel) {
        return switch (duel.state()) {
            case OPEN, EXPIRED -> DuelRefusal.EXPIRED;
            case ACCEPTED, FINISHED -> DuelRefusal.TAKEN;
            case CANCELLED -> DuelRefusal.CANCELLED;
            case DECLINED -> DuelRefusal.DECLINED;
        };
    }

    private Mono<String> topic(Turn turn, Duel duel) {
        return quizzes.categories(turn.language())
                .map(categories -> categories.stream()
                        .filter(category -> category.code().equals(duel.category()))
                        .map(CategoryCount::title)
                        .findFirst()
                        .orElseGet(() -> turn.text("quiz.duel.mixed")));
    }

    private Mono<Reply> accept(Turn turn) {
        return replied(
                turn,
                duels.accept(turn.user(), turn.argument()),
                duel -> DuelScreens.standing(Texts.of(turn), duel, turn.user()));
    }

    private Mono<Reply> decline(Turn turn) {
        return replied(turn, duels.decline(turn.user(), turn.argument()), duel -> turn.say("quiz.duel.you_declined"));
    }

    private Mono<Reply> cancel(Turn turn) {
        return replied(turn, duels.cancel(turn.user(), turn.argument()), duel -> turn.say("quiz.duel.you_cancelled"));
    }

    private static Mono<Reply> replied(Turn turn, Mono<Replied> reply, Function<Duel, Reply> done) {
        return reply.map(replied -> switch (replied) {
                    case Replied.Done(var duel) -> done.apply(duel);
                    case Replied.Refused(var reason) -> DuelScreens.refused(Texts.of(turn), reason);
                })
                .map(Reply::inPlace);
    }

    private Mono<Reply> play(Turn turn) {
        return duels.start(turn.user(), turn.argument(), GameChat.messageOf(turn))
                .map(entered -> switch (entered) {
                    case Entered.Played(var started) -> GameChat.begun(turn, started, "duel:renew:" + turn.argument());
                    case Entered.Refused(var reason) ->
                        DuelScreens.refused(Texts.of(turn), reason).inPlace();
                });
    }

    /** Ends the running game and begins the duel. */
    private Mono<Reply> renew(Turn turn) {
        return quizzes.stop(turn.user()).flatMap(stopped -> play(turn));
    }

    private static String link(Turn turn, Duel duel) {
        return "https://t.me/" + turn.bot().username() + "?start=duel_" + duel.code();
    }
}
