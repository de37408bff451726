package dev.krug.notifications;

/** Whether a user wants a category on a channel. */
public record Preference(Category category, Channel channel, boolean enabled) {

    public Preference {
        if (!category.isOptional() && !enabled) {
            throw new IllegalArgumentException(category + " cannot be switched off");
        }
    }
}
