package dev.krug.promo;

import dev.krug.audit.Audit;
import dev.krug.users.UserId;
import java.util.Map;
import java.util.UUID;
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

    PromoCodes(PromoRows rows, Audit audit) {
        this.rows = rows;
        this.audit = audit;
    }

    /** What became of a new code. */
    public sealed interface Creation {

        record Created(PromoCode code) implements Creation {}

        record Duplicate() implements Creation {}

        /** The fields that are not valid, each with its reason. */
        record Invalid(Map<String, String> fields) implements Creation {}
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
                        .map(Creation.Created::new)
                : Flux.just(new Creation.Invalid(violations));
    }

    /** Tries until a code is free. */
    private Mono<PromoCode> anew(String prefix, int length, NewPromoCode promo, @Nullable UserId creator) {
        return Mono.defer(() -> insert(prefix + RandomCode.of(length), promo, creator))
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
        /** Somebody has used it, so it stays. */
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

    /** Newest first: all of them, or those that work now. */
    public Flux<PromoCode> page(boolean workingOnly, int limit, long offset) {
        return rows.page(workingOnly, limit, offset);
    }

    public Mono<Long> count(boolean workingOnly) {
        return rows.count(workingOnly);
    }

    /** The latest uses of a code. */
    public Flux<PromoUse> uses(UUID code, int limit) {
        return rows.uses(code, limit);
    }
}
