package dev.krug.sandbox.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.microsoft.playwright.Locator;

/**
 * How far somebody has read a chat.
 *
 * @param seen the number of messages that were there
 */
record Reading(Pane pane, int seen) {

    /** The next message says this; reading goes on behind it. */
    @CanIgnoreReturnValue
    Reading hears(String... parts) {
        for (var part : parts) {
            assertThat(message()).containsText(part);
        }
        return new Reading(pane, seen + 1);
    }

    Locator message() {
        return pane.messages().nth(seen);
    }
}
