package dev.krug.sandbox.world;

import org.jspecify.annotations.Nullable;

/**
 * A user of the local Telegram.
 *
 * @param photo an emoji that stands for the picture; null for initials
 */
public record Person(
        long id,
        String firstName,
        @Nullable String lastName,
        @Nullable String username,
        String language,
        boolean premium,
        @Nullable String photo,
        String phone,
        boolean deleted) {

    public String fullName() {
        return lastName == null ? firstName : firstName + " " + lastName;
    }
}
