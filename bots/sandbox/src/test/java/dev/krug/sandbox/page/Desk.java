package dev.krug.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import dev.krug.sandbox.Chromium;
import dev.krug.sandbox.Stage;
import java.util.ArrayList;
import java.util.List;

/** A browser with Anna's and Ben's panes side by side, and a bot that a test plays. */
final class Desk implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 30_000;

    final Stage stage = new Stage().hearingAll();
    final Page page;
    final Seat anna;
    final Seat ben;
    private final List<String> complaints = new ArrayList<>();

    Desk(Chromium chromium) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        page = chromium.open(1440, 900).newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.navigate(stage.sandbox.url() + "/sandbox?user=" + stage.anna + "&user=" + stage.ben);
        anna = seat("Анна Смирнова");
        ben = seat("Ben Carter");
    }

    Seat seat(String person) {
        return new Seat(
                page,
                page.getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(person).setExact(true)));
    }

    /** The window that asks for something; there is one at a time. */
    Locator dialog() {
        return page.getByRole(AriaRole.DIALOG);
    }

    void submit(String button) {
        dialog().getByRole(AriaRole.BUTTON, Seat.named(button)).click();
    }

    void choose(String item) {
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(item).setExact(true))
                .click();
    }

    /** Opens the tools at one of their parts. */
    Locator tools(String part) {
        var drawer = page.getByRole(AriaRole.COMPLEMENTARY, new Page.GetByRoleOptions().setName("Tools"));
        if (drawer.count() == 0) {
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Tools"))
                    .click();
        }
        drawer.getByRole(AriaRole.TAB, Seat.named(part)).click();
        return drawer;
    }

    /** Chromium complains of every refused request; this one was meant to be. */
    void excuse(String complaint) {
        complaints.removeIf(one -> one.contains(complaint));
    }

    void shoot(String name) {
        Chromium.shoot(page, "page/" + name);
    }

    @Override
    public void close() {
        page.context().close();
        stage.close();
        assertThat(complaints).isEmpty();
    }
}
