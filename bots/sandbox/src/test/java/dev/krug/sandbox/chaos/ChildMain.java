package dev.krug.sandbox.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.KrugApplication;
import dev.krug.sandbox.platform.ProbeBot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/** The platform in a process of its own. It obeys what stands on its input, and ends when that ends. */
final class ChildMain {

    /** Before each line that is meant for the parent. */
    static final String TOLD = "@@";

    private ChildMain() {}

    public static void main(String[] arguments) {
        var halt = new Halt(ChildMain::tell);
        Thread.ofPlatform().daemon().name("orders").start(() -> obey(halt));
        var context = new SpringApplicationBuilder(KrugApplication.class, ProbeBot.class)
                .initializers(starting -> starting.getBeanFactory().addBeanPostProcessor(halt))
                .run(arguments);
        tell("READY " + ((WebServerApplicationContext) context).getWebServer().getPort());
    }

    private static void obey(Halt halt) {
        try (var orders = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (var line = orders.readLine(); line != null; line = orders.readLine()) {
                halt.arm(Point.read(line));
                tell("ARMED");
            }
        } catch (IOException closed) {
            tell("CLOSED");
        }
        Runtime.getRuntime().halt(Halt.EXIT_CODE); // nobody is there any more
    }

    private static synchronized void tell(String line) {
        System.out.println(TOLD + line);
        System.out.flush();
    }
}
