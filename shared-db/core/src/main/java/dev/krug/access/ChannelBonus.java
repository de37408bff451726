package dev.krug.access;

import dev.krug.telegram.Alert;
import dev.krug.telegram.Alerts;
import dev.krug.telegram.Bots;
import dev.krug.telegram.ChatMembers;
import dev.krug.telegram.Membership;
import dev.krug.users.User;
import java.util.List;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Free trainings for subscribers of a bot's channel: first Telegram is asked, then, in a transaction, they are given. */
@Service
public class ChannelBonus {

    private final BotChannels channels;
    private final ChatMembers members;
    private final Access access;
    private final FreeTrainings freeTrainings;
    private final Alerts alerts;
    private final Bots bots;

    ChannelBonus(
            BotChannels channels,
            ChatMembers members,
            Access access,
            FreeTrainings freeTrainings,
            Alerts alerts,
            Bots bots) {
        this.channels = channels;
        this.members = members;
        this.access = access;
        this.freeTrainings = freeTrainings;
        this.alerts = alerts;
        this.bots = bots;
    }

    /** What Telegram says of somebody and a bot's channel. */
    public sealed interface Check {

        record NoChannel() implements Check {}

        record Subscribed(BotChannel channel, long chatId) implements Check {}

        record NotSubscribed(BotChannel channel) implements Check {}

        /** Nobody knows; the admins are told. */
        record Failed(BotChannel channel) implements Check {}
    }

    /** Asks Telegram; never within a transaction, and never failing because of Telegram. */
    public Mono<Check> check(String botName, long telegramId) { // MB-331
        return channels.of(botName)
                .flatMap(channel -> members.find(botName, channel.chat(), telegramId)
                        .flatMap(membership -> switch (membership) {
                            case Membership.In(var chatId) -> Mono.<Check>just(new Check.Subscribed(channel, chatId));
                            case Membership.Out out -> Mono.just(new Check.NotSubscribed(channel));
                            case Membership.Unknown(var reason) ->
                                alarm(botName, reason).thenReturn(new Check.Failed(channel));
                        }))
                .defaultIfEmpty(new Check.NoChannel());
    }

    private Mono<Void> alarm(String botName, String reason) { // MB-332
        return bots.byName(botName)
                .flatMap(bot -> alerts.tell(bot, Alert.of(Alert.Kind.CHANNEL_CHECK, "error", reason)));
    }

    /** Gives the bonus, once for each person and channel, whichever bots it belongs to. Runs in the caller's transaction. */
    public Mono<AccessChange> grant(User user, Check.Subscribed subscribed) {
        var channel = subscribed.channel();
        return access.addBonus(
                        user, channel.bonusTrainings(), FreeSource.CHANNEL, BotChannel.grantKey(subscribed.chatId()))
                .delayUntil(change -> channels.remember(channel, subscribed.chatId()));
    }

    /** A channel with the bot that gives its bonus, and whether somebody has got it. */
    public record Offer(BotChannel channel, boolean taken) {}

    /** The offers of all bots, each channel once. */
    public Flux<Offer> offers(User user) {
        return freeTrainings
                .keys(user.id(), FreeSource.CHANNEL)
                .collectList()
                .flatMapMany(keys -> bots.all()
                        .concatMap(bot -> channels.of(bot.name()))
                        .distinct(BotChannel::chat)
                        .map(channel -> new Offer(channel, isTaken(channel, keys))));
    }

    private static boolean isTaken(BotChannel channel, List<String> keys) {
        var chatId = channel.chatId();
        return chatId != null && keys.contains(BotChannel.grantKey(chatId));
    }
}
