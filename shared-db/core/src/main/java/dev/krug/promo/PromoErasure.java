package dev.krug.promo;

import dev.krug.users.User;
import dev.krug.users.UserDeletionContributor;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Remembers without a name which codes somebody used; the uses themselves stay, of nobody. */
@Component
class PromoErasure implements UserDeletionContributor { // MB-920

    private final PromoRows rows;
    private final PromoTries tries;

    PromoErasure(PromoRows rows, PromoTries tries) {
        this.rows = rows;
        this.tries = tries;
    }

    @Override
    public Mono<Void> erase(User user) {
        return tries.forget(user.id());
    }

    @Override
    public Flux<String> usedGrants(User user) {
        return rows.usedBy(user.id()).map(PromoCode::grantKey);
    }
}
