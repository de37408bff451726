package dev.krug.packs;

import dev.krug.audit.Audit;
import dev.krug.kernel.Sha256;
import dev.krug.packs.StoredPack.Status;
import dev.krug.users.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All versions of all packs, of which one a code is in use. Runs in the caller's transaction. */
@Service
public class ContentPacks { // MB-602

    private final PackRows rows;
    private final ObjectProvider<PackKind<?>> kinds;
    private final Audit audit;

    ContentPacks(PackRows rows, ObjectProvider<PackKind<?>> kinds, Audit audit) {
        this.rows = rows;
        this.kinds = kinds;
        this.audit = audit;
    }

    /** What can be uploaded, in alphabetical order: {@code challenge}, {@code quiz}. */
    public List<String> kinds() {
        return kinds.stream().map(PackKind::name).sorted().toList();
    }

    /**
     * Reads and checks a file, however much is wrong with it. Takes its time and stores nothing: not for use inside a
     * transaction.
     *
     * @param kind one of {@link #kinds()}; null to take the one whose format the file names
     */
    public PackFile read(byte[] file, @Nullable String kind) { // MB-601
        var source = PackSource.of(file);
        var sha256 = Sha256.hex(file);
        var tree = source.tree();
        if (tree == null) {
            return new PackFile(null, sha256, "", new PackCheck<>(null, source.errors(), List.of()));
        }
        var format = tree.path("format").asString("");
        return kinds.stream()
                .filter(known -> kind == null
                        ? known.format().name().equals(format)
                        : known.name().equals(kind))
                .findFirst()
                .map(known -> new PackFile(
                        known, sha256, source.body(), known.format().check(source)))
                .orElseGet(() -> new PackFile(
                        null, sha256, "", new PackCheck<>(null, source.located(List.of(unknownKind())), List.of())));
    }

    private Finding unknownKind() {
        var formats = kinds.stream().map(kind -> kind.format().name()).sorted().toList();
        return new Finding("/format", Flaw.UNKNOWN_KIND, Map.of("formats", String.join(", ", formats)));
    }

    /**
     * Keeps a file as a draft if nothing is wrong with it and its version is the highest of its code.
     *
     * @param dryRun only says what would become of it
     */
    public Mono<Uploaded> upload(PackFile file, UserId by, boolean dryRun) {
        var kind = file.kind();
        var pack = file.check().pack();
        if (kind == null || pack == null) {
            return Mono.just(new Uploaded.Invalid(file.check().errors()));
        }
        return rows.lock(kind.name(), pack.code())
                .thenMany(rows.versions(kind.name(), pack.code()))
                .collectList()
                .flatMap(stored -> {
                    var same = stored.stream()
                            .filter(version -> version.number().equals(pack.version()))
                            .findFirst();
                    var higher = Version.highest(stored)
                            .filter(version -> version.compareTo(new Version(pack.version(), "")) > 0);
                    if (same.isPresent()) {
                        return same.get().sha256().equals(file.sha256())
                                ? rows.find(kind.name(), pack.code(), pack.version())
                                        .map(Uploaded.Unchanged::new)
                                : Mono.just(new Uploaded.VersionTaken(pack.version()));
                    }
                    if (higher.isPresent()) {
                        return Mono.just(new Uploaded.Outdated(
                                pack.version(), higher.get().number()));
                    }
                    var warnings = file.check().warnings();
                    return dryRun
                            ? Mono.just(new Uploaded.Checked(kind.name(), pack, warnings))
                            : rows.store(file, kind.name(), pack, Status.DRAFT, by)
                                    .delayUntil(draft -> acted("upload", draft, null))
                                    .map(draft -> new Uploaded.Kept(draft, warnings));
                });
    }

