package dev.krug.users;

import dev.krug.secrets.SecretBox;
import dev.krug.secrets.Secrets;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Dates of birth, which the store keeps sealed. */
@Component
public class BirthDates { // CORE-013

    private final SecretBox box;

    BirthDates(Secrets secrets) {
        this.box = secrets.box("users.birth_date");
    }

    /** Null when the user has told none. */
    public @Nullable LocalDate of(User user) {
        var sealed = user.profile().sealedBirthDate();
        return sealed == null ? null : LocalDate.parse(box.open(sealed, place(user.id())));
    }

    String seal(UserId user, LocalDate date) {
        return box.seal(date.toString(), place(user));
    }

    private static SecretBox.Place place(UserId user) {
        return new SecretBox.Place("users", "birth_date_enc", user.value().toString());
    }
}
