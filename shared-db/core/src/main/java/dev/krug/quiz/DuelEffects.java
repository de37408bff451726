package dev.krug.quiz;

import dev.krug.quiz.Duel.Effect;
import dev.krug.quiz.Duel.Side;
import dev.krug.quiz.Duel.Winner;
import dev.krug.users.UserId;
import java.util.Map;

/** What a finished duel brings the two. */
record DuelEffects(boolean rated, Effect challenger, Effect opponent) { // MB-623, MB-624

    static DuelEffects of(Side challenger, Side opponent, Winner winner, boolean rated, Map<UserId, Integer> ratings) {
        int one = rating(challenger, ratings);
        int other = rating(opponent, ratings);
        return new DuelEffects(
                rated,
                new Effect(
                        DuelRules.xp(winner, Winner.CHALLENGER, challenger.isDone()),
                        one,
                        rated ? Elo.after(one, other, DuelRules.points(winner, Winner.CHALLENGER)) : one),
                new Effect(
                        DuelRules.xp(winner, Winner.OPPONENT, opponent.isDone()),
                        other,
                        rated ? Elo.after(other, one, DuelRules.points(winner, Winner.OPPONENT)) : other));
    }

    /** Of a duel that does not count, because the two have had enough of them on this day. */
    static DuelEffects none(Side challenger, Side opponent, Map<UserId, Integer> ratings) {
        int one = rating(challenger, ratings);
        int other = rating(opponent, ratings);
        return new DuelEffects(false, new Effect(0, one, one), new Effect(0, other, other));
    }

    Map<String, Object> toJson() {
        return Map.of(
                Winner.CHALLENGER.code(), DuelRow.json(challenger), Winner.OPPONENT.code(), DuelRow.json(opponent));
    }

    private static int rating(Side side, Map<UserId, Integer> ratings) {
        var user = side.user();
        return user == null ? Elo.START : ratings.getOrDefault(user.id(), Elo.START);
    }
}
