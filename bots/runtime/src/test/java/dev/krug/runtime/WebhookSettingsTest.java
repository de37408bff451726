package dev.krug.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSettingsTest { // CORE-373

    @ParameterizedTest
    @CsvSource({
        "https://example.org, https://example.org/webhooks/telegram/spin_bot",
        "https://example.org/, https://example.org/webhooks/telegram/spin_bot",
        "http://localhost:8080/api/, http://localhost:8080/api/webhooks/telegram/spin_bot"
    })
    void findsTheEndpoint(String base, String expected) {
        assertThat(new WebhookSettings(base).of("spin_bot")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org", "ftp://example.org", "https://", "https://example.org/?a=b", "https://a b"})
    void refusesWhatIsNoAddress(String url) {
        assertThatThrownBy(() -> new WebhookSettings(url)).hasMessageContaining("krug.webhook.url");
    }

    @Test
    void namesTheSettingThatIsMissing() {
        assertThatThrownBy(() -> new WebhookSettings(" ").of("spin_bot"))
                .hasMessageContaining("krug.webhook.url")
                .hasMessageContaining("spin_bot");
    }
}
