package dev.krug.promo;

import dev.krug.audit.Audit;
import dev.krug.kernel.Csv;
import dev.krug.users.UserId;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Promo codes as administrators make and stop them. Runs in the caller's transaction; every change is written into the
 * audit log as done by the {@link dev.krug.audit.Actor} in the Reactor context. Codes are found as people type them.
 */
@Service
public class PromoCodes {

    /** The most codes that are made at once. */
    public static final int MOST_AT_ONCE = 1_000;

    private static final String TABLE = "promocodes";

    private final PromoRows rows;
    private final Audit audit;
    private final Clock clock;

    PromoCodes(PromoRows rows, Audit audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a new code. */
    public sealed interface Creation {

        record Created(PromoCode code) implements Creation {}

        record Duplicate() implements Creation {}

        /** The fields that are not valid, each with its reason. */
        record Invalid(Map<String, String> fields) implements Creation {}
    }

    /** The code that this text stands for; empty if it cannot be one. */
    public static Optional<String> named(String typed) {
        return Optional.of(PromoInput.normalize(typed)).filter(PromoInput::isCode);
    }

    /** Makes a code of this name: 3 to 50 letters A to Z and digits once it is normalised. */
    public Mono<Creation> create(String name, NewPromoCode promo, @Nullable UserId creator) {
        var code = PromoInput.normalize(name);
        var violations = promo.violations();
        if (!PromoInput.isCode(code)) {
            violations.put("code", "INVALID");
        }
        return violations.isEmpty()
                ? insert(code, promo, creator)
                        .<Creation>map(Creation.Created::new)
                        .defaultIfEmpty(new Creation.Duplicate())
                : Mono.just(new Creation.Invalid(violations));
    }

    /**
     * Makes codes with random ends, all of them or, when the request is not valid, none.
     *
     * @param prefix how they begin; may be empty
     * @param length of the random end, 4 to 20
     * @param count 1 to {@value #MOST_AT_ONCE}
     * @return a {@link Creation.Created} for each, or one {@link Creation.Invalid}
     */
    public Flux<Creation> generate(
            String prefix, int length, int count, NewPromoCode promo, @Nullable UserId creator) { // MB-347
        var beginning = PromoInput.normalize(prefix);
        var violations = promo.violations();
        if (!beginning.matches("[A-Z0-9]{0,30}")) {
            violations.put("prefix", "INVALID");
        }
        if (length < RandomCode.SHORTEST || length > RandomCode.LONGEST) {
            violations.put("length", "OUT_OF_RANGE");
        }
        if (count < 1 || count > MOST_AT_ONCE) {
            violations.put("count", "OUT_OF_RANGE");
        }
        return violations.isEmpty()
                ? Flux.range(0, count)
                        .concatMap(n -> anew(beginning, length, promo, creator))
                        .collectList()
                        .delayUntil(made -> audit.actedOnMany("promocode.generate", TABLE, columns(made)))
                        .flatMapIterable(made -> made)
                        .map(Creation.Created::new)
                : Flux.just(new Creation.Invalid(violations));
    }

    private static Map<String, Object> columns(List<PromoCode> made) {
        var first = made.getFirst();
        return Map.of(
                "codes", made.stream().map(PromoCode::code).toList(),
                "type", first.type().code(),
                "value", first.value());
    }

    /** Tries until a code is free. */
    private Mono<PromoCode> anew(String prefix, int length, NewPromoCode promo, @Nullable UserId creator) {
        return Mono.defer(() -> rows.insert(promo, prefix + RandomCode.of(length), creator))
                .repeatWhenEmpty(collisions -> collisions);
    }

    private Mono<PromoCode> insert(String code, NewPromoCode promo, @Nullable UserId creator) {
        return rows.insert(promo, code, creator).delayUntil(made -> audit.created(TABLE, made.id(), columns(made)));
    }

    private static Map<String, Object> columns(PromoCode code) {
        return Map.of("code", code.code(), "type", code.type().code(), "value", code.value());
    }

    /** What became of stopping, starting or removing a code. */
    public enum Change {
        DONE,
        /** It was so before. */
        UNCHANGED,
        NOT_FOUND,
        /** It was used too often for that. */
        USED
    }

    /** Stops new uses; what was given stays. */
    public Mono<Change> disable(String code) { // MB-349
        return setDisabled(code, true);
    }

    public Mono<Change> enable(String code) {
        return setDisabled(code, false);
    }

    private Mono<Change> setDisabled(String code, boolean disabled) {
        return find(code)
                .flatMap(promo -> rows.setDisabled(promo.id(), disabled)
                        .flatMap(changed -> changed
                                ? audit.changed(
                                                TABLE,
                                                promo.id(),
                                                Map.of("disabled", !disabled),
                                                Map.of("disabled", disabled))
                                        .thenReturn(Change.DONE)
                                : Mono.just(Change.UNCHANGED)))
                .defaultIfEmpty(Change.NOT_FOUND);
    }

    /** Changes how often and how long a code can be used, and what is said about it. */
    public Mono<Change> change(String code, UnaryOperator<PromoChange> edit) {
        return find(code)
                .flatMap(promo -> {
                    var before = PromoChange.of(promo);
                    var after = edit.apply(before);
                    return after.equals(before)
                            ? Mono.just(Change.UNCHANGED)
                            : rows.change(promo.id(), after)
                                    .filter(known -> known)
                                    .delayUntil(
                                            known -> audit.changed(TABLE, promo.id(), columns(before), columns(after)))
                                    .map(known -> Change.DONE)
                                    .defaultIfEmpty(Change.USED);
                })
                .defaultIfEmpty(Change.NOT_FOUND);
    }

    private static Map<String, @Nullable Object> columns(PromoChange change) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("max_uses", change.maxUses());
        columns.put(
                "expires_at",
                change.expiresAt() == null ? null : change.expiresAt().toString());
        columns.put("source", change.source());
        columns.put("note", change.note());
        return columns;
    }

    /** Removes a code that nobody has used. */
    public Mono<Change> delete(String code) { // MB-349
        return find(code)
                .flatMap(promo -> rows.delete(promo.id())
                        .flatMap(deleted -> deleted
                                ? audit.removed(TABLE, promo.id()).thenReturn(Change.DONE)
                                : Mono.just(Change.USED)))
                .defaultIfEmpty(Change.NOT_FOUND);
    }

    public Mono<PromoCode> find(String code) {
        return rows.find(PromoInput.normalize(code));
    }

    /** Newest first: those in a state, or all of them. */
    public Flux<PromoCode> page(PromoCode.@Nullable State state, int limit, long offset) {
        return rows.page(state, limit, offset);
    }

    public Mono<Long> count(PromoCode.@Nullable State state) {
        return rows.count(state);
    }

    /** All codes as a table, see {@link Csv}; that they were taken out is written down. */
    public Mono<byte[]> export() { // MB-840
        return rows.all()
                .collectList()
                .delayUntil(codes -> audit.actedOnMany("promocode.export", TABLE, Map.of("count", codes.size())))
                .map(codes -> PromoTable.of(codes, clock.instant()));
    }

    /** The latest uses of a code. */
    public Flux<PromoUse> uses(UUID code, int limit) {
        return rows.uses(code, limit);
    }
}
