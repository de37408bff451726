package dev.krug.notifications;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What users choose about being notified. Every method runs in the caller's transaction. */
@Service
public class NotificationChoices {

    private final DatabaseClient database;
    private final Clock clock;

    NotificationChoices(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public Mono<NotificationSettings> settings(UserId user) {
        return database.sql("""
                        select quiet_from, quiet_to, quiet_enabled, reminders_morning, reminders_evening
                        from notification_settings where user_id = :user
                        """)
                .bind("user", user.value())
                .map(NotificationChoices::read)
                .one()
                .defaultIfEmpty(NotificationSettings.DEFAULT);
    }

    /** The settings of those who chose any; for all others the default counts. */
    public Mono<Map<UserId, NotificationSettings>> settings(List<UserId> users) {
        return database.sql("""
                        select user_id, quiet_from, quiet_to, quiet_enabled, reminders_morning, reminders_evening
                        from notification_settings where user_id = any(:users)
                        """)
                .bind("users", users.stream().map(UserId::value).toArray(UUID[]::new))
                .map(row -> Map.entry(new UserId(get(row, "user_id", UUID.class)), read(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static NotificationSettings read(Readable row) {
        return new NotificationSettings(
                get(row, "quiet_from", LocalTime.class),
                get(row, "quiet_to", LocalTime.class),
                get(row, "quiet_enabled", Boolean.class),
                get(row, "reminders_morning", Boolean.class),
                get(row, "reminders_evening", Boolean.class));
    }

    /** One statement, so that two changes at once lose nothing of each other. */
    public Mono<Void> change(UserId user, SettingsChange change) {
        var statement = database.sql("""
                        insert into notification_settings as kept (user_id, quiet_from, quiet_to, quiet_enabled,
                            reminders_morning, reminders_evening, created_at, updated_at)
                        values (:user, coalesce(:from, time '22:00'), coalesce(:to, time '09:00'),
                            coalesce(:quiet, true), coalesce(:morning, true), coalesce(:evening, true), :now, :now)
                        on conflict (user_id) do update
                          set quiet_from = coalesce(:from, kept.quiet_from), quiet_to = coalesce(:to, kept.quiet_to),
                            quiet_enabled = coalesce(:quiet, kept.quiet_enabled),
                            reminders_morning = coalesce(:morning, kept.reminders_morning),
                            reminders_evening = coalesce(:evening, kept.reminders_evening),
                            updated_at = excluded.updated_at
                        """).bind("user", user.value()).bind("now", clock.instant());
        statement = bind(statement, "from", change.quietFrom(), LocalTime.class);
        statement = bind(statement, "to", change.quietTo(), LocalTime.class);
        statement = bind(statement, "quiet", change.quietEnabled(), Boolean.class);
        statement = bind(statement, "morning", change.remindersMorning(), Boolean.class);
        return bind(statement, "evening", change.remindersEvening(), Boolean.class)
                .then();
    }

    /** One for every category that can be switched off and every channel, in the order of both. */
    public Mono<List<Preference>> preferences(UserId user) { // CORE-332
        return database.sql("select category, channel, enabled from notification_preferences where user_id = :user")
                .bind("user", user.value())
                .map(row -> Map.entry(
                        get(row, "category", String.class) + " " + get(row, "channel", String.class),
                        get(row, "enabled", Boolean.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, HashMap::new)
                .map(NotificationChoices::over);
    }

    /** Whether the user wants what is of this category on this channel. */
    public Mono<Boolean> wants(UserId user, Category category, Channel channel) { // CORE-332
        return preferences(user)
                .map(preferences -> preferences.stream()
                        .anyMatch(preference -> preference.category() == category
                                && preference.channel() == channel
                                && preference.enabled()));
    }

    public Mono<Void> prefer(UserId user, List<Preference> preferences) {
        return Flux.fromIterable(preferences)
                .concatMap(preference -> prefer(user, preference))
                .then();
    }

    private static List<Preference> over(Map<String, Boolean> chosen) {
        var all = new ArrayList<Preference>();
        for (var category : Category.values()) {
            for (var channel : Channel.values()) {
                if (category.isOptional()) {
                    var key = category.code() + " " + channel.code();
                    all.add(new Preference(category, channel, chosen.getOrDefault(key, channel.isOnByDefault())));
                }
            }
        }
        return List.copyOf(all);
    }

    private Mono<Void> prefer(UserId user, Preference preference) {
        return database.sql("""
                        insert into notification_preferences (user_id, category, channel, enabled, created_at, updated_at)
                        values (:user, :category, :channel, :enabled, :now, :now)
                        on conflict (user_id, category, channel) do update
                          set enabled = excluded.enabled, updated_at = excluded.updated_at
                        """)
                .bind("user", user.value())
                .bind("category", preference.category().code())
                .bind("channel", preference.channel().code())
                .bind("enabled", preference.enabled())
                .bind("now", clock.instant())
                .then();
    }
}
