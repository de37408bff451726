package dev.krug.admin.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.krug.access.Standing;
import dev.krug.access.web.StandingView;
import dev.krug.admin.AccessAdministration;
import dev.krug.admin.Order;
import dev.krug.admin.Outcome;
import dev.krug.admin.web.PersonAccess.SubscriptionRow;
import dev.krug.credits.Credits;
import dev.krug.identity.Caller;
import dev.krug.ledger.Asset;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import dev.krug.web.Access;
import dev.krug.web.Access.Level;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.Keyed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
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
class AdminAccessEndpoints { // MB-811

    private final AccessAdministration administration;
    private final dev.krug.access.Access access;
    private final Credits credits;
    private final Users users;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;

    AdminAccessEndpoints(
            AccessAdministration administration,
            dev.krug.access.Access access,
            Credits credits,
            Users users,
            Envelopes envelopes,
            TransactionalOperator transaction) {
        this.administration = administration;
        this.access = access;
        this.credits = credits;
        this.users = users;
        this.envelopes = envelopes;
        this.transaction = transaction;
    }

    /** @param balance of the unit that was changed */
    record BalanceView(
            String unit, long balance, @JsonUnwrapped StandingView access) {}

    @PostMapping("/credits")
    @Access(Level.ADMIN)
    @Keyed
    @Operation(summary = "Gives or takes credits, by default trainings; what is not there cannot be taken")
    Mono<Envelope<BalanceView>> credits(Caller caller, @PathVariable UUID id, @RequestBody ActBody body) {
        return credits.units().concatWithValues(Asset.TRAININGS).collectList().flatMap(units -> {
            var fields = new ActFields(body);
            var unit = fields.unit(units);
            int amount = fields.amount();
            var order = order(caller, id, fields);
            return unit == Asset.TRAININGS
                    ? answer(administration.changeCredits(order, amount))
                            .map(standing ->
                                    new BalanceView(unit.unit(), standing.creditsLeft(), StandingView.of(standing)))
                            .as(this::inOne)
                    : answer(administration.changeBalance(order, unit, amount))
                            .zipWhen(balance -> standing(order.target()))
                            .map(read -> new BalanceView(unit.unit(), read.getT1(), StandingView.of(read.getT2())))
                            .as(this::inOne);
        });
    }

    @PostMapping("/free-trainings")
    @Access(Level.ADMIN)
    @Keyed
    @Operation(summary = "Gives free trainings")
    Mono<Envelope<StandingView>> giveFreeTrainings(Caller caller, @PathVariable UUID id, @RequestBody ActBody body) {
        var fields = new ActFields(body);
        int count = fields.count();
        return seen(administration.giveFreeTrainings(order(caller, id, fields), count));
    }

    @DeleteMapping("/free-trainings")
    @Access(Level.ADMIN)
    @Keyed
    @Operation(summary = "Takes away the free trainings that are left: channel, promocode, admin, or all")
    Mono<Envelope<StandingView>> clearFreeTrainings(Caller caller, @PathVariable UUID id, @RequestBody ActBody body) {
        var fields = new ActFields(body);
        var source = fields.source();
        return seen(administration.clearFreeTrainings(order(caller, id, fields), source));
    }

    @PostMapping({"/subscriptions", "/gift-subscription"})
    @Access(Level.ADMIN)
    @Keyed
    @Operation(summary = "Adds time after all that is there: type week, month, year or max, or 1 to 1825 days")
    Mono<Envelope<List<SubscriptionRow>>> grantSubscription(
            Caller caller, @PathVariable UUID id, @RequestBody ActBody body) {
        var fields = new ActFields(body);
        int days = fields.days();
        return rows(id, administration.grantSubscription(order(caller, id, fields), days));
    }

    @PatchMapping("/subscriptions/{subscription}")
    @Access(Level.ADMIN)
    @Keyed
    @Operation(summary = "Adds time to the running subscription")
    Mono<Envelope<List<SubscriptionRow>>> extendSubscription(
            Caller caller, @PathVariable UUID id, @PathVariable UUID subscription, @RequestBody ActBody body) {
        var fields = new ActFields(body);
        int days = fields.days();
        return rows(id, administration.extendSubscription(order(caller, id, fields), subscription, days));
    }

    @DeleteMapping("/subscriptions/{which}")
    @Access(Level.ADMIN)
    @Keyed
    @Operation(summary = "Takes back what is left of a subscription, or of one of its periods")
    Mono<Envelope<List<SubscriptionRow>>> revokeSubscription(
            Caller caller, @PathVariable UUID id, @PathVariable UUID which, @RequestBody ActBody body) {
        return rows(id, administration.revokeSubscription(order(caller, id, new ActFields(body)), which));
    }

    @DeleteMapping("/subscriptions")
    @Access(Level.ADMIN)
    @Keyed
    @Operation(summary = "Takes back all time that is left")
    Mono<Envelope<List<SubscriptionRow>>> revokeSubscriptions(
            Caller caller, @PathVariable UUID id, @RequestBody ActBody body) {
        return rows(id, administration.revokeSubscription(order(caller, id, new ActFields(body)), null));
    }

    /** Reads the reason, which all of them need, and checks what was read before. */
    private static Order order(Caller caller, UUID id, ActFields fields) {
        var reason = fields.reason();
        fields.check();
        return new Order(caller.user(), new UserId(id), reason, UUID.randomUUID());
    }

    private Mono<Envelope<StandingView>> seen(Mono<Outcome<Standing>> act) {
        return answer(act).map(StandingView::of).as(this::inOne);
    }

    private Mono<Envelope<List<SubscriptionRow>>> rows(UUID id, Mono<Outcome<Standing>> act) {
        return answer(act)
                .then(users.findById(new UserId(id)))
                .flatMap(user -> PersonAccess.rows(access, user))
                .as(this::inOne);
    }

    private Mono<Standing> standing(UserId user) {
        return users.findById(user).flatMap(found -> access.check(found, dev.krug.access.Access.PLATFORM));
    }

    private static <T> Mono<T> answer(Mono<Outcome<T>> act) {
        return act.map(outcome -> Answers.valueOf(outcome));
    }

    private <T> Mono<Envelope<T>> inOne(Mono<T> act) {
        return act.as(transaction::transactional).as(envelopes::one);
    }
}
