package dev.krug.admin.web;

import dev.krug.admin.Administration;
import dev.krug.admin.Outcome;
import dev.krug.admin.Reason;
import dev.krug.identity.AccessTokens;
import dev.krug.identity.Caller;
import dev.krug.users.Role;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.web.Access;
import dev.krug.web.Access.Level;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.Keyed;
import dev.krug.xp.XpChange;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/admin/users/{id}")
@Tag(name = "Admin: people")
class AdminUserEndpoints { // MB-810, MB-811

    private final Administration administration;
    private final AccessTokens tokens;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;

    AdminUserEndpoints(
            Administration administration,
            AccessTokens tokens,
            Envelopes envelopes,
            TransactionalOperator transaction) {
        this.administration = administration;
        this.tokens = tokens;
        this.envelopes = envelopes;
        this.transaction = transaction;
    }

    record Standing(
            UUID id, String status, String role, @Nullable Instant bannedUntil) {

        static Standing of(User user) {
            return new Standing(
                    user.id().value(),
                    user.status().name().toLowerCase(Locale.ROOT),
                    user.role().code(),
                    user.bannedUntil());
        }
    }

    record Xp(long totalXp, int level) {

        static Xp of(XpChange change) {
            return new Xp(change.totalXp(), change.newLevel());
        }
    }

    @PostMapping({"/ban", "/block"})
    @Access(Level.ADMIN)
    @Operation(summary = "Shuts somebody out; duration as 12h or 30d, from 1h to 365d, or permanent")
    Mono<Envelope<Standing>> ban(Caller caller, @PathVariable UUID id, @RequestBody ActBody body) {
        var fields = new ActFields(body);
        var time = fields.duration();
        var reason = fields.reason();
        fields.check();
        return logsOut(
                answer(administration.ban(caller.user(), new UserId(id), time.orElse(null), reason), Standing::of));
    }

    @PostMapping({"/unban", "/unblock"})
    @Access(Level.ADMIN)
    @Operation(summary = "Ends a ban at once")
    Mono<Envelope<Standing>> unban(
            Caller caller, @PathVariable UUID id, @RequestBody(required = false) @Nullable ActBody body) {
        var reason = Reason.of(body == null || body.reason() == null ? "" : body.reason());
        return answer(administration.unban(caller.user(), new UserId(id), reason.orElse(null)), Standing::of);
    }

    @PostMapping("/xp")
    @Access(Level.ADMIN)
    @Keyed
    @Operation(summary = "Adds or takes experience")
    Mono<Envelope<Xp>> xp(Caller caller, @PathVariable UUID id, @RequestBody ActBody body) {
        var fields = new ActFields(body);
        int delta = fields.delta();
        var reason = fields.reason();
        fields.check();
        return answer(administration.changeXp(caller.user(), new UserId(id), delta, reason, UUID.randomUUID()), Xp::of);
    }

    @PostMapping("/badges")
    @Access(Level.ADMIN)
    @Operation(summary = "Gives a badge of the catalogue")
    Mono<Envelope<Map<String, String>>> grantBadge(Caller caller, @PathVariable UUID id, @RequestBody ActBody body) {
        var fields = new ActFields(body);
        var type = fields.badgeType();
        var bot = fields.bot();
        fields.check();
        return answer(
                administration.grantBadge(caller.user(), new UserId(id), type, bot, fields.reasonOrNull()),
                given -> Map.of("badgeType", given, "earnedInBot", bot));
    }

    @DeleteMapping("/badges")
    @Access(Level.ADMIN)
    @Operation(summary = "Takes a badge and its experience back")
    Mono<Envelope<Map<String, String>>> revokeBadge(Caller caller, @PathVariable UUID id, @RequestBody ActBody body) {
        var fields = new ActFields(body);
        var type = fields.badgeType();
        var bot = fields.bot();
        var reason = fields.reason();
        fields.check();
        return answer(
                administration.revokeBadge(caller.user(), new UserId(id), type, bot, reason),
                taken -> Map.of("badgeType", taken, "earnedInBot", bot));
    }

    @PatchMapping("/role")
    @Access(Level.SUPERADMIN)
    @Operation(summary = "Changes somebody's role and ends their sign-ins")
    Mono<Envelope<Standing>> role(Caller caller, @PathVariable UUID id, @RequestBody ActBody body) {
        var fields = new ActFields(body);
        Role role = fields.role();
        fields.check();
        return logsOut(answer(
                administration.changeRole(caller.user(), new UserId(id), role, fields.reasonOrNull()), Standing::of));
    }

    @DeleteMapping
    @Access(Level.SUPERADMIN)
    @Operation(summary = "Erases somebody for good")
    Mono<Envelope<Map<String, Boolean>>> erase(Caller caller, @PathVariable UUID id, @RequestBody ActBody body) {
        var fields = new ActFields(body);
        var reason = fields.reason();
        fields.check();
        return logsOut(
                answer(administration.erase(caller.user(), new UserId(id), reason), gone -> Map.of("erased", true)));
    }

    private <T, V> Mono<Envelope<V>> answer(Mono<Outcome<T>> act, Function<T, V> view) {
        return act.map(outcome -> Answers.valueOf(outcome))
                .as(transaction::transactional)
                .map(view)
                .as(envelopes::one);
    }

    private <T> Mono<T> logsOut(Mono<T> act) {
        return act.delayUntil(done -> tokens.announceRevocation());
    }
}
