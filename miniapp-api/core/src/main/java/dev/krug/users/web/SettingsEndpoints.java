package dev.krug.users.web;

import dev.krug.identity.Caller;
import dev.krug.notifications.NotificationChoices;
import dev.krug.users.BirthDates;
import dev.krug.users.User;
import dev.krug.users.Users;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.Keyed;
import dev.krug.web.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/me/settings")
@Tag(name = "Users")
class SettingsEndpoints { // MB-115

    private final Users users;
    private final ProfileChanges changes;
    private final NotificationChoices choices;
    private final BirthDates birthDates;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;
    private final Clock clock;

    SettingsEndpoints(
            Users users,
            ProfileChanges changes,
            NotificationChoices choices,
            BirthDates birthDates,
            Envelopes envelopes,
            TransactionalOperator transaction,
            Clock clock) {
        this.users = users;
        this.changes = changes;
        this.choices = choices;
        this.birthDates = birthDates;
        this.envelopes = envelopes;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping
    @Operation(summary = "The caller's settings")
    Mono<Envelope<SettingsView>> read(Caller caller) {
        return users.findById(caller.user()).flatMap(this::view).as(envelopes::one);
    }

    @PatchMapping
    @Keyed
    @Operation(summary = "Changes settings, all of them or none; absent fields stay")
    Mono<Envelope<SettingsView>> change(
            Caller caller, @RequestBody Map<String, @Nullable Object> body, ServerHttpResponse response) {
        var violations = new Violations();
        var profile = ProfileBody.read(body, LocalDate.now(clock), violations);
        var settings = NotificationBody.settings(body, violations);
        var preferences = NotificationBody.preferences(body, violations);
        violations.throwIfAny();
        return changes.apply(caller.user(), profile)
                .delayUntil(user -> settings.isEmpty() ? Mono.empty() : choices.change(user.id(), settings))
                .delayUntil(user -> choices.prefer(user.id(), preferences))
                .flatMap(this::view)
                .as(transaction::transactional)
                .doOnNext(done -> Onboarding.remember(profile, response))
                .as(envelopes::one);
    }

    private Mono<SettingsView> view(User user) {
        return choices.settings(user.id())
                .zipWith(choices.preferences(user.id()))
                .map(chosen -> SettingsView.of(user, birthDates.of(user), chosen.getT1(), chosen.getT2()));
    }
}
