package dev.krug.challenges;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A day of somebody's calendar.
 *
 * @param frozen missed, but covered by a freeze: one that was spent, or one that will be when the streak goes on
 * @param slots what was done
 */
public record HistoryDay(LocalDate date, boolean frozen, Set<Slot> slots) {

    public boolean isCompleted() {
        return !slots.isEmpty();
    }

    /** The days from first to last: which ones were frozen follows from what was done, in the order of doing it. */
    static List<HistoryDay> of(List<ProgressRows.Done> done, LocalDate today, LocalDate first, LocalDate last) {
        var slots = new HashMap<LocalDate, Set<Slot>>();
        var frozen = new HashSet<LocalDate>();
        var streak = Streak.NONE;
        for (var one : done) {
            slots.computeIfAbsent(one.date(), date -> EnumSet.noneOf(Slot.class))
                    .add(one.slot());
            var step = streak.complete(one.date());
            frozen.addAll(step.frozen());
            streak = step.streak();
        }
        if (streak.isAliveOn(today)) {
            frozen.addAll(streak.missedBefore(today));
        }
        var days = new ArrayList<HistoryDay>();
        first.datesUntil(last.plusDays(1))
                .forEach(date ->
                        days.add(new HistoryDay(date, frozen.contains(date), slots.getOrDefault(date, Set.of()))));
        return days;
    }
}
