package dev.krug.sandbox.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Where the libraries of the page lie inside their jars; the versions are those of the class path. */
final class WebJars {

    private static final Map<String, String> PATHS = new ConcurrentHashMap<>();

    private WebJars() {}

    /** {@code lit/3.3.2}; a scope of npm stands before the name. */
    static String path(String library) {
        return PATHS.computeIfAbsent(library, WebJars::find);
    }

    private static String find(String library) {
        var folder = library.equals("reactive-element") ? "lit__reactive-element" : library;
        var pattern = "classpath*:META-INF/resources/webjars/" + folder + "/*/package.json";
        try {
            for (var resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                var url = resource.getURL().toString();
                return url.substring(url.lastIndexOf("/webjars/") + "/webjars/".length(), url.lastIndexOf('/'));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        throw new IllegalStateException("The library " + library + " is not on the class path");
    }
}
