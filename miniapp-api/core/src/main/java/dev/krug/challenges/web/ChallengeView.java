package dev.krug.challenges.web;

import dev.krug.challenges.Challenges.Item;
import dev.krug.i18n.Language;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A challenge of a day as the caller stands with it.
 *
 * @param kind what is counted, for instance {@code quiz.correct_answer}
 * @param checkIn whether it is done by a button
 */
record ChallengeView(
        UUID id,
        String slot,
        String title,
        String description,
        String kind,
        boolean checkIn,
        int progress,
        int target,
        int xp,
        @Nullable Instant completedAt) {

    static ChallengeView of(Item item, Language language) {
        var content = item.challenge().content();
        return new ChallengeView(
                item.challenge().id().value(),
                item.challenge().slot().code(),
                content.title().in(language),
                content.description().in(language),
                content.metric().kind(),
                content.metric().isCheckIn(),
                item.progress().value(),
                content.target(),
                content.xp(),
                item.progress().completedAt());
    }
}
