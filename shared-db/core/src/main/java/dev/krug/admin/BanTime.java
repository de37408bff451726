package dev.krug.admin;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How long a ban lasts, as administrators write it: {@code 12h}, {@code 30d}, or for good.
 *
 * @param time empty for good
 */
public record BanTime(Optional<Duration> time) { // MB-810

    public static final BanTime FOREVER = new BanTime(Optional.empty());

    private static final Pattern WRITTEN = Pattern.compile("([1-9][0-9]{0,3})([hdчд])");
    private static final Set<String> FOR_GOOD = Set.of("permanent", "perm", "навсегда");

    /** Empty if it is no time from 1 hour to 365 days. */
    public static Optional<BanTime> parse(String text) {
        var written = text.strip().toLowerCase(Locale.ROOT);
        if (FOR_GOOD.contains(written)) {
            return Optional.of(FOREVER);
        }
        var match = WRITTEN.matcher(written);
        return match.matches()
                ? Optional.of(duration(Long.parseLong(match.group(1)), match.group(2)))
                        .filter(Administration::isBanTime)
                        .map(time -> new BanTime(Optional.of(time)))
                : Optional.empty();
    }

    private static Duration duration(long count, String unit) {
        return unit.equals("h") || unit.equals("ч") ? Duration.ofHours(count) : Duration.ofDays(count);
    }
}
