package dev.krug.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.krug.telegram.Inbox;
import dev.krug.telegram.ReceivedUpdate;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.longpolling.BotSession;
import org.telegram.telegrambots.longpolling.TelegramBotsLongPollingApplication;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;

/**
 * Polls one bot with the library's session. The offset comes from our store, and a batch is committed there before the
 * next request tells Telegram that it arrived.
 */
final class Poller { // CORE-372

    private static final Logger log = LoggerFactory.getLogger(Poller.class);
    private static final Duration STORE_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration QUIET = Duration.ofDays(6);
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final int MOST_WAITING = 1_000;
    private static final int LOOKS_FOR_ROOM = 10;
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);
    private static final int CONFLICT = 409;
    private static final int UNAUTHORIZED = 401;

    private final RunningBot bot;
    private final long fencing;
    private final Inbox inbox;
    private final UpdateWorker worker;
    private final Watcher watcher;
    private final RuntimeSettings settings;
    private final OkHttpClient http;
    private final ScheduledExecutorService thread;
    private final TelegramBotsLongPollingApplication application;
    private final PollPause pause = new PollPause();
    private @Nullable BotSession session;
    private int conflicts;
    private volatile boolean closing;

    /** Ready, but not yet polling; {@code fencing} is that of the lease under which it polls. */
    Poller(RunningBot bot, long fencing, Inbox inbox, UpdateWorker worker, RuntimeSettings settings, Watcher watcher) {
        this.bot = bot;
        this.fencing = fencing;
        this.inbox = inbox;
        this.worker = worker;
        this.settings = settings;
        this.watcher = watcher;
        this.http = new OkHttpClient.Builder()
                .connectTimeout(CONNECT_TIMEOUT)
                .readTimeout(settings.pollTimeout().plus(GRACE))
                .addInterceptor(this::tellTrouble)
                .build();
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("poll-" + bot).daemon().factory());
        this.application =
                new TelegramBotsLongPollingApplication(ObjectMapper::new, () -> http, () -> thread, () -> pause);
    }

    /** Hears of trouble, on the thread of the poller. */
    interface Watcher {

        /** Somebody else polls now. */
        void onLeaseLost();

        /** Somebody else polls as well, or a webhook is set; counted in a row. */
        void onConflict(int inARow);

        /** Telegram does not know the token any more. */
        void onUnauthorized();
    }

    long fencing() {
        return fencing;
    }

    /** Blocks until the webhook is gone and polling has begun; what Telegram still holds is not dropped. */
    void start() throws TelegramApiException {
        session = application.registerBot(bot.token(), this::url, known -> request(), this::store);
    }

    /** The library would log a stack trace for each failure, also for our own hanging up. */
    private Response tellTrouble(Interceptor.Chain chain) throws IOException {
        try {
            var response = chain.proceed(chain.request());
            if (response.isSuccessful()) {
                conflicts = 0;
            } else if (!closing) {
                log.warn("{}: Telegram answers the poll with {}", bot, response.code());
                tell(response.code());
            }
            return response;
        } catch (IOException away) {
            if (!closing) {
                log.warn("{}: Telegram does not answer the poll: {}", bot, away.toString());
            }
            throw away;
        }
    }

    private void tell(int code) {
        if (code == CONFLICT) {
            pause.afterConflict();
            watcher.onConflict(++conflicts);
        } else if (code == UNAUTHORIZED) {
            watcher.onUnauthorized();
        }
    }

    private TelegramUrl url() {
        URI base = settings.baseUrl();
        int port = base.getPort() >= 0 ? base.getPort() : base.getScheme().equals("https") ? 443 : 80;
        return new TelegramUrl(base.getScheme(), base.getHost(), port, settings.testEnvironment());
    }

    private GetUpdates request() {
        var polling = session;
        if (polling != null) {
            // The session would drop ids below the last one, but Telegram restarts them after a quiet week.
            polling.getLastReceivedUpdate().set(0);
        }
        waitForRoom();
        // This thread belongs to the library, which knows only blocking calls.
        var offset = inbox.nextOffset(bot.bot().id(), QUIET).block(STORE_TIMEOUT);
        return new RawGetUpdates(Math.toIntExact(offset == null ? 0 : offset), settings.pollTimeout());
    }

    /**
     * Lets our own workers get free for a moment, so that they can begin with the next batch as soon as it is stored.
     * Other processes may have room when we do not; but when updates pile up for all, Telegram keeps the rest.
     */
    private void waitForRoom() {
        for (int i = 0; i < LOOKS_FOR_ROOM && !worker.hasRoom() && !closing; i++) {
            pause(LOOK_EVERY);
        }
        while (!worker.hasRoom() && !closing && pileUp()) {
            pause(LOOK_EVERY.multipliedBy(LOOKS_FOR_ROOM));
        }
    }

    private boolean pileUp() {
        var waiting = inbox.waiting(bot.bot().id(), MOST_WAITING).block(STORE_TIMEOUT);
        return waiting != null && waiting >= MOST_WAITING;
    }

    private static void pause(Duration time) {
        LockSupport.parkNanos(time.toNanos());
    }

    /** Returns when the batch is committed. Nothing escapes, because an exception would end the session for good. */
    private void store(List<Update> updates) {
        try {
            var batch = updates.stream()
                    .filter(RawUpdate.class::isInstance)
                    .map(update -> ((RawUpdate) update).received)
                    .toList();
            if (!batch.isEmpty()) {
                var stored = worker.receive(bot, fencing, batch).block(STORE_TIMEOUT);
                log.debug("{}: of {} updates {}", bot, batch.size(), stored);
                pause.reset();
            }
        } catch (Inbox.LeaseLost lost) {
            watcher.onLeaseLost();
            pause.sleep();
        } catch (RuntimeException away) {
            log.warn("{}: {} updates are not stored and will come again: {}", bot, updates.size(), away.toString());
            pause.sleep();
        }
    }

    /** Drops the open request; what is not stored yet comes again. */
    void close() throws InterruptedException {
        closing = true;
        try {
            application.close();
        } catch (Exception alreadyClosed) {
            log.debug("{}: the session was closed already", bot, alreadyClosed);
        }
        thread.shutdown();
        http.dispatcher().cancelAll();
        if (!thread.awaitTermination(STORE_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    /** Keeps every update as Telegram sent it. */
    private static final class RawGetUpdates extends GetUpdates {

        RawGetUpdates(int offset, Duration timeout) {
            super(offset, RuntimeSettings.POLL_LIMIT, Math.toIntExact(timeout.toSeconds()), Webhooks.ALLOWED_UPDATES);
        }

        @Override
        @SuppressWarnings("NonApiType") // the library's signature
        public ArrayList<Update> deserializeResponse(String answer) {
            var updates = new ArrayList<Update>();
            ReceivedUpdate.allOf(answer).forEach(update -> updates.add(new RawUpdate(update)));
            return updates;
        }
    }

    private static final class RawUpdate extends Update {

        private static final long serialVersionUID = 1;

        private final transient ReceivedUpdate received;

        RawUpdate(ReceivedUpdate received) {
            this.received = received;
            setUpdateId(Math.toIntExact(received.updateId()));
        }
    }
}
