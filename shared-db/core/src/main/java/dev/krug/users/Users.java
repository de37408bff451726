package dev.krug.users;

import dev.krug.audit.Audit;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** People. Every method runs in the caller's transaction. */
@Service
public class Users {

    private static final Duration SEEN_RESOLUTION = Duration.ofSeconds(60);
    private static final String USERNAME = "[A-Za-z0-9_]{3,32}";

    private final UserRows rows;
    private final Profiles profiles;
    private final List<UserDeletionContributor> deletions;
    private final Audit audit;
    private final Clock clock;

    Users(UserRows rows, Profiles profiles, List<UserDeletionContributor> deletions, Audit audit, Clock clock) {
        this.rows = rows;
        this.profiles = profiles;
        this.deletions = deletions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A user, and whether this contact made it. */
    public record Contact(User user, boolean isNew) {}

    /**
     * The user with this Telegram id, made on the first contact. An unchanged user costs one select and no write;
     * simultaneous first contacts yield one row.
     */
    public Mono<Contact> getOrCreate(TelegramProfile profile) { // CORE-140, MB-101
        return rows.byTelegramId(profile.id())
                .flatMap(user -> refresh(user, profile))
                .map(user -> new Contact(user, false))
                .switchIfEmpty(Mono.defer(() -> create(profile)));
    }

    /** As {@link #getOrCreate(TelegramProfile)} for several people in this order, known ones by one select. */
    public Flux<Contact> getOrCreate(List<TelegramProfile> profiles) {
        return rows.byTelegramIds(profiles.stream().map(TelegramProfile::id).toList())
                .collectMap(user -> Objects.requireNonNull(user.telegram()).id())
                .flatMapMany(known -> Flux.fromIterable(profiles)
                        .concatMap(profile -> known.containsKey(profile.id())
                                ? refresh(known.get(profile.id()), profile).map(user -> new Contact(user, false))
                                : getOrCreate(profile)));
    }

    /** As {@link #getOrCreate(TelegramProfile)}, but of an unknown person the row of the guest becomes theirs. */
    public Mono<Contact> getOrRegister(TelegramProfile profile, UserId guest) { // CORE-101
        return rows.byTelegramId(profile.id())
                .flatMap(user -> refresh(user, profile))
                .map(user -> new Contact(user, false))
                .switchIfEmpty(Mono.defer(() -> register(profile, guest)));
    }

    /**
     * Leaves of a guest only where they went; false when there is no such guest any more. What the guest had is the
     * business of its domains.
     */
    public Mono<Boolean> mergeGuest(UserId guest, UserId into) { // CORE-101, CORE-150
        return rows.mergeGuest(guest, into, clock.instant())
                .filter(merged -> merged)
                .delayUntil(merged -> audit.changed(
                        "users",
                        guest.value(),
                        Map.of("status", "active"),
                        Map.of("status", "merged", "merged_into", into.value())))
                .defaultIfEmpty(false);
    }

    public Mono<User> findById(UserId id) {
        return rows.byId(id);
    }

    /** Those of them who exist, in no order. */
    public Flux<User> findByIds(List<UserId> ids) {
        return ids.isEmpty() ? Flux.empty() : rows.byIds(ids);
    }

    /** The user, held to the end of the transaction as whoever adds experience holds it. */
    public Mono<User> lock(UserId id) {
        return rows.lock(id);
    }

    public Mono<User> findByTelegramId(long telegramId) {
        return rows.byTelegramId(telegramId);
    }

    /** By {@code @username}, the {@code @} optional, case ignored. */
    public Mono<User> findByTelegramUsername(String username) {
        return rows.byTelegramUsername(username.startsWith("@") ? username.substring(1) : username);
    }

    /** Those who administer the platform and have a Telegram account; banned ones do not. */
    public Flux<User> admins() { // MB-801
        return rows.admins();
    }

    public Mono<Long> count() {
        return rows.count();
    }

    /**
     * Changes a profile; empty when there is no such user. Of two who take the same free username at once, one fails
     * with {@link org.springframework.dao.DuplicateKeyException}.
     */
    public Mono<ProfileUpdate> change(UserId id, ProfileChange change) {
        return profiles.change(id, change)
                .flatMap(update -> update instanceof ProfileUpdate.Updated
                        ? audit.changed("users", id.value(), Map.of(), change.columns())
                                .thenReturn(update)
                        : Mono.just(update));
    }

    /**
     * Removes the user and everything that names them, at once and for good, unless a domain has something against it.
     * Repeating it, also at the same time, is harmless. Tokens issued so far are refused as soon as the caller, after the
     * commit, announces a revocation.
     */
    public Mono<Erased> erase(UserId id, @Nullable UserId requestedBy) { // CORE-146, MB-920, MB-921
        return rows.lock(id)
                .flatMap(user -> Flux.fromIterable(deletions)
                        .concatMap(domain -> domain.refuse(user))
                        .collectList()
                        .flatMap(reasons ->
                                reasons.isEmpty() ? remove(user, requestedBy) : Mono.just(new Erased.Refused(reasons))))
                .defaultIfEmpty(new Erased.Unknown());
    }

    private Mono<Erased> remove(User user, @Nullable UserId requestedBy) {
        var id = user.id();
        var now = clock.instant();
        return Flux.fromIterable(deletions)
                .concatMap(domain -> domain.usedGrants(user))
                .collectList()
                .flatMap(grants -> rows.insertErasure(
                        audit.pseudonym(userRef(user)), grants, requestedBy == null ? null : requestedBy.value(), now))
                .thenMany(Flux.fromIterable(deletions).concatMap(domain -> domain.erase(user)))
                .then(audit.removed("users", id.value()))
                .then(remove(user))
                .thenReturn(new Erased.Done(now));
    }

    private Mono<Void> remove(User user) {
        return Flux.fromIterable(deletions)
                .concatMap(domain -> domain.needsTombstone(user))
                .any(needed -> needed)
                .flatMap(needed -> rows.delete(user.id())
                        .then(needed ? rows.bury(user.id(), ReferralCode.random(), clock.instant()) : Mono.empty()));
    }

    /** Whether the person had used this grant before they were erased and came back. */
    public Mono<Boolean> hasUsed(User user, String grantKey) { // MB-920
        return rows.hasUsed(audit.pseudonym(userRef(user)), grantKey);
    }

    /** Whether somebody with this Telegram id was erased at their wish. */
    public Mono<Boolean> wasErased(long telegramId) {
        return rows.isErased(audit.pseudonym(Long.toString(telegramId)));
    }

    /** Adds what was counted elsewhere. */
    public Mono<Void> addTotals(UserId id, int trainings, long score) {
        return rows.addTotals(id, trainings, score);
    }

    /** Counts a finished training and adds its score. */
    public Mono<Void> countTraining(UserId id, int score) {
        return rows.countTraining(id, score);
    }

    private Mono<User> refresh(User user, TelegramProfile told) {
        var known = user.telegram();
        var now = clock.instant();
        var profile = known == null ? told : told.over(known);
        if (!profile.equals(known)) {
            return rows.updateTelegram(user.id(), profile, now)
                    .delayUntil(
                            updated -> audit.changed("users", user.id().value(), personal(known), personal(profile)));
        }
        return isSeenLongAgo(user, now) ? rows.touch(user.id(), now).thenReturn(user) : Mono.just(user);
    }

    private static boolean isSeenLongAgo(User user, Instant now) { // CORE-141
        return user.lastSeenAt() == null || !now.isBefore(user.lastSeenAt().plus(SEEN_RESOLUTION));
    }

    private Mono<Contact> create(TelegramProfile profile) {
        return freeUsername(profile)
                .flatMap(username -> rows.insert(
                        profile, username.isEmpty() ? null : username, ReferralCode.random(), clock.instant()))
                .delayUntil(user -> audit.created("users", user.id().value(), personal(profile)))
                .map(user -> new Contact(user, true))
                // Lost the race against another first contact: theirs is the row.
                .switchIfEmpty(Mono.defer(() -> rows.byTelegramId(profile.id()).map(user -> new Contact(user, false))));
    }

    private Mono<Contact> register(TelegramProfile profile, UserId guest) {
        return freeUsername(profile)
                .flatMap(username ->
                        rows.register(guest, profile, username.isEmpty() ? null : username, clock.instant()))
                .delayUntil(user -> audit.changed("users", guest.value(), Map.of(), personal(profile)))
                .map(user -> new Contact(user, true))
                .switchIfEmpty(Mono.defer(() -> create(profile)));
    }

    private Mono<String> freeUsername(TelegramProfile profile) {
        var wanted = profile.username();
        return wanted == null || !wanted.matches(USERNAME)
                ? Mono.just("")
                : rows.isUsernameFree(wanted).map(free -> free ? wanted : "");
    }

    private Map<String, Object> personal(@Nullable TelegramProfile profile) {
        return profile == null ? Map.of() : Map.of("telegram_profile", audit.pseudonym(profile.toString()));
    }

    private static String userRef(User user) {
        return user.telegram() == null
                ? user.id().value().toString()
                : Long.toString(user.telegram().id());
    }
}
