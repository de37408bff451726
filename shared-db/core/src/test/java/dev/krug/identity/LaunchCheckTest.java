package dev.krug.identity;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.krug.testing.SignedLaunch;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.StandardEnvironment;

/** CORE-030 to 041, 708, 709, 807. */
class LaunchCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:30:00Z");
    private static final String TOKEN = "7000000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw";
    private static final String OTHER = "7000000002:AAGdqTcvCH1vGWJxfSeofSAs0K5PALDsbx";
    private static final LaunchBot SPIN = bot("spin_bot", 7_000_000_001L, TOKEN);
    private static final LaunchBot QUIZ = bot("quiz_bot", 7_000_000_002L, OTHER);
    private static final LaunchCheck CHECK = new LaunchCheck(settings("production"));

    @Test
    void believesWhatTelegramSignedForOneOfTheBots() {
        var verdict = CHECK.check(anna().by(OTHER), List.of(SPIN, QUIZ), NOW);
        assertThat(verdict).isInstanceOfSatisfying(LaunchCheck.Verdict.Believed.class, believed -> {
            assertThat(believed.launch().bot()).isEqualTo(QUIZ);
            assertThat(believed.launch().user().id()).isEqualTo(5_000_000_000L);
            assertThat(believed.launch().user().firstName()).isEqualTo("Анна + 100%25");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "=b",
                "a=1&",
                "a=1&&b=2",
                "&",
                "a=1&a=2",
                "a=%",
                "a=%2",
                "a=%zz",
                "a=%ff",
                "a=%c3%28",
                "%zz=1",
                "a=1&%61=2"
            })
    void callsBrokenPairsMalformed(String raw) {
        assertThat(InitData.parse(raw)).isEmpty();
        assertThat(reason(CHECK.check(raw, List.of(SPIN), NOW))).isEqualTo(LaunchRefusal.MALFORMED);
    }

    @Test
    void keepsEmptyValuesAndDecodesOnce() {
        var data = InitData.parse("b=&a=100%2525+x%2By").orElseThrow();
        assertThat(data.checkString()).isEqualTo("a=100%25 x+y\nb=");
    }

    @Test
    void takesAtMostTheAllowedBytes() {
        assertThat(InitData.parse("a=" + "x".repeat(InitData.MAX_BYTES - 2))).isPresent();
        assertThat(InitData.parse("a=" + "x".repeat(InitData.MAX_BYTES - 1))).isEmpty();
        assertThat(InitData.parse("a=" + "ы".repeat(InitData.MAX_BYTES / 2))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-3600, true,", "-3601, false, EXPIRED", "60, true,", "61, false, AUTH_DATE_IN_FUTURE", "0, true,"})
    void acceptsTheFreshnessWindowAndNothingBeside(int seconds, boolean believed, LaunchRefusal reason) { // CORE-036
        var verdict = CHECK.check(launch(NOW.plusSeconds(seconds)).by(TOKEN), List.of(SPIN), NOW);
        assertThat(verdict instanceof LaunchCheck.Verdict.Believed).isEqualTo(believed);
        assertThat(believed ? null : reason(verdict)).isEqualTo(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-5", "1.5", "99999999999999", "0x10"})
    void callsAnUnreadableDateMalformed(String authDate) {
        assertThat(refusal(anna().with("auth_date", authDate))).isEqualTo(LaunchRefusal.MALFORMED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\":0,\"first_name\":\"A\"}|MALFORMED",
                "{\"id\":-1,\"first_name\":\"A\"}|MALFORMED",
                "{\"id\":9007199254740992,\"first_name\":\"A\"}|MALFORMED",
                "{\"id\":\"1\",\"first_name\":\"A\"}|MALFORMED",
                "{\"id\":1.5,\"first_name\":\"A\"}|MALFORMED",
                "{\"id\":1}|MALFORMED",
                "{\"id\":1,\"first_name\":2}|MALFORMED",
                "{\"id\":1,\"first_name\":\"A\",\"is_premium\":\"yes\"}|MALFORMED",
                "[]|MALFORMED",
                "null|MALFORMED",
                "{|MALFORMED",
                "{\"id\":1,\"first_name\":\"A\",\"is_bot\":true}|BOTS_NOT_ALLOWED"
            })
    void refusesUsersOfTheWrongKind(String user, LaunchRefusal reason) { // CORE-037
        assertThat(refusal(anna().with("user", user))).isEqualTo(reason);
    }

    @Test
    void saysWhenThereIsNoUser() {
        assertThat(refusal(anna().without("user"))).isEqualTo(LaunchRefusal.USER_MISSING);
        assertThat(refusal(anna().with("user", ""))).isEqualTo(LaunchRefusal.USER_MISSING);
    }

    @Test
    void learnsNothingFromUnsignedData() {
        var unsigned = launch(NOW.minus(Duration.ofDays(9))).with("user", "{").unsigned() + "&hash=" + "0".repeat(64);
        assertThat(reason(CHECK.check(unsigned, List.of(SPIN), NOW))).isEqualTo(LaunchRefusal.HASH_MISMATCH);
    }

    @Test
    void needsExactlyOneBotThatFits() { // CORE-034
        var twin = bot("twin_bot", 7_000_000_003L, TOKEN);
        assertThat(reason(CHECK.check(anna().by(TOKEN), List.of(SPIN, twin), NOW)))
                .isEqualTo(LaunchRefusal.HASH_MISMATCH);
        assertThat(reason(CHECK.check(anna().by(TOKEN), List.of(), NOW))).isEqualTo(LaunchRefusal.HASH_MISMATCH);
    }

    @Test
    void takesAReplacedTokenThatIsStillValid() { // CORE-035
        var rotated = new LaunchBot(UUID.randomUUID(), "spin_bot", 7_000_000_001L, List.of(OTHER, TOKEN));
        assertThat(CHECK.check(anna().by(TOKEN), List.of(rotated), NOW))
                .isInstanceOf(LaunchCheck.Verdict.Believed.class);
    }

    @Test
    void checksTheSignatureOfBotsWhoseTokenIsUnknown() throws GeneralSecurityException { // CORE-032
        var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var check = new LaunchCheck(settings(rawKey(keys)));
        var external = new LaunchBot(UUID.randomUUID(), "guest_bot", 42, List.of());
        var launch = anna();
        var signature =
                sign(keys, InitData.parse(launch.unsigned()).orElseThrow().thirdPartyMessage(42));
        for (var spelling : List.of(
                signature,
                Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(signature)))) {
            var raw = launch.with("signature", spelling).by(TOKEN);
            assertThat(check.check(raw, List.of(external), NOW)).isInstanceOf(LaunchCheck.Verdict.Believed.class);
            assertThat(reason(CHECK.check(raw, List.of(external), NOW))).isEqualTo(LaunchRefusal.SIGNATURE_MISMATCH);
        }
        assertThat(reason(check.check(launch.with("signature", "AAAA").by(TOKEN), List.of(external), NOW)))
                .isEqualTo(LaunchRefusal.SIGNATURE_MISMATCH);
    }

    @Test
    void countsAWrongSignatureBesideARightHashAndRefusesItOnDemand() { // CORE-033
        var raw = anna().with("signature", "AAAA").by(TOKEN);
        assertThat(CHECK.check(raw, List.of(SPIN), NOW))
                .isInstanceOfSatisfying(
                        LaunchCheck.Verdict.Believed.class,
                        it -> assertThat(it.signatureOff()).isTrue());
        var strict = new LaunchCheck(new LaunchSettings("production", Duration.ofHours(1), true));
        assertThat(reason(strict.check(raw, List.of(SPIN), NOW))).isEqualTo(LaunchRefusal.SIGNATURE_MISMATCH);
    }

    @Property(tries = 3_000)
    void refusesEveryFlippedBit(@ForAll Random random) { // CORE-708
        var bytes = anna().by(TOKEN).getBytes(UTF_8);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        var mutated = new String(bytes, ISO_8859_1);
        // Some spellings say the same: hexadecimal digits of either case.
        if (!InitData.parse(mutated).equals(InitData.parse(anna().by(TOKEN))) && !isSameHash(mutated)) {
            assertThat(CHECK.check(mutated, List.of(SPIN, QUIZ), NOW)).isInstanceOf(LaunchCheck.Verdict.Refused.class);
        }
    }

    @Property(tries = 300)
    void ignoresTheOrderOfPairsAndMindsTheirNumber(@ForAll Random random) { // CORE-708
        var pairs = new ArrayList<>(Arrays.asList(anna().by(TOKEN).split("&")));
        Collections.shuffle(pairs, random);
        assertThat(CHECK.check(String.join("&", pairs), List.of(SPIN), NOW))
                .isInstanceOf(LaunchCheck.Verdict.Believed.class);
        var twice = new ArrayList<>(pairs);
        twice.add(pairs.get(random.nextInt(pairs.size())));
        assertThat(reason(CHECK.check(String.join("&", twice), List.of(SPIN), NOW)))
                .isEqualTo(LaunchRefusal.MALFORMED);
        pairs.remove(random.nextInt(pairs.size()));
        assertThat(CHECK.check(String.join("&", pairs), List.of(SPIN), NOW))
                .isInstanceOf(LaunchCheck.Verdict.Refused.class);
        pairs.add("more=" + random.nextInt());
        assertThat(CHECK.check(String.join("&", pairs), List.of(SPIN), NOW))
                .isInstanceOf(LaunchCheck.Verdict.Refused.class);
    }

    @Property(tries = 10_000)
    void answersAnyText(@ForAll String raw) { // CORE-708
        assertThat(CHECK.check(raw, List.of(SPIN), NOW)).isInstanceOf(LaunchCheck.Verdict.Refused.class);
    }

    @Test
    void takesTheSameTimeWhereverTheFirstWrongByteIs() { // CORE-709
        var raw = anna().by(TOKEN);
        int hashAt = raw.indexOf("&hash=") + 6;
        var early = flipDigit(raw, hashAt);
        var late = flipDigit(raw, raw.length() - 1);
        assertThat(ratio(early, List.of(SPIN), late, List.of(SPIN))).isBetween(0.6, 1.7);
    }

    @Test
    void takesMoreTimeForMoreBotsOnlyInProportion() { // CORE-807
        var twenty = IntStream.range(0, 20)
                .mapToObj(i -> bot("bot_" + i, 100L + i, i == 19 ? TOKEN : OTHER + i))
                .toList();
        var raw = anna().by(TOKEN);
        assertThat(ratio(raw, twenty, raw, List.of(SPIN))).isLessThan(25);
    }

    @Test
    void takesNoMoreTimeForTheLastBotThanForTheFirst() { // CORE-709
        var bots = new ArrayList<>(IntStream.range(0, 19)
                .mapToObj(i -> bot("bot_" + i, 100L + i, OTHER + i))
                .toList());
        var first = new ArrayList<>(bots);
        first.addFirst(SPIN);
        bots.addLast(SPIN);
        var raw = anna().by(TOKEN);
        assertThat(ratio(raw, first, raw, bots)).isBetween(0.6, 1.7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "prod", "zz"})
    void refusesAKeySettingThatIsNone(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(key))
                .withMessageContaining("krug.initdata.ed25519-key");
    }

    @Test
    void takesAKeyOfOnesOwnInTheSandboxAlone() { // CORE-032
        var own = settings("40055058a4ee38156a06562e52eece92a771bcd8346a8c4615cb7376eddf72ec");
        var configuration = new IdentityConfiguration();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> configuration.launchCheck(own, new StandardEnvironment()))
                .withMessageContaining("krug.initdata.ed25519-key");
        assertThat(configuration.launchCheck(settings("test"), new StandardEnvironment()))
                .isNotNull();
        var sandbox = new StandardEnvironment();
        sandbox.setActiveProfiles("sandbox");
        assertThat(configuration.launchCheck(own, sandbox)).isNotNull();
    }

    /** Of two checks that take turns, so that whatever else the machine does delays both; what is rarely delayed counts. */
    private static double ratio(String first, List<LaunchBot> firstBots, String second, List<LaunchBot> secondBots) {
        var firsts = new long[5_000];
        var seconds = new long[firsts.length];
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = nanos(first, firstBots);
            seconds[i] = nanos(second, secondBots);
        }
        return lowerQuartile(firsts) / lowerQuartile(seconds);
    }

    private static long nanos(String raw, List<LaunchBot> bots) {
        long start = System.nanoTime();
        assertThat(CHECK.check(raw, bots, NOW)).isNotNull();
        return System.nanoTime() - start;
    }

    private static double lowerQuartile(long[] samples) {
        Arrays.sort(samples);
        return samples[samples.length / 4];
    }

    private static String flipDigit(String raw, int at) {
        return raw.substring(0, at) + (raw.charAt(at) == '0' ? '1' : '0') + raw.substring(at + 1);
    }

    private static boolean isSameHash(String raw) {
        return InitData.parse(raw)
                .map(data -> data.checkString()
                                .equals(InitData.parse(anna().by(TOKEN))
                                        .orElseThrow()
                                        .checkString())
                        && Arrays.equals(
                                Signatures.hash(data.get("hash")),
                                Signatures.launchHash(TOKEN, data.checkString().getBytes(UTF_8))))
                .orElse(false);
    }

    private static SignedLaunch anna() {
        return launch(NOW);
    }

    private static SignedLaunch launch(Instant authDate) {
        return SignedLaunch.of(5_000_000_000L, "Анна + 100%25", authDate);
    }

    private static LaunchRefusal refusal(SignedLaunch launch) {
        return reason(CHECK.check(launch.by(TOKEN), List.of(SPIN), NOW));
    }

    private static LaunchRefusal reason(LaunchCheck.Verdict verdict) {
        return ((LaunchCheck.Verdict.Refused) verdict).reason();
    }

    private static LaunchBot bot(String name, long telegramId, String token) {
        return new LaunchBot(UUID.nameUUIDFromBytes(name.getBytes(UTF_8)), name, telegramId, List.of(token));
    }

    private static LaunchSettings settings(String key) {
        return new LaunchSettings(key, Duration.ofHours(1), false);
    }

    private static String rawKey(KeyPair keys) {
        var encoded = keys.getPublic().getEncoded();
        return HexFormat.of().formatHex(encoded, encoded.length - 32, encoded.length);
    }

    private static String sign(KeyPair keys, String message) throws GeneralSecurityException {
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(keys.getPrivate());
        signer.update(message.getBytes(UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signer.sign());
    }
}
