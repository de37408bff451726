package dev.krug.users.web;

import dev.krug.identity.Caller;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import dev.krug.web.Access;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.Keyed;
import dev.krug.web.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Users")
class UserEndpoints {

    private final Users users;
    private final ProfileChanges changes;
    private final MeViews views;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;
    private final Clock clock;

    UserEndpoints(
            Users users,
            ProfileChanges changes,
            MeViews views,
            Envelopes envelopes,
            TransactionalOperator transaction,
            Clock clock) {
        this.users = users;
        this.changes = changes;
        this.views = views;
        this.envelopes = envelopes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** What others see of a user. */
    record Profile(
            UUID id,
            @Nullable String displayName,
            @Nullable String username,
            @Nullable String avatarUrl,
            int currentStreak) {

        static Profile of(User user) { // CORE-143
            var profile = user.profile();
            return new Profile(
                    user.id().value(),
                    profile.displayName(),
                    profile.username(),
                    profile.avatarUrl(),
                    user.streak().current());
        }
    }

    @GetMapping({"/users/me", "/auth/me"})
    @Access(Access.Level.GUEST)
    @Operation(summary = "The caller")
    Mono<Envelope<Me>> me(Caller caller) {
        return users.findById(caller.user()).flatMap(views::of).as(envelopes::one);
    }

    @RequestMapping(
            path = {"/users/me", "/auth/me"},
            method = {RequestMethod.PATCH, RequestMethod.PUT})
    @Keyed
    @Operation(summary = "Changes the caller's profile; absent fields stay, null clears")
    Mono<Envelope<Me>> change(
            Caller caller, @RequestBody Map<String, @Nullable Object> body, ServerHttpResponse response) {
        var violations = new Violations();
        var change = ProfileBody.read(body, LocalDate.now(clock), violations);
        violations.throwIfAny();
        return changes.apply(caller.user(), change)
                .as(transaction::transactional)
                .doOnNext(user -> Onboarding.remember(change, response))
                .flatMap(views::of)
                .as(envelopes::one);
    }

    @GetMapping("/users/{id}")
    @Operation(summary = "Another user, as far as everybody may see them")
    Mono<Envelope<Profile>> profile(@PathVariable UUID id) {
        return users.findById(new UserId(id))
                .filter(user -> user.status() == User.Status.ACTIVE || isFormerlyBanned(user))
                .map(Profile::of)
                .as(envelopes::one);
    }

    private boolean isFormerlyBanned(User user) {
        return user.status() == User.Status.BANNED && !user.isBanned(clock.instant());
    }
}
