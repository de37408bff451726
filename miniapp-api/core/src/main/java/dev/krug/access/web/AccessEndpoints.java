package dev.krug.access.web;

import dev.krug.access.Access;
import dev.krug.identity.Caller;
import dev.krug.telegram.Bots;
import dev.krug.users.Users;
import dev.krug.web.ApiException;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Access")
class AccessEndpoints {

    private final Access access;
    private final Users users;
    private final Bots bots;
    private final Envelopes envelopes;

    AccessEndpoints(Access access, Users users, Bots bots, Envelopes envelopes) {
        this.access = access;
        this.users = users;
        this.bots = bots;
        this.envelopes = envelopes;
    }

    @GetMapping("/api/v1/me/access")
    @Operation(summary = "Whether the caller may start something in a bot; without a bot, what they have anywhere")
    Mono<Envelope<StandingView>> mine(Caller caller, @RequestParam(required = false) @Nullable String bot) {
        return named(bot)
                .flatMap(name -> users.findById(caller.user()).flatMap(user -> access.check(user, name)))
                .map(StandingView::of)
                .as(envelopes::one);
    }

    private Mono<String> named(@Nullable String bot) {
        return bot == null
                ? Mono.just(Access.PLATFORM)
                : bots.byName(bot)
                        .switchIfEmpty(Mono.error(ApiException::notFound))
                        .map(known -> known.name());
    }

    @GetMapping("/api/v1/me/subscriptions")
    @Operation(summary = "Time and packs of trainings that the caller has or had, newest first")
    Mono<Envelope<List<SubscriptionView>>> subscriptions(Caller caller) {
        return access.subscriptions(caller.user())
                .map(SubscriptionView::of)
                .collectList()
                .as(envelopes::one);
    }
}
