package dev.krug.xp.web;

import dev.krug.identity.Caller;
import dev.krug.xp.Leaderboards;

/** One line of a leaderboard; never an id of somebody. */
public record LineView(long position, String name, int level, long xp, boolean isMe) {

    public static LineView of(Leaderboards.Line line, Caller caller) {
        return new LineView(
                line.position(),
                line.name(),
                line.level(),
                line.xp(),
                line.userId().equals(caller.user()));
    }
}
