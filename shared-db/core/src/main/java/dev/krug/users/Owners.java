package dev.krug.users;

import dev.krug.audit.Audit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Brings the stored superadmins in line with the configured owners when the application starts. */
@Component
@EnableConfigurationProperties(OwnerSettings.class)
class Owners implements ApplicationRunner { // CORE-144

    private static final Logger log = LoggerFactory.getLogger(Owners.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OwnerSettings settings;
    private final UserRows rows;
    private final Audit audit;
    private final TransactionalOperator transaction;

    Owners(OwnerSettings settings, UserRows rows, Audit audit, TransactionalOperator transaction) {
        this.settings = settings;
        this.rows = rows;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Without configured owners nobody's role changes. */
    @Override
    public void run(ApplicationArguments arguments) {
        var owners = settings.telegramIds();
        if (!owners.isEmpty()) {
            transaction.transactional(align(owners)).block(PATIENCE);
        }
    }

    private Mono<Void> align(List<Long> owners) {
        return Flux.concat(
                        rows.promote(owners).concatMap(id -> changed(id, Role.MEMBER, Role.SUPERADMIN)),
                        rows.demoteAllBut(owners).concatMap(id -> changed(id, Role.SUPERADMIN, Role.MEMBER)))
                .count()
                .doOnNext(count -> log.info("{} owners are configured, {} roles changed", owners.size(), count))
                .then();
    }

    private Mono<UserId> changed(UserId id, Role before, Role after) {
        return audit.changed("users", id.value(), Map.of("role", before.code()), Map.of("role", after.code()))
                .thenReturn(id);
    }
}
