package dev.krug.sandbox.world;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a user or bot is in a group.
 *
 * @param rights of an administrator, or the permissions of a restricted member
 * @param until when a restriction or ban ends, in seconds; 0 for never
 * @param present whether a restricted one is in the group
 * @param promotedBy who made an administrator, and may change him again
 */
public record Member(
        long id,
        Status status,
        @Nullable ObjectNode rights,
        long until,
        boolean present,
        @Nullable String customTitle,
        long promotedBy) {

    /** As Telegram calls them. */
    public enum Status {
        CREATOR,
        ADMINISTRATOR,
        MEMBER,
        RESTRICTED,
        LEFT,
        KICKED;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Member creator(long id) {
        return new Member(id, Status.CREATOR, null, 0, true, null, 0);
    }

    public static Member administrator(long id, ObjectNode rights, long promotedBy) {
        return new Member(id, Status.ADMINISTRATOR, rights, 0, true, null, promotedBy);
    }

    public static Member plain(long id) {
        return new Member(id, Status.MEMBER, null, 0, true, null, 0);
    }

    public static Member restricted(long id, ObjectNode permissions, long until, boolean present) {
        return new Member(id, Status.RESTRICTED, permissions, until, present, null, 0);
    }

    public static Member left(long id) {
        return new Member(id, Status.LEFT, null, 0, false, null, 0);
    }

    public static Member kicked(long id, long until) {
        return new Member(id, Status.KICKED, null, until, false, null, 0);
    }

    public Member titled(@Nullable String title) {
        return new Member(id, status, rights, until, present, title, promotedBy);
    }

    public boolean isIn() {
        return switch (status) {
            case CREATOR, ADMINISTRATOR, MEMBER -> true;
            case RESTRICTED -> present;
            case LEFT, KICKED -> false;
        };
    }

    public boolean isAdministrator() {
        return status == Status.CREATOR || status == Status.ADMINISTRATOR;
    }

    /** Whether an administrator has a right. */
    public boolean may(String right) {
        return status == Status.CREATOR
                || status == Status.ADMINISTRATOR
                        && rights != null
                        && rights.path(right).asBoolean(false);
    }

    /** The member after its time is over; itself before. */
    Member at(long now) {
        if (until == 0 || until > now) {
            return this;
        }
        return status == Status.KICKED || !present ? left(id) : plain(id);
    }
}
