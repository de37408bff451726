package dev.krug;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts what {@code krug.roles} and {@code krug.bots.*} name: the API, bots, workers, or all of them. */
@SpringBootApplication
public class KrugApplication {

    public static void main(String[] args) {
        SpringApplication.run(KrugApplication.class, args);
    }
}
