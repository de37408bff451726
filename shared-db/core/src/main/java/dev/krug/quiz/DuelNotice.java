package dev.krug.quiz;

import dev.krug.users.User;
import java.util.List;
import java.util.Locale;

/** Something about a duel that one of the two should hear of, once. */
public record DuelNotice(Kind kind, Duel duel, User to, List<QuizBadge> newBadges) {

    public enum Kind {
        ACCEPTED,
        DECLINED,
        OPPONENT_DONE,
        RESULT,
        EXPIRED
    }

    /** The same for the same news. */
    public String key() {
        return "duel:" + duel.id().value() + ":" + kind.name().toLowerCase(Locale.ROOT) + ":"
                + to.id().value();
    }
}
