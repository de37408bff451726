package dev.krug.sandbox.control;

import java.net.URI;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.server.ServerRequest;

/**
 * The sandbox runs on a person's machine, beside a browser that visits anything: other sites may neither change nor,
 * by a name that points here, read it.
 */
final class Callers {

    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private Callers() {}

    static boolean isOurs(ServerRequest request) {
        var host = request.headers().firstHeader("Host");
        var site = request.headers().firstHeader("Sec-Fetch-Site");
        var origin = request.headers().firstHeader("Origin");
        boolean reads = request.method().name().equals("GET");
        return isLocalName(host)
                && (reads || site == null || OWN_SITE.contains(site))
                && (reads || origin == null || Objects.equals(authority(origin), host));
    }

    /** Any address of a machine will do, but of names only the one that cannot point elsewhere. */
    private static boolean isLocalName(@Nullable String host) {
        if (host == null) {
            return true;
        }
        var name = host.startsWith("[") ? host : host.replaceAll(":\\d+$", "");
        return name.equals("localhost") || name.endsWith(".localhost") || name.matches("[\\d.]+|\\[.*].*");
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getRawAuthority();
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
