package dev.krug.bench;

import dev.krug.KrugApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The production executable with one more bot. */
final class BenchProcess {

    private BenchProcess() {}

    public static void main(String[] settings) {
        new SpringApplicationBuilder(KrugApplication.class, BenchBot.class).run(settings);
    }
}
