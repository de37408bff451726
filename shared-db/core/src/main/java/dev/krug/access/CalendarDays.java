package dev.krug.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/** Days as people count them, by the calendar on their wall. */
public final class CalendarDays {

    private CalendarDays() {}

    /** 0 for an end on the same day or before, 1 for the next day. */
    public static long until(Instant end, Instant now, ZoneId zone) { // MB-303
        return Math.max(0, ChronoUnit.DAYS.between(LocalDate.ofInstant(now, zone), LocalDate.ofInstant(end, zone)));
    }
}
