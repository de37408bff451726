package dev.krug.access;

import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who may start something, and what gives them the right to. Every method runs in the caller's transaction; changes
 * hold the user until its end, so that whatever happens at once happens one after the other.
 *
 * <p>Every change has a key that names it among those of its user, at most {@value #LONGEST_KEY} characters, for
 * instance {@code promo:KRUG} or {@code admin:<id of the request>}; the same key again changes nothing. Every change of
 * a subscription is written into the audit log, as done by the {@link dev.krug.audit.Actor} in the Reactor context.
 */
@Service
public class Access {

    /** Stands for no bot at all: only what somebody has counts there. */
    public static final String PLATFORM = "platform";

    public static final int LONGEST_KEY = 100;

    /** The longest time that can be given at once, in days. */
    public static final int MOST_DAYS = 1_825; // MB-811

    /** The most credits or trainings that can be given at once. */
    public static final int MOST_CREDITS = 1_000_000; // CORE-183

    private final Holders holders;
    private final Consumptions consumptions;
    private final TimeGrants time;
    private final Lots lots;
    private final FreeTrainings freeTrainings;
    private final SubscriptionRows subscriptions;
    private final Usages usages;
    private final GrantNews news;
    private final Users users;
    private final Clock clock;

    Access(
            Holders holders,
            Consumptions consumptions,
            TimeGrants time,
            Lots lots,
            FreeTrainings freeTrainings,
            SubscriptionRows subscriptions,
            Usages usages,
            GrantNews news,
            Users users,
            Clock clock) {
        this.holders = holders;
        this.consumptions = consumptions;
        this.time = time;
        this.lots = lots;
        this.freeTrainings = freeTrainings;
        this.subscriptions = subscriptions;
        this.usages = usages;
        this.news = news;
        this.users = users;
        this.clock = clock;
    }

    /** Whether the user may start something in the bot now, and by what. A bot that is not known asks for nothing. */
    public Mono<Standing> check(User user, String botName) { // MB-302
        return holders.policy(botName)
                .zipWith(holders.read(user, botName, ""))
                .map(found -> Standing.of(found.getT1(), found.getT2().holdings(), clock.instant()));
    }

    /**
     * Lets the user start something and takes what it costs.
     *
     * @param purposeKey names what is started over the whole platform, for instance {@code spin:<training>}; the same
     *     again is let through as before and costs nothing more
     */
    public Mono<Consumption> consume(User user, String botName, String purposeKey) {
        return consumptions.consume(user, botName, purposeKey);
    }

    /** Whether the user may start something that costs nothing: false while they are banned. Holds them like a change. */
    public Mono<Boolean> admits(UserId user) { // MB-810
        return holders.lockToStart(user);
    }

    /** As {@link #consume}, but by {@code CREDITS} or by {@code FREE_TRAININGS} alone. */
    public Mono<Consumption> consumeBy(User user, String botName, String purposeKey, AccessType type) {
        return consumptions.consumeBy(user, botName, purposeKey, type);
    }

    /** Gives back what a start cost, once: for something that ended before it was used. True if there was such a start. */
    public Mono<Boolean> giveBack(String purposeKey) {
        return consumptions.giveBack(purposeKey);
    }

    /**
     * Gives so many days, 1 to {@value #MOST_DAYS}, after all that the user has: 365 and more count as a year, fewer as
     * a month. A running subscription keeps its product, its status and whether it renews.
     */
    public Mono<AccessChange> grantSubscription(UserId user, int days, GrantSource source, String key) {
        return grantSubscription(user, days, source, false, key);
    }

    /** As {@link #grantSubscription(UserId, int, GrantSource, String)}; a new subscription renews itself if told so. */
    public Mono<AccessChange> grantSubscription(
            UserId user, int days, GrantSource source, boolean autoRenew, String key) {
        return holding(user, key, checked(days, MOST_DAYS), () -> time.add(user, days, source, autoRenew, key))
                .delayUntil(change -> isNews(change, source)
                        ? news.days(user, days, source == GrantSource.ADMIN, "days:" + key)
                        : Mono.empty());
    }

    /** As {@link #grantSubscription(UserId, int, GrantSource, String)}, but only to a running subscription. */
    public Mono<AccessChange> extend(UserId user, int days, GrantSource source, String key) {
        return holding(user, key, checked(days, MOST_DAYS), () -> time.extend(user, days, source, key))
                .delayUntil(change -> isNews(change, source)
                        ? news.days(user, days, source == GrantSource.ADMIN, "days:" + key)
                        : Mono.empty());
    }

    /** Takes back what is unused of one of the user's periods, or of all those of a subscription; later ones move up. */
    public Mono<AccessChange> revokePeriod(UserId user, UUID which, String key) {
        return holding(user, key, true, () -> time.revoke(user, which, key));
    }

    /** Takes back all time that is left. Credits and free trainings stay. */
    public Mono<AccessChange> revokeSubscription(UserId user, String key) {
        return holding(user, key, true, () -> time.revoke(user, null, key));
    }

    /** Gives credits (1 to {@value #MOST_CREDITS}), or takes as many away: oldest first, never below 0, all or none. */
    public Mono<AccessChange> addCredits(UserId user, int delta, GrantSource source, String key) {
        return holding(
                        user,
                        key,
                        checked(Math.abs(delta), MOST_CREDITS),
                        () -> delta > 0 ? lots.add(user, delta, source, key) : lots.take(user, -delta, key))
                .delayUntil(change -> delta > 0 && isNews(change, source)
                        ? news.trainings(user, delta, source == GrantSource.ADMIN, "credits:" + key)
                        : Mono.empty());
    }

    /** Gives free trainings, 1 to {@value #MOST_CREDITS}. */
    public Mono<AccessChange> addFreeTrainings(UserId user, int count, FreeSource source, String key) {
        return holding(
                        user,
                        key,
                        checked(count, MOST_CREDITS),
                        () -> freeTrainings
                                .insert(user, count, source, key)
                                .map(added -> added ? new AccessChange.Done() : new AccessChange.Repeated()))
                .delayUntil(change -> change instanceof AccessChange.Done
                        ? news.trainings(user, count, source == FreeSource.ADMIN, "free:" + key)
                        : Mono.empty());
    }

    /** Who comes from another bot had it before. */
    private static boolean isNews(AccessChange change, GrantSource source) {
        return change instanceof AccessChange.Done && source != GrantSource.IMPORT;
    }

    /** As {@link #addFreeTrainings}, but never again to the same person, not even after an erasure. */
    Mono<AccessChange> addBonus(User user, int count, FreeSource source, String key) { // MB-331
        return users.hasUsed(user, key)
                .flatMap(used -> used
                        ? Mono.just(new AccessChange.UsedBefore())
                        : addFreeTrainings(user.id(), count, source, key));
    }

    /** Takes away the free trainings that are left: those of one source, or all. */
    public Mono<AccessChange> clearFreeTrainings(UserId user, @Nullable FreeSource source, String key) {
        return holding(user, key, true, () -> freeTrainings.clear(user, source, key));
    }

    private Mono<AccessChange> holding(UserId user, String key, boolean valid, Supplier<Mono<AccessChange>> change) {
        if (!valid || key.isBlank() || key.length() > LONGEST_KEY) {
            return Mono.error(new IllegalArgumentException("A change is by 1 to " + MOST_CREDITS + ", time by 1 to "
                    + MOST_DAYS + " days, and its key has 1 to " + LONGEST_KEY + " characters"));
        }
        return holders.lock(user).flatMap(known -> known ? change.get() : Mono.just(new AccessChange.UnknownUser()));
    }

    private static boolean checked(int amount, int most) {
        return amount >= 1 && amount <= most;
    }

    /** Time and lots of credits that the user has or had, newest first. */
    public Flux<Subscription> subscriptions(UserId user) {
        return subscriptions.of(user);
    }

    /** The time that covers now, else the oldest lot with credits; empty when there is neither. */
    public Mono<Subscription> activeSubscription(UserId user) {
        return subscriptions.active(user);
    }

    /** Those of them whose subscription covers now, each once. */
    public Flux<UserId> subscribers(List<UserId> among) {
        return subscriptions.subscribers(among);
    }

    /** The periods that the user's time is made of, in their order. */
    public Flux<Subscription.Period> periods(UserId user) {
        return subscriptions.periods(user);
    }

    /** The free trainings that the user was given, the oldest first, used up ones included. */
    public Flux<FreeTraining> freeTrainings(UserId user) {
        return freeTrainings.of(user);
    }

    /** What the user has started lately, the last first. */
    public Flux<Start> starts(UserId user, int limit) {
        return usages.latest(user, limit);
    }

    /** What the user has started, in all bots. */
    public Mono<Usage> usage(UserId user) {
        return usages.of(user);
    }
}
