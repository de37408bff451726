package dev.krug.credits;

import dev.krug.ledger.Asset;
import dev.krug.ledger.Ledger;
import dev.krug.users.User;
import dev.krug.users.UserDeletionContributor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/** Remembers without a name who was welcomed; the ledger takes care of what is left. */
@Component
class WelcomeErasure implements UserDeletionContributor { // MB-920

    private final CreditPolicies policies;
    private final Ledger ledger;

    WelcomeErasure(CreditPolicies policies, Ledger ledger) {
        this.policies = policies;
        this.ledger = ledger;
    }

    /** Names the welcome of a unit for somebody's whole life. */
    static String grant(Asset unit) {
        return "welcome:" + unit.unit();
    }

    @Override
    public Flux<String> usedGrants(User user) {
        return policies.all()
                .map(CreditPolicy::unit)
                .filterWhen(
                        unit -> ledger.find(Credits.welcomeKey(user.id(), unit)).hasElement())
                .map(WelcomeErasure::grant);
    }
}
