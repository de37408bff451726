package dev.krug.users.web;

import dev.krug.identity.Caller;
import dev.krug.users.ProfileChange;
import dev.krug.users.ProfileUpdate;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import dev.krug.web.Access;
import dev.krug.web.ApiException;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.ErrorCode;
import dev.krug.web.Rate;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
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
    private final MeViews views;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;
    private final Clock clock;

    UserEndpoints(Users users, MeViews views, Envelopes envelopes, TransactionalOperator transaction, Clock clock) {
        this.users = users;
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

    /** What users set for themselves. */
    record Settings(
            String language, String languageCode, String timezone, String timeZone, boolean hideFromLeaderboard) {

        static Settings of(User user) {
            var language = user.language().code();
            var zone = user.profile().timezone();
            return new Settings(language, language, zone, zone, user.progress().hiddenFromLeaderboards());
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
    @Operation(summary = "Changes the caller's profile; absent fields stay, null clears")
    Mono<Envelope<Me>> change(
            Caller caller, @RequestBody Map<String, @Nullable Object> body, ServerHttpResponse response) {
        var change = ProfileBody.read(body);
        return update(caller, change)
                .doOnNext(user -> rememberOnboarding(change, response))
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

    @GetMapping("/me/settings")
    @Operation(summary = "The caller's settings")
    Mono<Envelope<Settings>> settings(Caller caller) {
        return users.findById(caller.user()).map(Settings::of).as(envelopes::one);
    }

    @RequestMapping(path = "/me/settings", method = RequestMethod.PATCH)
    @Rate(Rate.Kind.HARD)
    @Operation(summary = "Changes language, time zone or visibility")
    Mono<Envelope<Settings>> changeSettings(Caller caller, @RequestBody Map<String, @Nullable Object> body) {
        return update(caller, ProfileBody.readSettings(body)).map(Settings::of).as(envelopes::one);
    }

    private Mono<User> update(Caller caller, ProfileChange change) {
        return change.columns().isEmpty()
                ? users.findById(caller.user())
                : users.change(caller.user(), change)
                        .as(transaction::transactional)
                        .map(UserEndpoints::updated);
    }

    private static User updated(ProfileUpdate update) {
        return switch (update) {
            case ProfileUpdate.Updated(var user) -> user;
            case ProfileUpdate.UsernameTaken() -> throw ApiException.of(ErrorCode.CONFLICT, "USERNAME_TAKEN");
            case ProfileUpdate.UsernameChangedRecently() ->
                throw ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, "USERNAME_CHANGED_RECENTLY");
            case ProfileUpdate.TimezoneTooSoon() ->
                throw ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, "TIMEZONE_TOO_SOON");
        };
    }

    private boolean isFormerlyBanned(User user) {
        return user.status() == User.Status.BANNED && !user.isBanned(clock.instant());
    }

    private static void rememberOnboarding(ProfileChange change, ServerHttpResponse response) {
        if (Boolean.TRUE.equals(change.columns().get("is_onboarded"))) {
            response.addCookie(ResponseCookie.from("user_onboarded", "true")
                    .path("/")
                    .sameSite("Lax")
                    .maxAge(Duration.ofDays(365))
                    .build());
        }
    }
}
