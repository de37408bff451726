package dev.krug.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody has, as stored at one moment.
 *
 * @param credits left over all lots
 * @param free left over all grants
 * @param oldestFree the source of the grant that is used first; null without one
 * @param welcomed whether the trainings for newcomers of the bot were given
 * @param startedToday free starts in the bot on the user's own day
 */
record Holdings(
        @Nullable Time time,
        int credits,
        int free,
        @Nullable FreeSource oldestFree,
        boolean welcomed,
        int startedToday) {

    /** @param until access goes on for a while after the end while a renewal is tried */
    record Time(SubscriptionType type, Instant endDate, Instant until) {}

    /** With those that a newcomer will get on the first start. */
    int freeTrainings(AccessPolicy policy) {
        return free + (policy instanceof AccessPolicy.Gated(var welcome) && !welcomed ? welcome : 0);
    }

    FreeSource freeSource() {
        return oldestFree == null ? FreeSource.ADMIN : oldestFree;
    }
}
