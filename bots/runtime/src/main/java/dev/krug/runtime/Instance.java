package dev.krug.runtime;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** This process, by a name that no other has. */
@Component
class Instance {

    private final String name =
            ProcessHandle.current().pid() + "-" + UUID.randomUUID().toString().substring(0, 8);
    private final Clock clock;

    Instance(Clock clock) {
        this.clock = clock;
    }

    String name() {
        return name;
    }

    /** The running hour, for what happens at most once in one. */
    String hour() {
        return clock.instant().truncatedTo(ChronoUnit.HOURS).toString();
    }
}
