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

    public Person withPremium(boolean value) {
        return new Person(id, firstName, lastName, username, language, value, photo, phone, deleted);
    }

    public Person withDeleted(boolean value) {
        return new Person(id, firstName, lastName, username, language, premium, photo, phone, value);
    }

    public Person withNames(String first, @Nullable String last, @Nullable String name) {
        return new Person(id, first, last, name, language, premium, photo, phone, deleted);
    }

    public Person withLanguage(String value) {
        return new Person(id, firstName, lastName, username, value, premium, photo, phone, deleted);
    }

    public Person withPhoto(@Nullable String value) {
        return new Person(id, firstName, lastName, username, language, premium, value, phone, deleted);
    }
}
