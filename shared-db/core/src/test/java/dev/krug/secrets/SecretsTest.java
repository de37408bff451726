package dev.krug.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

/** CORE-013: sealed values open where they were sealed and nowhere else. */
class SecretsTest {

    private static final String OLD = "an-old-master-key-for-tests-0123456789";
    private static final String NEW = "the-new-master-key-for-tests-987654321";
    private static final SecretBox.Place PLACE = new SecretBox.Place("users", "email_enc", "1");

    private final SecretBox box = secrets(NEW).box("users");

    @Property(tries = 200)
    void opensWhatItSealed(@ForAll String plain) {
        var wellFormed = new String(plain.getBytes(UTF_8), UTF_8);
        var secretBox = secrets(NEW).box("users");
        assertThat(secretBox.open(secretBox.seal(wellFormed, PLACE), PLACE)).isEqualTo(wellFormed);
    }

    @Test
    void sealsTheSameValueDifferentlyEachTime() {
        assertThat(box.seal("a@b.c", PLACE)).isNotEqualTo(box.seal("a@b.c", PLACE));
    }

    @Test
    void refusesAValueCopiedToAnotherRowColumnOrPurpose() {
        var sealed = box.seal("a@b.c", PLACE);
        assertUnreadable(box, sealed, new SecretBox.Place("users", "email_enc", "2"));
        assertUnreadable(box, sealed, new SecretBox.Place("users", "phone_enc", "1"));
        assertUnreadable(secrets(NEW).box("bots"), sealed, PLACE);
    }

    @Test
    void refusesAnyChangedByte() {
        var sealed = Base64.getUrlDecoder().decode(box.seal("a@b.c", PLACE));
        for (int i = 0; i < sealed.length; i++) {
            var changed = Arrays.copyOf(sealed, sealed.length);
            changed[i] ^= 1;
            assertUnreadable(box, Base64.getUrlEncoder().encodeToString(changed), PLACE);
        }
    }

    @Test
    void opensWithAPreviousKeyAndSealsWithTheNewOne() {
        var sealed = secrets(OLD).box("users").seal("a@b.c", PLACE);
        var rotated = new Secrets(new MasterKeys(NEW, List.of(OLD), null)).box("users");
        assertThat(rotated.open(sealed, PLACE)).isEqualTo("a@b.c");
        assertUnreadable(secrets(OLD).box("users"), rotated.seal("a@b.c", PLACE), PLACE);
    }

    @Test
    void indexesEqualValuesEquallyAndPerPurpose() {
        var index = secrets(NEW).index("email");
        assertThat(index.of("a@b.c"))
                .hasSize(64)
                .isEqualTo(secrets(NEW).index("email").of("a@b.c"));
        assertThat(index.of("a@b.c")).isNotEqualTo(secrets(NEW).index("phone").of("a@b.c"));
        assertThat(index.of("a@b.c")).isNotEqualTo(secrets(OLD).index("email").of("a@b.c"));
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {"  ", "short", "changeme-changeme-changeme-changeme", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
    void refusesAWeakMasterKeyNamingTheSetting(String key) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MasterKeys(key, null, null))
                .withMessageStartingWith("krug.secret-key is ");
    }

    @Test
    void refusesARepeatedKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MasterKeys(NEW, List.of(NEW), null))
                .withMessageContaining("krug.previous-secret-keys");
    }

    @Test
    void neverPrintsAKey() {
        assertThat(new MasterKeys(NEW, List.of(OLD), null).toString()).doesNotContain(NEW, OLD);
    }

    private static Secrets secrets(String key) {
        return new Secrets(new MasterKeys(key, null, null));
    }

    private static void assertUnreadable(SecretBox box, String sealed, SecretBox.Place place) {
        assertThatThrownBy(() -> box.open(sealed, place)).isInstanceOf(SecretUnreadable.class);
    }
}
