package dev.krug.quiz.web;

import dev.krug.quiz.Duel;
import dev.krug.quiz.Duel.Side;
import dev.krug.users.User;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A duel as one person sees it.
 *
 * @param role challenger, opponent, or guest who could accept
 * @param link to send to somebody
 * @param result won, lost or drawn; null while it is open
 * @param xp null until it is counted, as rating is
 */
record DuelView(
        String code,
        @Nullable String link,
        String status,
        String role,
        @Nullable String category,
        String language,
        Instant acceptUntil,
        @Nullable Instant playUntil,
        Part challenger,
        @Nullable Part opponent,
        @Nullable String result,
        boolean rated,
        @Nullable Integer xp,
        @Nullable Rating rating,
        @Nullable UUID gameId) {

    /**
     * One of the two.
     *
     * @param name empty when the account was deleted
     * @param score null while it is not to be seen
     */
    record Part(
            String name,
            boolean isMe,
            boolean deleted,
            String progress,
            @Nullable Integer score,
            @Nullable Long elapsedMs) {

        static Part of(Side side, Duel duel, User viewer) {
            var user = side.user();
            boolean isMe = user != null && user.id().equals(viewer.id());
            boolean visible = side.isDone() && (isMe || duel.isDecided()); // MB-622
            return new Part(
                    user == null ? "" : user.publicName(),
                    isMe,
                    user == null,
                    side.progress().name().toLowerCase(Locale.ROOT),
                    visible ? side.score() : null,
                    visible ? side.elapsedMs() : null);
        }
    }

    record Rating(int before, int after) {}

    /** @param username of the bot that the link leads to; null while none is known */
    static DuelView of(Duel duel, User viewer, @Nullable String username) {
        var own = duel.sideOf(viewer.id());
        var effect = own.map(Side::effect);
        var opponent = duel.opponent();
        return new DuelView(
                duel.code(),
                username == null ? null : "https://t.me/" + username + "?start=duel_" + duel.code(),
                duel.areBothDone() ? Duel.State.FINISHED.code() : duel.state().code(),
                own.isEmpty() ? "guest" : duel.isChallenger(viewer.id()) ? "challenger" : "opponent",
                duel.category(),
                duel.language().code(),
                duel.acceptUntil(),
                duel.playUntil(),
                Part.of(duel.challenger(), duel, viewer),
                opponent == null ? null : Part.of(opponent, duel, viewer),
                result(duel, viewer),
                duel.rated(),
                effect.map(Duel.Effect::xp).orElse(null),
                effect.map(each -> new Rating(each.ratingBefore(), each.ratingAfter()))
                        .orElse(null),
                own.flatMap(side -> Optional.ofNullable(side.game()))
                        .map(game -> game.value())
                        .orElse(null));
    }

    private static @Nullable String result(Duel duel, User viewer) {
        return duel.winner() == null
                ? null
                : duel.isWonBy(viewer.id()).map(won -> won ? "won" : "lost").orElse("drawn");
    }
}
