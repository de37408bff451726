package dev.krug.access.bot;

import dev.krug.access.AccessChange;
import dev.krug.access.BotChannel;
import dev.krug.access.BotChannels;
import dev.krug.access.ChannelBonus;
import dev.krug.access.ChannelBonus.Check;
import dev.krug.runtime.Beginnings;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.telegram.Bot;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Free trainings for whoever joins the channel: where it is, and whether one did. */
@Component
class FreeAccess {

    static final String CHECK = "payment:check_subscription";

    private final BotChannels channels;
    private final ChannelBonus bonus;
    private final Beginnings beginnings;

    FreeAccess(BotChannels channels, ChannelBonus bonus, Beginnings beginnings) {
        this.channels = channels;
        this.bonus = bonus;
        this.beginnings = beginnings;
    }

    Mono<Reply> offer(Turn turn) {
        return channels.of(turn.bot().name())
                .map(channel ->
                        withWays(turn, turn.say("access.free", Map.of("count", channel.bonusTrainings())), channel))
                .defaultIfEmpty(withoutChannel(turn))
                .map(Reply::inPlace);
    }

    private static Reply withWays(Turn turn, Reply reply, BotChannel channel) {
        return reply.buttons(Button.url(turn.text("access.button.channel"), channel.inviteUrl()))
                .buttons(turn.button("access.button.check", CHECK))
                .buttons(
                        turn.button("access.button.promo", "payment:enter_promo"),
                        turn.button("access.button.menu", "payment:back_to_menu"));
    }

    private static Reply withoutChannel(Turn turn) {
        return turn.say("access.free.no_channel")
                .buttons(
                        turn.button("access.button.promo", "payment:enter_promo"),
                        turn.button("access.button.menu", "payment:back_to_menu"));
    }

    /** Telegram is asked before the transaction, and only when the button is pressed. */
    Mono<?> prepare(Bot bot, long telegramId, String input) { // MB-333
        return input.equals(CHECK) ? bonus.check(bot.name(), telegramId) : Mono.empty();
    }

    Mono<Reply> check(Turn turn) { // MB-331, MB-332
        return switch (turn.prepared()) {
            case Check.Subscribed subscribed ->
                bonus.grant(turn.user(), subscribed).map(change -> granted(turn, change, subscribed.channel()));
            case Check.NotSubscribed(var channel) ->
                Mono.just(withWays(turn, turn.say("access.bonus.not_subscribed"), channel)
                        .inPlace());
            case Check.NoChannel none -> Mono.just(withoutChannel(turn).inPlace());
            case Check.Failed(var channel) -> Mono.just(failed(turn));
            case null, default -> Mono.just(failed(turn));
        };
    }

    private Reply granted(Turn turn, AccessChange change, BotChannel channel) {
        if (!(change instanceof AccessChange.Done)) {
            return turn.say("access.bonus.already")
                    .buttons(turn.button("access.button.menu", "payment:back_to_menu"))
                    .inPlace();
        }
        var reply = turn.say("access.bonus.granted", Map.of("count", channel.bonusTrainings()));
        var beginning = beginnings.button(turn);
        return (beginning.isPresent() ? reply.buttons(beginning.get()) : reply)
                .buttons(turn.button("access.button.menu", "payment:back_to_menu"))
                .inPlace();
    }

    private static Reply failed(Turn turn) {
        return turn.say("access.bonus.failed")
                .buttons(turn.button("access.button.check", CHECK))
                .buttons(turn.button("access.button.menu", "payment:back_to_menu"))
                .inPlace();
    }
}
