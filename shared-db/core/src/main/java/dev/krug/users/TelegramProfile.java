package dev.krug.users;

import org.jspecify.annotations.Nullable;

/**
 * What Telegram tells of a person. Null means "not told", and never overwrites what is known.
 *
 * @param id positive; beyond 32 bits for most people by now
 */
public record TelegramProfile(
        long id,
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String username,
        @Nullable String languageCode,
        @Nullable Boolean premium,
        @Nullable String photoUrl,
        @Nullable Boolean addedToAttachmentMenu,
        @Nullable Boolean allowsWriteToPm) {

    public TelegramProfile {
        if (id <= 0) { // MB-102
            throw new IllegalArgumentException("A user's Telegram id is positive, not " + id);
        }
    }

    public static TelegramProfile of(long id, @Nullable String username, @Nullable String firstName) {
        return new TelegramProfile(id, firstName, null, username, null, null, null, null, null);
    }

    public TelegramProfile withLanguage(@Nullable String code) {
        return new TelegramProfile(
                id, firstName, lastName, username, code, premium, photoUrl, addedToAttachmentMenu, allowsWriteToPm);
    }

    /** This profile, with what it does not tell taken from an earlier one. */
    TelegramProfile over(TelegramProfile known) {
        return new TelegramProfile(
                id,
                firstName != null ? firstName : known.firstName,
                lastName != null ? lastName : known.lastName,
                username != null ? username : known.username,
                languageCode != null ? languageCode : known.languageCode,
                premium != null ? premium : known.premium,
                photoUrl != null ? photoUrl : known.photoUrl,
                addedToAttachmentMenu != null ? addedToAttachmentMenu : known.addedToAttachmentMenu,
                allowsWriteToPm != null ? allowsWriteToPm : known.allowsWriteToPm);
    }

    @Nullable
    String fullName() {
        if (firstName == null) {
            return username;
        }
        return lastName == null || lastName.isBlank() ? firstName : firstName + " " + lastName;
    }
}
