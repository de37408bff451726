package dev.krug.sandbox.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;

/** The half of the page where one person chats. */
record Pane(Page page, Locator pane) {

    /** Opens a chat from the list, going back to the list first where the list is hidden. */
    @CanIgnoreReturnValue
    Pane open(String bot) {
        var back = button("Назад");
        if (back.isVisible()) {
            back.click();
        }
        row(bot).click();
        assertThat(pane.getByRole(
                        AriaRole.REGION,
                        new Locator.GetByRoleOptions().setName(bot).setExact(true)))
                .isVisible();
        return this;
    }

    /** Opens a chat that has been begun, and waits for what stands in it. */
    @CanIgnoreReturnValue
    Pane resume(String bot) {
        open(bot);
        assertThat(last()).isVisible();
        return this;
    }

    Locator row(String bot) {
        return pane.getByRole(AriaRole.NAVIGATION)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(bot))
                .first();
    }

    /** A button of the pane, or the lowest of several equal ones under messages. */
    Locator button(String name) {
        return pane.getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .last();
    }

    /** Presses a button; what the bot then sends is awaited by hears. */
    @CanIgnoreReturnValue
    Reading press(String name) {
        var reading = reading();
        button(name).click();
        return reading;
    }

    /** Writes as a person does and waits until the own message stands in the chat. */
    @CanIgnoreReturnValue
    Reading say(String text) {
        var reading = reading();
        var field = pane.getByRole(AriaRole.TEXTBOX, new Locator.GetByRoleOptions().setName("Сообщение"));
        field.fill(text);
        field.press("Enter");
        assertThat(messages().nth(reading.seen())).containsText(text);
        return new Reading(this, reading.seen() + 1);
    }

    @CanIgnoreReturnValue
    Reading attach(Path file) {
        var reading = reading();
        pane.getByLabel("Прикрепить файл").setInputFiles(file);
        pane.getByRole(AriaRole.DIALOG)
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Отправить сообщение"))
                .click();
        assertThat(messages().nth(reading.seen()).getByRole(AriaRole.IMG)).isVisible();
        return new Reading(this, reading.seen() + 1);
    }

    private Reading reading() {
        return new Reading(this, messages().count());
    }

    Locator log() {
        return pane.getByRole(AriaRole.LOG);
    }

    Locator messages() {
        return log().getByRole(AriaRole.ARTICLE);
    }

    Locator last() {
        return messages().last();
    }
}
