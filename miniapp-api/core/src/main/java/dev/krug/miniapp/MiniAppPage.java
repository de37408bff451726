package dev.krug.miniapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The one document of the Mini App, made at start, and the files it loads. */
@Component
class MiniAppPage {

    private static final String WEBJARS = "META-INF/resources/webjars/";
    private static final List<String> APP_TEXTS = List.of("miniapp.");
    private static final List<String> DESK_TEXTS =
            List.of("desk.", "statistics.chart.", "statistics.of.", "statistics.nothing", "broadcasts.state.");

    private final List<Asset> assets;
    private final String html;
    private final String policy;

    MiniAppPage(Messages messages, MiniAppSettings settings, JsonMapper mapper) {
        var lit = Asset.script("lit-html.js", Asset.text(WEBJARS + "lit-html/3.3.2/lit-html.js"));
        var chart = Asset.script("chart.js", Asset.text(WEBJARS + "chart.js/4.5.1/dist/chart.umd.min.js"));
        var app = Asset.script("app.js", Modules.app());
        var desk = Asset.script(
                "krug-desk.js",
                "const words = " + mapper.writeValueAsString(texts(messages, DESK_TEXTS)) + ";\n" + Modules.desk());
        var style = Asset.style("app.css", Asset.text("miniapp/app.css"));
        this.assets = List.of(lit, chart, app, desk, style);
        var imports = mapper.writeValueAsString(Map.of("imports", Map.of("lit", lit.path(), "krug", app.path())));
        this.html = Asset.text("miniapp/index.html")
                .replace("{{imports}}", imports)
                .replace("{{style}}", style.path())
                .replace("{{lit}}", lit.path())
                .replace("{{app}}", app.path())
                .replace(
                        "{{boot}}",
                        inScript(mapper.writeValueAsString(Map.of(
                                "texts", texts(messages, APP_TEXTS), "chart", chart.path(), "desk", desk.path()))));
        this.policy = policy(imports, settings);
    }

    String html() {
        return html;
    }

    String policy() {
        return policy;
    }

    List<Asset> assets() {
        return assets;
    }

    /** By language and key; a key that begins with {@code miniapp.} goes without that. */
    private static Map<String, Map<String, String>> texts(Messages messages, List<String> beginnings) {
        var texts = new TreeMap<String, Map<String, String>>();
        for (var language : Language.values()) {
            var patterns = new TreeMap<String, String>();
            for (var key : messages.keys(language, "")) {
                var pattern = messages.pattern(language, key);
                if (pattern != null && beginnings.stream().anyMatch(key::startsWith)) {
                    patterns.put(key.replaceFirst("^miniapp\\.", ""), pattern);
                }
            }
            texts.put(language.code(), patterns);
        }
        return texts;
    }

    // A text must not be able to end the element that carries it.
    private static String inScript(String json) {
        return json.replace("<", "\\u003c");
    }

    private static String policy(String imports, MiniAppSettings settings) { // CORE-531
        return "default-src 'self'; script-src 'self' https://telegram.org 'sha256-" + sha256(imports)
                + "'; style-src 'self'; img-src 'self' data: https:; connect-src 'self'; base-uri 'self'; "
                + "form-action 'self'; frame-ancestors https://web.telegram.org https://*.telegram.org"
                + settings.frameAncestors().stream().map(origin -> " " + origin).reduce("", String::concat);
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is part of every JDK", missing);
        }
    }
}
