package dev.krug.sandbox;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import dev.krug.testing.InstalledChromium;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A real browser. */
public final class Chromium implements AutoCloseable {

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser;

    public Chromium() {
        var options = new BrowserType.LaunchOptions()
                .setExecutablePath(InstalledChromium.path())
                .setArgs(List.of("--no-sandbox", "--lang=en-US"));
        browser = playwright.chromium().launch(options);
    }

    public BrowserContext open(int width, int height) {
        return open(width, height, "en-US");
    }

    public BrowserContext open(int width, int height, String locale) {
        return browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setLocale(locale));
    }

    public static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/" + name + ".png")));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
