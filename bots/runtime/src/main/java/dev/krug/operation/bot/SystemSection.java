package dev.krug.operation.bot;

import dev.krug.jobs.JobState;
import dev.krug.jobs.Jobs;
import dev.krug.runtime.AdminAct.Plan;
import dev.krug.runtime.AdminDeclaration;
import dev.krug.runtime.AdminSection;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.telegram.Leases;
import dev.krug.telegram.Queues;
import dev.krug.telegram.Queues.Depth;
import dev.krug.telegram.Queues.Overview;
import dev.krug.users.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@code /sys}: what waits, for how long, and how the jobs stand. */
@Component
class SystemSection implements AdminSection {

    private static final String NEVER = "–";

    private final Users users;
    private final Queues queues;
    private final Leases leases;
    private final Jobs jobs;
    private final Clock clock;

    SystemSection(Users users, Queues queues, Leases leases, Jobs jobs, Clock clock) {
        this.users = users;
        this.queues = queues;
        this.leases = leases;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public AdminDeclaration declare() {
        return AdminDeclaration.section("operation.sys.section", "admin:do:sys").act("sys", this::show);
    }

    private Mono<Plan> show(Turn turn) {
        return Mono.zip(
                        users.count(),
                        queues.overview().collectList(),
                        queues.depths(),
                        leases.held().collectList(),
                        jobs.all().collectList())
                .map(read -> {
                    var now = clock.instant();
                    var parts = List.of(
                            turn.html("operation.sys.head", Map.of("users", read.getT1(), "at", now.toString())),
                            bots(turn, read.getT2(), read.getT3()),
                            leases(turn, now, read.getT4()),
                            jobs(turn, now, read.getT5()));
                    var reply = Reply.html(String.join("\n\n", parts)).buttons(Button.of("🔄", "admin:do:sys"));
                    return new Plan.Answer(turn.isPress() ? reply.inPlace() : reply);
                });
    }

    private static String bots(Turn turn, List<Overview> bots, Map<String, Depth> depths) {
        return bots.stream()
                .map(bot -> bot(turn, bot, depths.getOrDefault(bot.standing().botName(), new Depth(0, 0))))
                .collect(Collectors.joining("\n", turn.text("operation.sys.bots") + "\n", ""));
    }

    private static String bot(Turn turn, Overview bot, Depth depth) {
        var queue = bot.standing();
        return turn.html(
                "operation.sys.bot",
                Map.of(
                        "name", queue.botName(),
                        "state",
                                turn.text("operation.state."
                                        + (bot.paused() ? "paused" : bot.state().code())),
                        "inbox", depth.inbox(),
                        "inboxLag", seconds(queue.inboxLagSeconds()),
                        "outbox", depth.outbox(),
                        "outboxLag", seconds(queue.outboxLagSeconds()),
                        "dead", queue.dead(),
                        "unsettled", queue.unsettled()));
    }

    private static String leases(Turn turn, Instant now, List<Leases.Held> held) {
        return held.stream()
                .map(lease -> turn.html(
                        "operation.sys.lease",
                        Map.of(
                                "bot", lease.botName(),
                                "role", lease.role(),
                                "owner", lease.owner(),
                                "left", age(now, lease.until()))))
                .collect(Collectors.joining(
                        "\n", turn.text("operation.sys.leases") + "\n", held.isEmpty() ? NEVER : ""));
    }

    private static String jobs(Turn turn, Instant now, List<JobState> jobs) {
        return jobs.stream()
                .map(job -> job(turn, now, job))
                .collect(Collectors.joining("\n", turn.text("operation.sys.jobs") + "\n", jobs.isEmpty() ? NEVER : ""));
    }

    private static String job(Turn turn, Instant now, JobState job) {
        var mark = job.isLate(now, Jobs.PATIENCE) ? "⏰" : job.runsAt() != null ? "▶️" : job.failures() > 0 ? "⚠️" : "✅";
        return turn.html(
                "operation.sys.job",
                Map.of(
                        "mark", mark,
                        "name", job.name(),
                        "due", age(now, job.dueAt()),
                        "succeeded", age(now, job.succeededAt()),
                        "failures", job.failures()));
    }

    private static String seconds(double seconds) {
        return seconds <= 0 ? NEVER : text(Duration.ofSeconds(Math.round(seconds)));
    }

    /** How far away a moment is, in either direction. */
    private static String age(Instant now, @Nullable Instant at) {
        return at == null ? NEVER : text(Duration.between(now, at).abs());
    }

    /** In the largest unit that fits. */
    private static String text(Duration time) {
        if (time.toDays() > 0) {
            return time.toDays() + " d";
        }
        if (time.toHours() > 0) {
            return time.toHours() + " h";
        }
        return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
    }
}
