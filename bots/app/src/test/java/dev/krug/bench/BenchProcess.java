package dev.krug.bench;

import dev.krug.KrugApplication;
import dev.krug.testing.Servers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The production executable with one more bot. */
final class BenchProcess {

    private BenchProcess() {}

    /** Runs on the second core. */
    static Contender start(
            String name,
            String token,
            StubTelegram telegram,
            String database,
            Path folder,
            int concurrency,
            int poolSize)
            throws IOException {
        return Contender.start(
                name,
                token,
                1,
                folder,
                Map.of(),
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + Path.of("src/main/image/jvm.options").toAbsolutePath(),
                        "-cp",
                        System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                        BenchProcess.class.getName(),
                        "--krug.database.url=" + database,
                        "--krug.database.pool-size=" + poolSize,
                        "--krug.redis.url=" + Servers.redisUrl(),
                        "--krug.secret-key=a-key-that-only-tests-may-use-0123456789",
                        "--krug.telegram.base-url=" + telegram.url(),
                        "--krug.telegram.concurrency=" + concurrency,
                        "--krug.telegram.limits=false",
                        "--krug.telegram.flood-limit=1000000",
                        "--krug.bots." + BenchBot.NAME + ".token=" + token,
                        "--krug.roles=bots",
                        "--server.port=0"));
    }

    public static void main(String[] settings) {
        new SpringApplicationBuilder(KrugApplication.class, BenchBot.class).run(settings);
    }
}
