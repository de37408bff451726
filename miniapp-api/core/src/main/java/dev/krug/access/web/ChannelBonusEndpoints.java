package dev.krug.access.web;

import dev.krug.access.Access;
import dev.krug.access.AccessChange;
import dev.krug.access.ChannelBonus;
import dev.krug.access.ChannelBonus.Check;
import dev.krug.identity.Caller;
import dev.krug.telegram.Bots;
import dev.krug.users.User;
import dev.krug.users.Users;
import dev.krug.web.ApiException;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Access")
class ChannelBonusEndpoints { // MB-331

    private final ChannelBonus bonus;
    private final Access access;
    private final Users users;
    private final Bots bots;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;

    ChannelBonusEndpoints(
            ChannelBonus bonus,
            Access access,
            Users users,
            Bots bots,
            Envelopes envelopes,
            TransactionalOperator transaction) {
        this.bonus = bonus;
        this.access = access;
        this.users = users;
        this.bots = bots;
        this.envelopes = envelopes;
        this.transaction = transaction;
    }

    record CheckBody(@Nullable String bot) {}

    record BonusView(boolean granted, int trainingsAdded, StandingView access) {}

    /** @param bot the one to check with */
    record OfferView(String bot, @Nullable String channel, String inviteUrl, int trainings, boolean taken) {

        static OfferView of(ChannelBonus.Offer offer) {
            var channel = offer.channel();
            return new OfferView(
                    channel.botName(),
                    channel.username(),
                    channel.inviteUrl(),
                    channel.bonusTrainings(),
                    offer.taken());
        }
    }

    @GetMapping("/api/v1/me/channel-bonuses")
    @Operation(summary = "The channels whose members get free trainings, each once")
    Mono<Envelope<List<OfferView>>> offers(Caller caller) {
        return users.findById(caller.user())
                .flatMap(user -> bonus.offers(user).map(OfferView::of).collectList())
                .as(envelopes::one);
    }

    @PostMapping("/api/v1/me/channel-bonus/check")
    @Operation(summary = "Asks Telegram whether the caller has joined a bot's channel, and gives the bonus once")
    Mono<Envelope<BonusView>> check(Caller caller, @RequestBody CheckBody body) {
        var bot = body.bot();
        if (bot == null || bot.isBlank()) {
            throw ApiException.invalid("bot", "REQUIRED");
        }
        return bots.byName(bot)
                .switchIfEmpty(Mono.error(ApiException::notFound))
                .then(users.findById(caller.user()))
                .flatMap(user -> ask(bot, user).flatMap(subscribed -> grant(user, bot, subscribed)))
                .as(envelopes::one);
    }

    /** Telegram is asked before the transaction begins; who has no account there is in no channel. */
    private Mono<Check.Subscribed> ask(String bot, User user) {
        return Mono.justOrEmpty(user.telegram())
                .flatMap(telegram -> bonus.check(bot, telegram.id()))
                .map(ChannelBonusEndpoints::subscribed)
                .switchIfEmpty(Mono.error(() -> refused("NOT_SUBSCRIBED")));
    }

    private static Check.Subscribed subscribed(Check check) {
        return switch (check) {
            case Check.Subscribed subscribed -> subscribed;
            case Check.NotSubscribed out -> throw refused("NOT_SUBSCRIBED");
            case Check.NoChannel none -> throw ApiException.notFound();
            case Check.Failed failed -> throw ApiException.of(ErrorCode.PROVIDER_ERROR, "CHANNEL_CHECK_FAILED");
        };
    }

    private static ApiException refused(String reason) {
        return ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, reason);
    }

    private Mono<BonusView> grant(User user, String bot, Check.Subscribed subscribed) {
        return bonus.grant(user, subscribed)
                .filter(AccessChange.Done.class::isInstance)
                .switchIfEmpty(Mono.error(() -> refused("ALREADY_GRANTED")))
                .then(access.check(user, bot))
                .as(transaction::transactional)
                .map(standing -> new BonusView(true, subscribed.channel().bonusTrainings(), StandingView.of(standing)));
    }
}
