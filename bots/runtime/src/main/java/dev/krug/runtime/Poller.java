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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.longpolling.BotSession;
import org.telegram.telegrambots.longpolling.TelegramBotsLongPollingApplication;
import org.telegram.telegrambots.longpolling.interfaces.BackOff;
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
    private static final List<String> ALLOWED_UPDATES = List.of("message", "callback_query", "my_chat_member");

    private final RunningBot bot;
    private final Inbox inbox;
    private final Runnable onStored;
    private final RuntimeSettings settings;
    private final OkHttpClient http;
    private final ScheduledExecutorService thread;
    private final TelegramBotsLongPollingApplication application;
    private final Pause pause = new Pause();
    private @Nullable BotSession session;
    private volatile boolean closing;

    /** Ready, but not yet polling. */
    Poller(RunningBot bot, Inbox inbox, RuntimeSettings settings, Runnable onStored) {
        this.bot = bot;
        this.inbox = inbox;
        this.settings = settings;
        this.onStored = onStored;
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

    /** Blocks until the webhook is gone and polling has begun. */
    void start() throws TelegramApiException {
        session = application.registerBot(bot.token(), this::url, known -> request(), this::store);
    }

    /** The library would log a stack trace for each failure, also for our own hanging up. */
    private Response tellTrouble(Interceptor.Chain chain) throws IOException {
        try {
            var response = chain.proceed(chain.request());
            if (!response.isSuccessful()) {
                log.warn("{}: Telegram answers the poll with {}", bot, response.code());
            }
            return response;
        } catch (IOException away) {
            if (!closing) {
                log.warn("{}: Telegram does not answer the poll: {}", bot, away.toString());
            }
            throw away;
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
        // This thread belongs to the library, which knows only blocking calls.
        var offset = inbox.nextOffset(bot.bot().id(), QUIET).block(STORE_TIMEOUT);
        return new RawGetUpdates(Math.toIntExact(offset == null ? 0 : offset), settings.pollTimeout());
    }

    /** Returns when the batch is committed. Nothing escapes, because an exception would end the session for good. */
    private void store(List<Update> updates) {
        try {
            var batch = updates.stream()
                    .filter(RawUpdate.class::isInstance)
                    .map(update -> ((RawUpdate) update).received)
                    .toList();
            if (!batch.isEmpty()) {
                var stored = inbox.store(bot.bot().id(), batch).block(STORE_TIMEOUT);
                log.debug("{}: stored {} of {} updates", bot, stored, batch.size());
                pause.reset();
                onStored.run();
            }
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
            super(offset, RuntimeSettings.POLL_LIMIT, Math.toIntExact(timeout.toSeconds()), ALLOWED_UPDATES);
        }

        @Override
        @SuppressWarnings("NonApiType") // the library's signature
        public ArrayList<Update> deserializeResponse(String answer) {
            var updates = new ArrayList<Update>();
            UpdateReader.readAll(answer).forEach(update -> updates.add(new RawUpdate(update)));
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

    /** 0.5 s, doubling to 30 s, up to a quarter less by chance. */
    private static final class Pause implements BackOff {

        private static final long FIRST_MILLIS = 500;
        private static final long LONGEST_MILLIS = 30_000;

        private long nextMillis = FIRST_MILLIS;

        @Override
        public synchronized void reset() {
            nextMillis = FIRST_MILLIS;
        }

        @Override
        public synchronized long nextBackOffMillis() {
            long millis = nextMillis;
            nextMillis = Math.min(LONGEST_MILLIS, millis * 2);
            return millis - ThreadLocalRandom.current().nextLong(millis / 4);
        }

        void sleep() {
            try {
                Thread.sleep(nextBackOffMillis());
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
