package dev.krug.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether initData is believed. Pure: knows neither the database nor the clock. */
final class LaunchCheck {

    private static final Duration MAX_FUTURE = Duration.ofSeconds(60);

    private final LaunchSettings settings;
    private final PublicKey telegramKey;

    LaunchCheck(LaunchSettings settings) {
        this.settings = settings;
        this.telegramKey = Signatures.ed25519(settings.publicKey());
    }

    /**
     * Checks in the order malformed, hash, freshness, user, so that nothing is learned from unsigned data (CORE-037).
     *
     * @param candidates all active own bots, or the one that the request named
     */
    Verdict check(String raw, List<LaunchBot> candidates, Instant now) {
        var data = InitData.parse(raw).orElse(null);
        var authDate = data == null ? null : authDate(data.get("auth_date"));
        if (data == null || authDate == null) {
            return new Verdict.Refused(LaunchRefusal.MALFORMED);
        }
        var external = candidates.size() == 1 && candidates.getFirst().isExternal();
        var bot = external ? signedFor(candidates.getFirst(), data) : hashedFor(candidates, data);
        if (bot.isEmpty()) {
            return new Verdict.Refused(external ? LaunchRefusal.SIGNATURE_MISMATCH : LaunchRefusal.HASH_MISMATCH);
        }
        boolean signatureOff = !external && isSignatureOff(bot.get(), data);
        if (signatureOff && settings.requireSignature()) {
            return new Verdict.Refused(LaunchRefusal.SIGNATURE_MISMATCH);
        }
        return freshness(authDate, now)
                .<Verdict>map(Verdict.Refused::new)
                .orElseGet(() -> user(data, bot.get(), authDate, signatureOff));
    }

    private Optional<LaunchBot> hashedFor(List<LaunchBot> candidates, InitData data) { // CORE-034
        var received = Signatures.hash(data.get("hash"));
        var checkString = data.checkString().getBytes(UTF_8);
        LaunchBot found = null;
        int matches = 0;
        for (var bot : candidates) { // all of them, always: the time must not tell which one matched
            boolean match = false;
            for (var token : bot.tokens()) {
                match |= MessageDigest.isEqual(Signatures.launchHash(token, checkString), received);
            }
            found = match ? bot : found;
            matches += match ? 1 : 0;
        }
        return matches == 1 ? Optional.ofNullable(found) : Optional.empty();
    }

    private Optional<LaunchBot> signedFor(LaunchBot bot, InitData data) {
        return Signatures.isSigned(telegramKey, data.thirdPartyMessage(bot.telegramId()), data.get("signature"))
                ? Optional.of(bot)
                : Optional.empty();
    }

    private boolean isSignatureOff(LaunchBot bot, InitData data) { // CORE-033
        var signature = data.get("signature");
        return signature != null && !signature.isEmpty() && signedFor(bot, data).isEmpty();
    }

    private Optional<LaunchRefusal> freshness(Instant authDate, Instant now) { // CORE-036
        if (authDate.isBefore(now.minus(settings.window()))) {
            return Optional.of(LaunchRefusal.EXPIRED);
        }
        return authDate.isAfter(now.plus(MAX_FUTURE))
                ? Optional.of(LaunchRefusal.AUTH_DATE_IN_FUTURE)
                : Optional.empty();
    }

    private static Verdict user(InitData data, LaunchBot bot, Instant authDate, boolean signatureOff) {
        var json = data.get("user");
        if (json == null || json.isEmpty()) {
            return new Verdict.Refused(LaunchRefusal.USER_MISSING);
        }
        try {
            var user = LaunchUser.parse(json);
            return user.isBot()
                    ? new Verdict.Refused(LaunchRefusal.BOTS_NOT_ALLOWED)
                    : new Verdict.Believed(new Launch(bot, user, authDate, data), signatureOff);
        } catch (IllegalArgumentException wrongType) {
            return new Verdict.Refused(LaunchRefusal.MALFORMED);
        }
    }

    private static @Nullable Instant authDate(@Nullable String text) {
        return text != null && text.matches("[0-9]{1,12}") ? Instant.ofEpochSecond(Long.parseLong(text)) : null;
    }

    /** What the check found. */
    sealed interface Verdict {

        /** @param signatureOff the hash is right but Telegram's own signature beside it is not */
        record Believed(Launch launch, boolean signatureOff) implements Verdict {}

        record Refused(LaunchRefusal reason) implements Verdict {}
    }
}
