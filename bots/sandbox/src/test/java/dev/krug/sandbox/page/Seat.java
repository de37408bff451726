package dev.krug.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.MouseButton;
import java.nio.file.Path;

/** One person's half of the page. */
record Seat(Page page, Locator pane) {

    static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    /** An entry of the chat list. */
    Locator row(String chat) {
        return pane.getByRole(AriaRole.NAVIGATION)
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText(chat));
    }

    @CanIgnoreReturnValue
    Seat open(String chat) {
        row(chat).first().click();
        assertThat(pane.getByRole(AriaRole.REGION, named(chat))).isVisible();
        return this;
    }

    Locator button(String name) {
        return pane.getByRole(AriaRole.BUTTON, named(name));
    }

    Locator field() {
        return pane.getByRole(AriaRole.TEXTBOX, named("Message"));
    }

    void say(String text) {
        field().fill(text);
        field().press("Enter");
        assertThat(message(text)).isVisible();
    }

    Locator log() {
        return pane.getByRole(AriaRole.LOG);
    }

    Locator messages() {
        return log().getByRole(AriaRole.ARTICLE);
    }

    /** The latest message that contains the text. */
    Locator message(String text) {
        return messages().filter(new Locator.FilterOptions().setHasText(text)).last();
    }

    /** Opens the menu of a message, as the right button of a mouse does. */
    void menu(String message) {
        message(message).click(new Locator.ClickOptions().setButton(MouseButton.RIGHT));
    }

    /** Something else than a text: a poll, a place. */
    void attach(String kind) {
        button("Attach").click();
        page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName(kind))
                .click();
    }

    void files(Path... files) {
        pane.getByLabel("Attach a file").setInputFiles(files);
    }

    /** Opens what the head of the chat tells more of. */
    Locator info(String chat) {
        button("Profile of " + chat).click();
        return pane.getByRole(AriaRole.COMPLEMENTARY);
    }
}
