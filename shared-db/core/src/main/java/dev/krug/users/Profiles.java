package dev.krug.users;

import static dev.krug.users.ProfileChange.BIRTH_DATE;
import static dev.krug.users.ProfileChange.TIMEZONE;
import static dev.krug.users.ProfileChange.USERNAME;

import dev.krug.kernel.Rows;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Changes that users make to their own profile. */
@Component
class Profiles {

    private static final Duration USERNAME_REST = Duration.ofHours(24);
    private static final Duration TIMEZONE_REST = Duration.ofDays(7);

    private final DatabaseClient database;
    private final BirthDates birthDates;
    private final Clock clock;

    Profiles(DatabaseClient database, BirthDates birthDates, Clock clock) {
        this.database = database;
        this.birthDates = birthDates;
        this.clock = clock;
    }

    Mono<ProfileUpdate> change(UserId id, ProfileChange change) { // CORE-142
        var now = clock.instant();
        return current(id).flatMap(current -> {
            if (isNew(change, TIMEZONE, current.timezone())
                    && isWithin(current.timezoneChangedAt(), TIMEZONE_REST, now)) {
                return Mono.just(new ProfileUpdate.TimezoneTooSoon());
            }
            if (!isNew(change, USERNAME, current.username())) {
                return update(id, change, current, now);
            }
            return isWithin(current.usernameChangedAt(), USERNAME_REST, now)
                    ? Mono.just(new ProfileUpdate.UsernameChangedRecently())
                    : isTaken(id, change.text(USERNAME))
                            .flatMap(taken -> taken
                                    ? Mono.just(new ProfileUpdate.UsernameTaken())
                                    : update(id, change, current, now));
        });
    }

    private Mono<Boolean> isTaken(UserId id, @Nullable String username) {
        return Rows.bind(
                        database.sql(
                                        "select exists (select from users where lower(username) = lower(:username) and id <> :id) as taken")
                                .bind("id", id.value()),
                        "username",
                        username,
                        String.class)
                .map(row -> Rows.get(row, "taken", Boolean.class))
                .one();
    }

    private Mono<ProfileUpdate> update(UserId id, ProfileChange change, Current current, Instant now) {
        var columns = sealed(id, change);
        var assignments = columns.keySet().stream()
                .map(column -> column + " = :" + column)
                .collect(Collectors.toList());
        if (isNew(change, USERNAME, current.username())) {
            assignments.add("username_changed_at = :now");
        }
        if (isNew(change, TIMEZONE, current.timezone())) {
            assignments.add("timezone_changed_at = :now");
        }
        if (Boolean.TRUE.equals(change.columns().get("is_terms_accepted"))) {
            assignments.add("terms_accepted_at = coalesce(terms_accepted_at, :now)");
        }
        assignments.add("updated_at = :now");
        assignments.add("version = version + 1");
        var statement = database.sql("update users set " + String.join(", ", assignments) + " where id = :id returning "
                        + UserRow.COLUMNS)
                .bind("id", id.value())
                .bind("now", now);
        for (var column : columns.entrySet()) {
            statement = Rows.bind(
                    statement,
                    column.getKey(),
                    column.getValue(),
                    column.getKey().startsWith("is_") || column.getKey().startsWith("hide_")
                            ? Boolean.class
                            : String.class);
        }
        return statement.map(UserRow::read).one().map(ProfileUpdate.Updated::new);
    }

    private Map<String, @Nullable Object> sealed(UserId id, ProfileChange change) {
        var columns = new HashMap<String, @Nullable Object>(change.columns());
        if (columns.containsKey(BIRTH_DATE)) {
            var date = columns.remove(BIRTH_DATE);
            columns.put("birth_date_enc", date == null ? null : birthDates.seal(id, (LocalDate) date));
        }
        return columns;
    }

    private Mono<Current> current(UserId id) {
        return database.sql("""
                        select username, timezone, username_changed_at, timezone_changed_at
                        from users where id = :id for no key update
                        """)
                .bind("id", id.value())
                .map(row -> new Current(
                        row.get("username", String.class),
                        row.get("timezone", String.class),
                        row.get("username_changed_at", Instant.class),
                        row.get("timezone_changed_at", Instant.class)))
                .one();
    }

    private static boolean isNew(ProfileChange change, String column, @Nullable String current) {
        return change.columns().containsKey(column) && !Objects.equals(change.text(column), current);
    }

    private static boolean isWithin(@Nullable Instant last, Duration rest, Instant now) {
        return last != null && now.isBefore(last.plus(rest));
    }

    private record Current(
            @Nullable String username,
            @Nullable String timezone,
            @Nullable Instant usernameChangedAt,
            @Nullable Instant timezoneChangedAt) {}
}
