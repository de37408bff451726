package dev.krug.packs;

import static dev.krug.kernel.Rows.get;

import dev.krug.kernel.Json;
import dev.krug.kernel.Sha256;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All versions of all packs, of which one a code is in use. Runs in the caller's transaction. */
@Service
public class ContentPacks { // MB-602

    private final DatabaseClient database;
    private final Clock clock;

    ContentPacks(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Stores the pack and makes it the active one of its code, whole or not at all. */
    public <P extends Pack> Mono<Imported> importAndActivate(PackKind<P> kind, byte[] file) {
        var check = kind.format().read(file);
        var pack = check.pack();
        if (pack == null) {
            return Mono.just(new Imported.Invalid(check.errors()));
        }
        var version = new Version(pack.version(), Sha256.hex(file));
        return lock(kind.name(), pack.code())
                .thenMany(stored(kind.name(), pack.code()))
                .collectList()
                .flatMap(stored -> {
                    if (stored.contains(version)) {
                        return Mono.just(new Imported.Unchanged());
                    }
                    return stored.stream()
                            .max(Comparator.naturalOrder())
                            .filter(highest -> highest.compareTo(version) >= 0)
                            .map(highest -> Mono.<Imported>just(new Imported.Outdated(highest.number())))
                            .orElseGet(() -> archiveActive(kind.name(), pack.code())
                                    .then(store(kind.name(), check, pack, version, PackFormat.text(file)))
                                    .then(kind.activate(pack))
                                    .thenReturn(new Imported.Activated(pack, check.warnings())));
                });
    }

    /** Two processes that start at once import one after the other. */
    private Mono<Void> lock(String kind, String code) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:kind || '-pack:' || :code, 0))")
                .bind("kind", kind)
                .bind("code", code)
                .then();
    }

    private Flux<Version> stored(String kind, String code) {
        return database.sql("select version, sha256 from content_packs where kind = :kind and code = :code")
                .bind("kind", kind)
                .bind("code", code)
                .map(row -> new Version(get(row, "version", String.class), get(row, "sha256", String.class)))
                .all();
    }

    private Mono<Void> archiveActive(String kind, String code) {
        return database.sql("""
                        update content_packs set status = 'archived', updated_at = :now
                        where kind = :kind and code = :code and status = 'active'
                        """)
                .bind("kind", kind)
                .bind("code", code)
                .bind("now", clock.instant())
                .then();
    }

    private Mono<Void> store(String kind, PackCheck<?> check, Pack pack, Version version, String body) {
        return database.sql("""
                        insert into content_packs (kind, code, version, sha256, body, status, report, activated_at)
                        values (:kind, :code, :version, :sha, cast(:body as jsonb), 'active', cast(:report as jsonb), :now)
                        """)
                .bind("kind", kind)
                .bind("code", pack.code())
                .bind("version", version.number())
                .bind("sha", version.sha256())
                .bind("body", body)
                .bind("report", Json.write(Map.of("warnings", check.warnings())))
                .bind("now", clock.instant())
                .then();
    }
}
