package dev.krug.sandbox.botapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** All simulated methods, found by their place, and the names of all others. Names have no case. */
public final class Methods {

    private static final String PACKAGE = Methods.class.getPackageName() + ".method";
    private static final Map<String, Method> SIMULATED = find();
    private static final Collection<String> KNOWN = known();

    private Methods() {}

    public static Collection<Method> all() {
        return SIMULATED.values();
    }

    public static @Nullable Method find(String name) {
        return SIMULATED.get(name.toLowerCase(Locale.ROOT));
    }

    /** Whether the Bot API has a method of this name at all. */
    public static boolean isKnown(String name) {
        return KNOWN.contains(name.toLowerCase(Locale.ROOT));
    }

    private static Map<String, Method> find() {
        var pattern = "classpath*:" + PACKAGE.replace('.', '/') + "/*/*.class";
        var found = new TreeMap<String, Method>();
        try {
            for (var resource : new PathMatchingResourcePatternResolver().getResources(pattern)) {
                var type = Class.forName(className(resource.getURL().toString()));
                if (Method.class.isAssignableFrom(type) && !Modifier.isAbstract(type.getModifiers())) {
                    var method = create(type);
                    found.put(method.name().toLowerCase(Locale.ROOT), method);
                }
            }
        } catch (IOException | ClassNotFoundException unreadable) {
            throw new IllegalStateException("The methods of the Bot API cannot be found", unreadable);
        }
        return found;
    }

    private static String className(String url) {
        var path = url.substring(url.indexOf(PACKAGE.replace('.', '/')));
        return path.substring(0, path.length() - ".class".length()).replace('/', '.');
    }

    private static Method create(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Method) constructor.newInstance();
        } catch (ReflectiveOperationException noConstructor) {
            throw new IllegalStateException(type + " needs a constructor without arguments", noConstructor);
        }
    }

    private static Collection<String> known() {
        try (InputStream names = Methods.class.getResourceAsStream("methods.txt")) {
            return new String(Objects.requireNonNull(names).readAllBytes(), UTF_8)
                    .lines()
                    .map(name -> name.strip().toLowerCase(Locale.ROOT))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
