package dev.krug.sandbox;

import dev.krug.sandbox.machine.Ports;
import dev.krug.testing.OfferedChallenges;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;

/** All that the launcher starts, in this process: it can be stopped and started again on the same folder and ports. */
public final class House implements AutoCloseable {

    private final String[] arguments;
    private Machine machine;

    public House(Path data) {
        arguments = new String[] {
            "--krug.sandbox.data=" + data,
            "--krug.sandbox.port=" + Ports.free(),
            "--server.port=" + Ports.free(),
            "--spring.main.banner-mode=off"
        };
        machine = start();
    }

    private Machine start() {
        return new Machine(LaunchSettings.from(arguments), arguments);
    }

    public void restart() {
        machine.close();
        machine = start();
    }

    /** Challenges that nobody completes, for stories that count all experience. */
    public void offerNothingToday() {
        var today = LocalDate.now(ZoneOffset.UTC);
        var database = machine.bean(DatabaseClient.class);
        for (var slot : List.of("easy", "medium", "hard")) {
            today.minusDays(1)
                    .datesUntil(today.plusDays(3))
                    .forEach(date -> OfferedChallenges.offer(
                            database, date, slot, "count", "checkin", 1_000, "Отметиться|Check in"));
        }
    }

    /** Where a person begins. */
    public String address() {
        return machine.address();
    }

    @Override
    public void close() {
        machine.close();
    }
}
