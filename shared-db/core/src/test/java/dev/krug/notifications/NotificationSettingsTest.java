package dev.krug.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CORE-333: when it is quiet. */
class NotificationSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "22:00,09:00,22:00,true",
        "22:00,09:00,23:59,true",
        "22:00,09:00,00:00,true",
        "22:00,09:00,08:59,true",
        "22:00,09:00,09:00,false",
        "22:00,09:00,21:59,false",
        "13:00,15:00,13:00,true",
        "13:00,15:00,15:00,false",
        "13:00,15:00,12:59,false",
        "10:00,10:00,10:00,false",
        "22:00,00:00,23:00,true",
        "22:00,00:00,00:00,false"
    })
    void isQuietFromTheBeginningUntilTheEnd(LocalTime from, LocalTime to, LocalTime now, boolean quiet) {
        assertThat(new NotificationSettings(from, to, true, true, true).isQuietAt(now))
                .isEqualTo(quiet);
        assertThat(new NotificationSettings(from, to, false, true, true).isQuietAt(now))
                .isFalse();
    }
}
