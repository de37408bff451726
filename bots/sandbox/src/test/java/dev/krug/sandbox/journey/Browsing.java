package dev.krug.sandbox.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import dev.krug.sandbox.Chromium;
import java.util.ArrayList;
import java.util.List;

/** A browser with the sandbox's page, and what the page complained of. */
final class Browsing implements AutoCloseable {

    private static final double PATIENCE_MILLIS = 30_000;

    private final Chromium chromium = new Chromium();
    private final List<String> complaints = new ArrayList<>();
    private final Page page;
    private int shots;

    Browsing(String address, int width, int height) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        page = chromium.open(width, height, "ru-RU").newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.navigate(address);
    }

    Page page() {
        return page;
    }

    Pane pane(String name) {
        return new Pane(
                page,
                page.getByRole(
                        AriaRole.REGION,
                        new Page.GetByRoleOptions().setName(name).setExact(true)));
    }

    void press(String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    /** Leaves the other pane alone on the page. */
    void close(Pane pane) {
        pane.button("Закрыть окно").click();
        assertThat(pane.pane()).hasCount(0);
    }

    void resize(int width, int height) {
        page.setViewportSize(width, height);
    }

    void shoot(String name) {
        page.evaluate("Promise.all([...document.querySelectorAll('*'), document].flatMap(e => e.getAnimations())"
                + ".filter(a => a.effect.getTiming().iterations !== Infinity).map(a => a.finished.catch(() => null)))");
        Chromium.shoot(page, "journey/%02d-%s".formatted(++shots, name));
    }

    /** What was complained of since the last time. */
    List<String> complaints() {
        var all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    @Override
    public void close() {
        page.context().close();
        chromium.close();
    }
}
