package dev.krug.secrets;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The master key that wraps all others, and those it replaced.
 *
 * @param secretKey at least 32 characters; everything new is sealed with it
 * @param previousSecretKeys keys that only open, newest first
 * @param secretIndexKey the key of blind indexes, if it must outlive a change of {@code secretKey}
 */
@ConfigurationProperties("krug")
public record MasterKeys(
        @Nullable String secretKey,
        @Nullable List<String> previousSecretKeys,
        @Nullable String secretIndexKey) {

    private static final int MIN_LENGTH = 32;
    private static final int MIN_DIFFERENT_CHARACTERS = 8;
    private static final Set<String> PLACEHOLDERS = Set.of(
            "changeme",
            "change-me",
            "change_me",
            "placeholder",
            "your-secret",
            "your_secret",
            "example",
            "secret-key-here");

    public MasterKeys {
        check("krug.secret-key", secretKey == null ? "" : secretKey);
        previousSecretKeys = previousSecretKeys == null ? List.of() : List.copyOf(previousSecretKeys);
        previousSecretKeys.forEach(key -> check("krug.previous-secret-keys", key));
        if (secretIndexKey != null && !secretIndexKey.isEmpty()) {
            check("krug.secret-index-key", secretIndexKey);
        }
        var all = new ArrayList<>(previousSecretKeys);
        all.add(secretKey);
        if (new HashSet<>(all).size() < all.size()) {
            throw new IllegalArgumentException("krug.previous-secret-keys names a key twice");
        }
    }

    List<String> all() {
        var all = new ArrayList<String>();
        all.add(Objects.requireNonNull(secretKey));
        all.addAll(Objects.requireNonNull(previousSecretKeys));
        return all;
    }

    String index() {
        return secretIndexKey == null || secretIndexKey.isEmpty() ? Objects.requireNonNull(secretKey) : secretIndexKey;
    }

    // CORE-013: a weak master key would make everything sealed with it readable
    private static void check(String setting, String key) {
        if (key.isBlank()) {
            throw new IllegalArgumentException(setting + " is missing: set it to at least " + MIN_LENGTH
                    + " random characters, for example from `openssl rand -base64 48`");
        }
        if (key.length() < MIN_LENGTH) {
            throw new IllegalArgumentException(
                    setting + " is too short: it has " + key.length() + " characters and needs " + MIN_LENGTH);
        }
        var lower = key.toLowerCase(Locale.ROOT);
        if (PLACEHOLDERS.stream().anyMatch(lower::contains)
                || key.chars().distinct().count() < MIN_DIFFERENT_CHARACTERS) {
            throw new IllegalArgumentException(
                    setting + " is a placeholder: replace it by random characters, for example from"
                            + " `openssl rand -base64 48`");
        }
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return "MasterKeys[previous="
                + Objects.requireNonNull(previousSecretKeys).size() + "]";
    }
}
