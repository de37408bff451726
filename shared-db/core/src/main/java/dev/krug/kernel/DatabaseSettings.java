package dev.krug.kernel;

import io.r2dbc.spi.ConnectionFactoryOptions;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where PostgreSQL is.
 *
 * @param url {@code postgresql://user:password@host:port/database}, also with the schemes {@code postgres} and
 *     {@code r2dbc:postgresql}
 * @param poolSize connections of the reactive pool, 1 to 30
 * @param acquireTimeout how long a request waits for a connection before it is answered 503
 */
@Validated
@ConfigurationProperties("krug.database")
public record DatabaseSettings(
        @NotNull
        @Pattern(
                regexp = "(r2dbc:)?postgres(ql)?://[^@/]+@[^/@:]+(:[0-9]+)?/[A-Za-z0-9_-]+",
                message = "must be postgresql://user:password@host:port/database")
        String url,

        @DefaultValue("20") @Min(1) @Max(30) int poolSize,
        @DefaultValue("3s") Duration acquireTimeout) {

    ConnectionFactoryOptions reactive() {
        var uri = uri();
        return ConnectionFactoryOptions.builder()
                .option(ConnectionFactoryOptions.DRIVER, "postgresql")
                .option(ConnectionFactoryOptions.HOST, uri.getHost())
                .option(ConnectionFactoryOptions.PORT, port(uri))
                .option(ConnectionFactoryOptions.USER, credential(uri, 0))
                .option(ConnectionFactoryOptions.PASSWORD, credential(uri, 1))
                .option(ConnectionFactoryOptions.DATABASE, uri.getPath().substring(1))
                .build();
    }

    String jdbcUrl() {
        var uri = uri();
        return "jdbc:postgresql://" + uri.getHost() + ":" + port(uri) + uri.getPath();
    }

    String user() {
        return credential(uri(), 0);
    }

    String password() {
        return credential(uri(), 1);
    }

    // MB-933: the spellings in use name the same thing
    private URI uri() {
        return URI.create(url.replaceFirst("^(r2dbc:)?postgres(ql)?:", "postgresql:"));
    }

    private static int port(URI uri) {
        return uri.getPort() < 0 ? 5432 : uri.getPort();
    }

    private static String credential(URI uri, int index) {
        var parts = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        return index < parts.length ? URLDecoder.decode(parts[index], StandardCharsets.UTF_8) : "";
    }

    /** Names no secret. */
    @Override
    public String toString() {
        return "DatabaseSettings[" + jdbcUrl() + "]";
    }
}
