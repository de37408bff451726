package dev.krug.admin.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.krug.access.Access;
import dev.krug.access.FreeTraining;
import dev.krug.access.Start;
import dev.krug.access.Subscription;
import dev.krug.access.web.StandingView;
import dev.krug.access.web.SubscriptionView;
import dev.krug.users.User;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** What somebody may start, all that gives them the right to, and what they started lately. */
record PersonAccess(
        StandingView access, List<SubscriptionRow> subscriptions, List<FreeRow> freeTrainings, List<StartRow> usages) {

    private static final int LATEST = 20;

    static Mono<PersonAccess> of(Access access, User user) {
        return Mono.zip(
                        access.check(user, Access.PLATFORM).map(StandingView::of),
                        rows(access, user),
                        access.freeTrainings(user.id()).map(FreeRow::of).collectList(),
                        access.starts(user.id(), LATEST).map(StartRow::of).collectList())
                .map(read -> new PersonAccess(read.getT1(), read.getT2(), read.getT3(), read.getT4()));
    }

    static Mono<List<SubscriptionRow>> rows(Access access, User user) {
        return Mono.zip(
                access.subscriptions(user.id()).collectList(),
                access.periods(user.id()).collectList(),
                (subscriptions, periods) -> subscriptions.stream()
                        .map(subscription -> SubscriptionRow.of(subscription, periods))
                        .toList());
    }

    /** @param periods what the time is made of; empty for a pack of trainings */
    record SubscriptionRow(@JsonUnwrapped SubscriptionView subscription, List<PeriodRow> periods) {

        static SubscriptionRow of(Subscription subscription, List<Subscription.Period> all) {
            return new SubscriptionRow(
                    SubscriptionView.of(subscription),
                    all.stream()
                            .filter(period -> period.subscription().equals(subscription.id()))
                            .map(PeriodRow::of)
                            .toList());
        }
    }

    record PeriodRow(
            UUID id,
            String type,
            String source,
            Instant startsAt,
            Instant endsAt,
            int days,
            @Nullable Instant revokedAt) {

        static PeriodRow of(Subscription.Period period) {
            return new PeriodRow(
                    period.id(),
                    period.type().code(),
                    period.source().code(),
                    period.startsAt(),
                    period.endsAt(),
                    period.days(),
                    period.revokedAt());
        }
    }

    record FreeRow(String source, int trainingsTotal, int trainingsLeft, Instant givenAt) {

        static FreeRow of(FreeTraining free) {
            return new FreeRow(free.source().code(), free.trainingsTotal(), free.trainingsLeft(), free.givenAt());
        }
    }

    record StartRow(String bot, String accessType, Instant at, boolean returned) {

        static StartRow of(Start start) {
            return new StartRow(start.botName(), start.type().code(), start.at(), start.returned());
        }
    }
}
