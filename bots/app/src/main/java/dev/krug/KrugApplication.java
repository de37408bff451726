package dev.krug;

import java.util.Arrays;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts what {@code krug.roles} and {@code krug.bots.*} name: the API, bots, workers, or all of them; or runs the command
 * {@value ImportCommand#NAME} and ends.
 */
@SpringBootApplication
public class KrugApplication {

    public static void main(String[] args) {
        List<String> words = Arrays.asList(args);
        if (!words.isEmpty() && words.getFirst().equals(ImportCommand.NAME)) {
            System.exit(new ImportCommand(System.out).run(words.subList(1, words.size())));
        }
        SpringApplication.run(KrugApplication.class, args);
    }
}
