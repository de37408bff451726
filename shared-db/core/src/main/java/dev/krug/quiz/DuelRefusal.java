package dev.krug.quiz;

import dev.krug.users.UserId;

/** Why something cannot be done with a duel. */
public enum DuelRefusal { // MB-621
    UNKNOWN,
    OWN_DUEL,
    EXPIRED,
    TAKEN,
    CANCELLED,
    DECLINED,
    NOT_ACCEPTED,
    /** One's own part is done. */
    PLAYED;

    /** Why it was not accepted or declined. */
    static DuelRefusal ofReplying(DuelRow duel, UserId user) {
        if (user.equals(duel.challenger())) {
            return OWN_DUEL;
        }
        return switch (duel.state()) {
            case OPEN, EXPIRED -> EXPIRED; // an open one only while its end is being noted
            case ACCEPTED, FINISHED -> TAKEN;
            case CANCELLED -> CANCELLED;
            case DECLINED -> DECLINED;
        };
    }

    /** The challenger's own reasons. */
    static DuelRefusal ofCancelling(DuelRow duel, UserId user) {
        if (!user.equals(duel.challenger())) {
            return UNKNOWN;
        }
        return switch (duel.state()) {
            case OPEN, CANCELLED -> CANCELLED;
            case ACCEPTED, FINISHED -> TAKEN;
            case EXPIRED -> EXPIRED;
            case DECLINED -> DECLINED;
        };
    }

    /** Why one's own part cannot be begun. */
    static DuelRefusal ofPlaying(Duel.State state) {
        return switch (state) {
            case OPEN -> NOT_ACCEPTED;
            case ACCEPTED, FINISHED, EXPIRED -> EXPIRED;
            case CANCELLED -> CANCELLED;
            case DECLINED -> DECLINED;
        };
    }
}
