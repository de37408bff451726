package dev.krug.promo;

import dev.krug.users.PersonalDataContributor;
import dev.krug.users.User;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Which codes somebody used. */
@Component
class OwnPromoCodes implements PersonalDataContributor { // MB-840

    private final PromoRows rows;

    OwnPromoCodes(PromoRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "promocode_usage";
    }

    @Override
    public Mono<List<Map<String, @Nullable Object>>> of(User user) {
        return rows.usedBy(user.id()).map(OwnPromoCodes::shown).collectList();
    }

    private static Map<String, @Nullable Object> shown(PromoCode code) {
        return Map.of("code", code.code(), "type", code.type().code(), "value", code.value());
    }
}
