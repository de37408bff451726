package dev.krug.miniapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.krug.testing.InstalledChromium;
import dev.krug.web.Api;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;

/** A Chromium in which Anna opens the Mini App; keeps what its pages complain of. */
final class Chrome implements AutoCloseable {

    static final String DARK = "{\"bg_color\":\"#17212b\",\"text_color\":\"#f5f5f5\",\"hint_color\":\"#708499\","
            + "\"link_color\":\"#6ab3f3\",\"button_color\":\"#5288c1\",\"button_text_color\":\"#ffffff\","
            + "\"secondary_bg_color\":\"#0e1621\",\"section_bg_color\":\"#17212b\",\"subtitle_text_color\":\"#8a9bab\"}";
    private static final String LIGHT =
            "{\"bg_color\":\"#ffffff\",\"text_color\":\"#000000\",\"hint_color\":\"#707579\","
                    + "\"link_color\":\"#3390ec\",\"button_color\":\"#3390ec\",\"button_text_color\":\"#ffffff\","
                    + "\"secondary_bg_color\":\"#f4f4f5\",\"section_bg_color\":\"#ffffff\"}";
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private final List<String> complaints = new ArrayList<>();
    private final Api api;
    private final DatabaseClient database;
    private final Clock clock;
    private final Playwright playwright;
    private final Browser browser;

    Chrome(Api api, DatabaseClient database, Clock clock) {
        this.api = api;
        this.database = database;
        this.clock = clock;
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(InstalledChromium.path())
                        .setArgs(List.of("--no-sandbox")));
    }

    List<String> complaints() {
        return complaints;
    }

    Page page(String language, String theme, int width) {
        var page = browser.newPage(new Browser.NewPageOptions()
                .setViewportSize(width, width > 600 ? 900 : 760)
                .setDeviceScaleFactor(2)
                .setLocale(language)
                .setTimezoneId("Europe/Moscow")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setColorScheme(theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT));
        page.clock().install(new com.microsoft.playwright.Clock.InstallOptions().setTime(clock.millis()));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    String launchUrl(String language, String theme) {
        var launch = api.launchOf(Town.ANNA, "Анна");
        launch.with(
                "user",
                "{\"id\":" + Town.ANNA + ",\"first_name\":\"Анна\",\"last_name\":\"Ковалёва\","
                        + "\"username\":\"anna_k\",\"language_code\":\"" + language + "\"}");
        launch.with("query_id", language + theme + System.nanoTime());
        database.sql("update users set language_code = :language where telegram_id = :id")
                .bind("language", language)
                .bind("id", Town.ANNA)
                .then()
                .block();
        return api.origin() + "/m#tgWebAppVersion=9.1&tgWebAppPlatform=weba&tgWebAppData="
                + encoded(launch.by(Api.SPIN_TOKEN)) + "&tgWebAppThemeParams="
                + encoded(theme.equals("dark") ? DARK : LIGHT);
    }

    static void shoot(Page page, String name) {
        page.evaluate("Promise.all(document.getAnimations().map(a => a.effect.getTiming().iterations === Infinity "
                + "? null : a.finished.catch(() => null)))");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(!name.contains("badge") && !name.contains("leaderboard")));
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        playwright.close();
    }
}