    /** Stores the pack and makes it the active one of its code, whole or not at all. */
    public <P extends Pack> Mono<Imported> importAndActivate(PackKind<P> kind, byte[] bytes) {
        var source = PackSource.of(bytes);
        var check = kind.format().check(source);
        var pack = check.pack();
        if (pack == null) {
            return Mono.just(new Imported.Invalid(check.errors()));
        }
        var file = new PackFile(kind, Sha256.hex(bytes), source.body(), check);
        var version = new Version(pack.version(), file.sha256());
        return rows.lock(kind.name(), pack.code())
                .thenMany(rows.versions(kind.name(), pack.code()))
                .collectList()
                .flatMap(stored -> {
                    if (stored.contains(version)) {
                        return Mono.just(new Imported.Unchanged());
                    }
                    return Version.highest(stored)
                            .filter(highest -> highest.compareTo(version) >= 0)
                            .map(highest -> Mono.<Imported>just(new Imported.Outdated(highest.number())))
                            .orElseGet(() -> rows.archiveActive(kind.name(), pack.code())
                                    .then(rows.store(file, kind.name(), pack, Status.ACTIVE, null))
                                    .then(kind.activate(pack))
                                    .thenReturn(new Imported.Activated(pack, check.warnings())));
                });
    }

    /** Newest first; of one kind and status, or of all. */
    public Flux<StoredPack> page(@Nullable String kind, @Nullable Status status, int limit, long offset) {
        return rows.page(kind, status, limit, offset);
    }

    public Mono<Long> count(@Nullable String kind, @Nullable Status status) {
        return rows.count(kind, status);
    }

    public Mono<StoredPack> find(PackId id) {
        return rows.find(id);
    }

    /** The version of the same code that is in use now; empty when there is none. */
    public Mono<StoredPack> activeBeside(StoredPack pack) {
        return rows.active(pack.kind(), pack.code());
    }

    /** Puts a draft or an archived version in use, and out of use what was before. */
    public Mono<Moved> activate(PackId id) {
        return locked(id, pack -> {
            var kind = kindOf(pack);
            return pack.status() == Status.ACTIVE || pack.status() == Status.REJECTED || kind.isEmpty()
                    ? Mono.just(new Moved.WrongState(pack))
                    : activate(kind.get(), pack);
        });
    }

    private <P extends Pack> Mono<Moved> activate(PackKind<P> kind, StoredPack stored) {
        return rows.body(stored.id()).flatMap(body -> {
            var content = kind.format().check(PackSource.ofText(body)).pack();
            return content == null // a rule became stricter since
                    ? Mono.just(new Moved.WrongState(stored))
                    : rows.archiveActive(stored.kind(), stored.code())
                            .then(kind.activate(content))
                            .then(move(stored, Status.ACTIVE, "activate"));
        });
    }

    /** Puts a draft away, or the active version out of use with all that it brought. */
    public Mono<Moved> archive(PackId id) {
        return locked(id, pack -> switch (pack.status()) {
            case DRAFT -> move(pack, Status.ARCHIVED, "archive");
            case ACTIVE ->
                Mono.justOrEmpty(kindOf(pack))
                        .flatMap(kind -> kind.retire(pack.code()))
                        .then(move(pack, Status.ARCHIVED, "archive"));
            case ARCHIVED, REJECTED -> Mono.just(new Moved.WrongState(pack));
        });
    }

    private Mono<Moved> locked(PackId id, Function<StoredPack, Mono<Moved>> act) {
        return rows.find(id)
                .flatMap(seen -> rows.lock(seen.kind(), seen.code()).then(rows.find(id)))
                .flatMap(act)
                .defaultIfEmpty(new Moved.Unknown());
    }

    private Mono<Moved> move(StoredPack from, Status to, String act) {
        return rows.move(from.id(), to)
                .delayUntil(moved -> acted(act, moved, from.status()))
                .map(Moved.Done::new);
    }

    private Mono<Void> acted(String act, StoredPack pack, @Nullable Status before) {
        return audit.acted(
                "pack." + act,
                "content_packs",
                pack.id().value(),
                before == null ? Map.of() : Map.of("status", before.code()),
                Map.of(
                        "kind", pack.kind(),
                        "code", pack.code(),
                        "version", pack.version(),
                        "status", pack.status().code()),
                null);
    }

    private Optional<PackKind<?>> kindOf(StoredPack pack) {
        return kinds.stream().filter(kind -> kind.name().equals(pack.kind())).findFirst();
    }
}
