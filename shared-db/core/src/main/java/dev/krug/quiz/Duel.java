package dev.krug.quiz;

import dev.krug.i18n.Language;
import dev.krug.users.User;
import dev.krug.users.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two people and the same seven questions.
 *
 * @param category null for questions of all categories
 * @param opponent null until somebody has accepted
 * @param playUntil null until somebody has accepted
 * @param winner null while it is open who has won
 * @param rated whether the ratings have changed
 */
public record Duel(
        DuelId id,
        String code,
        Language language,
        @Nullable String category,
        State state,
        Instant acceptUntil,
        @Nullable Instant playUntil,
        Side challenger,
        @Nullable Side opponent,
        @Nullable Winner winner,
        boolean rated) {

    public enum State {
        OPEN,
        ACCEPTED,
        FINISHED,
        EXPIRED,
        CANCELLED,
        DECLINED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<State> find(String code) {
            return Arrays.stream(values())
                    .filter(state -> state.code().equals(code))
                    .findFirst();
        }
    }

    public enum Winner {
        CHALLENGER,
        OPPONENT,
        DRAW;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Winner of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** How far somebody is. */
    public enum Progress {
        NOT_BEGUN,
        PLAYING,
        DONE
    }

    /**
     * One of the two.
     *
     * @param user null when the account was erased
     * @param score of a game that may be going on; only the player may see it before both are done
     * @param elapsedMs over all questions, one that was not answered counting with its limit
     * @param effect null until the duel is finished
     */
    public record Side(
            @Nullable User user,
            Progress progress,
            @Nullable GameId game,
            int score,
            long elapsedMs,
            @Nullable Effect effect) {

        public boolean isDone() {
            return progress == Progress.DONE;
        }

        boolean is(UserId id) {
            return user != null && user.id().equals(id);
        }

        boolean isGone(Instant now) { // MB-627
            return user == null || user.isBanned(now);
        }
    }

    /** What a duel brought somebody; the rating is the same before and after where it was not rated. */
    public record Effect(int xp, int ratingBefore, int ratingAfter) {}

    /** Whether both have played, so that they may see each other's result. */
    public boolean areBothDone() { // MB-622
        return challenger.isDone() && opponent != null && opponent.isDone();
    }

    /** Whether nothing is hidden any more. */
    public boolean isDecided() {
        return areBothDone() || state == State.FINISHED || state == State.EXPIRED;
    }

    /** The part that this person has in it. */
    public Optional<Side> sideOf(UserId user) {
        return challenger.is(user)
                ? Optional.of(challenger)
                : Optional.ofNullable(opponent).filter(side -> side.is(user));
    }

    /** Whom this person plays against. */
    public Optional<Side> otherOf(UserId user) {
        return challenger.is(user) ? Optional.ofNullable(opponent) : Optional.of(challenger);
    }

    public boolean isChallenger(UserId user) {
        return challenger.is(user);
    }

    /** Whether this person has won; empty for a draw and while it is open. */
    public Optional<Boolean> isWonBy(UserId user) {
        return winner == null || winner == Winner.DRAW
                ? Optional.empty()
                : Optional.of((winner == Winner.CHALLENGER) == isChallenger(user));
    }
}
