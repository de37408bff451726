package dev.krug.users;

/** What became of a {@link ProfileChange}. */
public sealed interface ProfileUpdate {

    record Updated(User user) implements ProfileUpdate {}

    record UsernameTaken() implements ProfileUpdate {}

    record UsernameChangedRecently() implements ProfileUpdate {}

    record TimezoneTooSoon() implements ProfileUpdate {}
}
