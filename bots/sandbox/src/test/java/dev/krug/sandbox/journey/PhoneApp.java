package dev.krug.sandbox.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

/** The Mini App in the phone that a pane shows. */
record PhoneApp(Pane pane) {

    void open() {
        pane.button("Krug").click();
        assertThat(frame().getByRole(AriaRole.MAIN)).isVisible();
    }

    void close() {
        pane.button("Меню мини-приложения").click();
        pane.pane()
                .getByRole(AriaRole.MENUITEM, new Locator.GetByRoleOptions().setName("Закрыть мини-приложение"))
                .click();
        assertThat(pane.pane().getByRole(AriaRole.DIALOG)).hasCount(0);
    }

    @CanIgnoreReturnValue
    PhoneApp go(String screen) {
        frame().getByRole(AriaRole.NAVIGATION)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(screen))
                .click();
        assertThat(frame().getByRole(AriaRole.NAVIGATION).locator("[aria-current=page]"))
                .hasText(screen);
        assertThat(frame().getByRole(AriaRole.STATUS)).hasCount(0);
        return this;
    }

    /** Follows a link of the screen. */
    @CanIgnoreReturnValue
    PhoneApp open(String entry) {
        link(entry).click();
        assertThat(frame().getByRole(
                                AriaRole.HEADING,
                                new FrameLocator.GetByRoleOptions()
                                        .setName(entry)
                                        .setLevel(1)))
                .isVisible();
        return this;
    }

    @CanIgnoreReturnValue
    PhoneApp shows(String... parts) {
        for (var part : parts) {
            assertThat(frame().getByRole(AriaRole.MAIN)).containsText(part);
        }
        return this;
    }

    /** Nothing has to be scrolled sideways. */
    void fits() {
        assertThat(frame().locator("html").evaluate("page => page.scrollWidth <= innerWidth"))
                .isEqualTo(true);
    }

    void isDark() {
        assertThat(frame().locator("html")).hasAttribute("data-theme", "dark");
    }

    Locator button(String name) {
        return frame().getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName(name));
    }

    /** Writes into the field that hints so. */
    void write(String hint, String text) {
        frame().getByPlaceholder(hint).fill(text);
    }

    /** Fills the field of this name. */
    void fill(String label, String text) {
        frame().getByLabel(label).fill(text);
    }

    void toggle(String name) {
        frame().getByRole(AriaRole.SWITCH, new FrameLocator.GetByRoleOptions().setName(name))
                .click();
    }

    /** Presses a button of the sheet, which then goes. */
    void confirm(String name) {
        var sheet = frame().getByRole(AriaRole.DIALOG);
        sheet.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .click();
        assertThat(sheet).hasCount(0);
    }

    Locator tab(String name) {
        return frame().getByRole(AriaRole.TAB, new FrameLocator.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return frame().getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
                .first();
    }

    Locator image(String name) {
        return frame().getByRole(AriaRole.IMG, new FrameLocator.GetByRoleOptions().setName(name));
    }

    private FrameLocator frame() {
        return pane.pane().frameLocator("iframe");
    }
}
