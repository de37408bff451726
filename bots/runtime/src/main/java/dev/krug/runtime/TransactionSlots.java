package dev.krug.runtime;

import dev.krug.kernel.ConditionalOnRole;
import dev.krug.kernel.DatabaseSettings;
import dev.krug.telegram.ClaimedUpdate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * A limited number of transactions at once. An update that comes alone has one of its own. When several wait, a
 * transaction takes many, so that they share its statements and its commit: side by side where no handler can be in
 * another's way, else a few, one after the other. Updates that fail together are tried again apart, and so are those
 * that a slow one among them keeps waiting.
 */
@Component
@ConditionalOnRole("bots")
class TransactionSlots {

    private static final int MOST_IN_TURN = 16;
    private static final int MOST_SIDE_BY_SIDE = 64;

    private final UpdateTransaction transaction;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final int slots;
    private int free;
    private boolean comes;

    TransactionSlots(UpdateTransaction transaction, DatabaseSettings database) {
        this.transaction = transaction;
        // The rest of the pool is for those who poll, send and answer requests.
        this.slots = Math.max(1, database.poolSize() * 3 / 4);
        this.free = slots;
    }

    /** An update that its bot is prepared for. */
    record Task(RunningBot bot, ClaimedUpdate update, Received received) {}

    private record Waiting(Task task, boolean apart, MonoSink<Void> done) {}

    /** Completes when the update's outcome is stored; fails when it could not be. */
    Mono<Void> run(Task task) {
        return Mono.create(done -> {
            boolean first;
            synchronized (waiting) {
                // One that failed may fail again: it spoils nobody's transaction, and its chat has waited enough.
                if (task.update().attempt() > 1) {
                    waiting.addFirst(new Waiting(task, true, done));
                } else {
                    waiting.addLast(new Waiting(task, false, done));
                }
                first = !comes;
                comes = true;
            }
            // Updates come in bursts: those that follow at once share transactions with the first.
            if (first) {
                Schedulers.parallel().schedule(this::begun);
            }
        });
    }

    private void begun() {
        synchronized (waiting) {
            comes = false;
        }
        work();
    }

    private void work() {
        for (var next = next(); next != null; next = next()) {
            begin(next);
        }
    }

    private @Nullable List<Waiting> next() {
        synchronized (waiting) {
            var first = waiting.peek();
            if (free == 0 || first == null) {
                return null;
            }
            free--;
            int most = first.apart() ? 1 : most(first.task().bot());
            var batch = new ArrayList<Waiting>(most);
            while (batch.size() < most && fits(first, waiting.peek())) {
                batch.add(waiting.remove());
            }
            return batch;
        }
    }

    // Side by side nobody waits for the others' handlers, so few transactions with many updates each are best.
    private int most(RunningBot bot) {
        return bot.declaration().isPersonal()
                ? Math.clamp(waiting.size(), 1, MOST_SIDE_BY_SIDE)
                : Math.clamp(waiting.size() / slots, 1, MOST_IN_TURN);
    }

    private static boolean fits(Waiting first, @Nullable Waiting next) {
        return next != null
                && next.apart() == first.apart()
                && next.task().bot().equals(first.task().bot());
    }

    private void begin(List<Waiting> batch) {
        var tasks = batch.stream().map(Waiting::task).toList();
        var _ = (tasks.size() == 1 ? transaction.alone(tasks.getFirst()) : transaction.together(tasks))
                .doFinally(end -> release())
                .subscribe(
                        done -> {},
                        failure -> failed(batch, failure),
                        () -> batch.forEach(one -> one.done().success()));
    }

    private void failed(List<Waiting> batch, Throwable failure) {
        if (batch.size() == 1) {
            batch.getFirst().done().error(failure);
            return;
        }
        synchronized (waiting) {
            batch.reversed().forEach(one -> waiting.addFirst(new Waiting(one.task(), true, one.done())));
        }
    }

    private void release() {
        synchronized (waiting) {
            free++;
        }
        work();
    }
}
