package dev.krug.telegram.web;

import dev.krug.access.AccessPolicy;
import dev.krug.telegram.BotChange;
import dev.krug.telegram.BotDesk;
import dev.krug.telegram.BotDesk.Changed;
import dev.krug.web.Access;
import dev.krug.web.ApiException;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Admin: bots' queues")
class BotChoiceEndpoints { // MB-301, MB-944, core 5.6

    private static final Set<String> MONETIZATIONS = Set.of("subscription", "credits");
    private static final Set<String> POLICY_FIELDS = Set.of("mode", "welcomeTrainings", "perDay");
    private static final int MOST_IN_A_POLICY = 1_000;

    private final BotDesk desk;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;

    BotChoiceEndpoints(BotDesk desk, Envelopes envelopes, TransactionalOperator transaction) {
        this.desk = desk;
        this.envelopes = envelopes;
        this.transaction = transaction;
    }

    record ChangeBody(
            @Nullable Map<String, Object> accessPolicy,
            @Nullable String monetization,
            @Nullable Boolean adminMenu) {}

    @PatchMapping("/api/v1/admin/bots/{name}")
    @Access(Access.Level.SUPERADMIN)
    @Operation(
            summary =
                    "Changes who may play in a bot, what it sells first, and whether it has the commands of administrators")
    Mono<Envelope<BotDesk.Choices>> change(@PathVariable String name, @RequestBody ChangeBody body) {
        var policy = body.accessPolicy();
        var money = body.monetization();
        var violations = new Violations();
        violations.check("accessPolicy", policy == null || isPolicy(policy), "INVALID");
        violations.check("monetization", money == null || MONETIZATIONS.contains(money), "INVALID");
        violations.check("body", policy != null || money != null || body.adminMenu() != null, "EMPTY");
        violations.throwIfAny();
        return changed(name, new BotChange(policy, money, body.adminMenu(), null));
    }

    @PostMapping("/api/v1/admin/bots/{name}/pause")
    @Access(Access.Level.ADMIN)
    @Operation(summary = "Lets a bot answer that it will be back; its data stays")
    Mono<Envelope<BotDesk.Choices>> pause(@PathVariable String name) {
        return changed(name, BotChange.PAUSE);
    }

    @PostMapping("/api/v1/admin/bots/{name}/resume")
    @Access(Access.Level.ADMIN)
    @Operation(summary = "Lets a paused bot answer again")
    Mono<Envelope<BotDesk.Choices>> resume(@PathVariable String name) {
        return changed(name, BotChange.RESUME);
    }

    private Mono<Envelope<BotDesk.Choices>> changed(String name, BotChange change) {
        return desk.change(name, change)
                .map(changed -> switch (changed) {
                    case Changed.Done(var choices) -> choices;
                    case Changed.Unchanged(var choices) -> choices;
                    case Changed.Unknown unknown -> throw ApiException.notFound();
                })
                .as(transaction::transactional)
                .as(envelopes::one);
    }

    private static boolean isPolicy(Map<String, Object> policy) {
        try {
            return policy.containsKey("mode")
                    && POLICY_FIELDS.containsAll(policy.keySet())
                    && policy.values().stream()
                            .noneMatch(value -> value instanceof Integer number && number > MOST_IN_A_POLICY)
                    && AccessPolicy.of(policy) != null;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }
}
