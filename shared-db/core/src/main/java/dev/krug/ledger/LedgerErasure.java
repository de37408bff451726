package dev.krug.ledger;

import dev.krug.users.User;
import dev.krug.users.UserDeletionContributor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes off the credits of somebody who is erased; their entries stay. */
@Component
class LedgerErasure implements UserDeletionContributor { // CORE-146

    private final Ledger ledger;

    LedgerErasure(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Mono<Void> erase(User user) {
        return ledger.holdings(user.id(), AccountKind.CREDITS)
                .filter(holding -> holding.available() > 0)
                .concatMap(holding -> ledger.post(writeOff(user, holding)))
                .then();
    }

    private static Posting writeOff(User user, Ledger.Holding holding) {
        var asset = holding.account().asset();
        return Posting.transfer(
                "erasure",
                "erasure:" + user.id().value() + ":" + asset.unit(),
                holding.account(),
                Account.ofPlatform(AccountKind.CREDITS_WRITEOFF, asset),
                new Money(holding.available(), asset));
    }

    @Override
    public Mono<Boolean> needsTombstone(User user) {
        return ledger.holdings(user.id(), AccountKind.CREDITS).hasElements();
    }
}
