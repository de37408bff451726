package dev.krug.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krug.idempotency.Idempotency.Outcome;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

/** CORE-010, 729: a keyed request happens once. */
@StoreTest
class IdempotencyIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    Idempotency idempotency;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    Clock clock;

    private final AtomicInteger effects = new AtomicInteger();
    private final Mono<Answer> effect =
            Mono.fromSupplier(() -> new Answer(201, "{\"n\":" + effects.incrementAndGet() + "}"));

    @Test
    void replaysTheAnswerForTheSameBodyInAnyOrder() {
        assertThat(once(request("replay", "{\"a\":1,\"b\":2}"), effect)).isEqualTo(done(1, false));
        assertThat(once(request("replay", "{\"b\":2,\"a\":1}"), effect))
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        again -> assertThat(again.replayed()).isTrue());
        assertThat(effects).hasValue(1);
    }

    @Test
    void refusesTheKeyForAnotherBody() {
        assertThat(once(request("other", "{\"a\":1}"), effect)).isEqualTo(done(1, false));
        assertThat(once(request("other", "{\"a\":2}"), effect)).isEqualTo(new Outcome.KeyReused());
    }

    @Test
    void runsOneOfManySimultaneousRequests() {
        var outcomes = Objects.requireNonNull(Flux.range(0, 12)
                .flatMap(
                        i -> idempotency.once(request("parallel", "{}"), effect).as(transaction::transactional), 12)
                .collectList()
                .block());
        assertThat(effects).hasValue(1);
        assertThat(outcomes).allMatch(Outcome.Done.class::isInstance);
    }

    @Test
    void saysThatTheFirstIsStillRunning() {
        var started = Sinks.<Boolean>one();
        var finish = Sinks.<Boolean>one();
        var slow = Mono.defer(() -> {
            started.tryEmitValue(true);
            return finish.asMono().then(effect);
        });
        var first = idempotency.once(request("slow", "{}"), slow).as(transaction::transactional);
        var second = started.asMono()
                .then(idempotency.once(request("slow", "{}"), effect).as(transaction::transactional))
                .doOnNext(outcome -> finish.tryEmitValue(true));
        var outcomes = Objects.requireNonNull(Mono.zip(first, second).block(Duration.ofSeconds(20)));
        assertThat(outcomes.getT2()).isEqualTo(new Outcome.InProgress());
        assertThat(outcomes.getT1()).isEqualTo(done(1, false));
    }

    @Test
    void forgetsTheKeyOfAFailureAndOfADayAgo() {
        assertThatThrownBy(() -> once(request("failure", "{}"), Mono.error(new IllegalStateException("no"))))
                .hasMessage("no");
        assertThat(once(request("failure", "{}"), effect)).isEqualTo(done(1, false));
        ((TestClock) clock).advance(Duration.ofHours(24));
        assertThat(once(request("failure", "{}"), effect)).isEqualTo(done(2, false));
    }

    private static Outcome done(int n, boolean replayed) {
        return new Outcome.Done(new Answer(201, "{\"n\":" + n + "}"), replayed);
    }

    private Outcome once(KeyedRequest request, Mono<Answer> work) {
        return Objects.requireNonNull(
                idempotency.once(request, work).as(transaction::transactional).block());
    }

    private static KeyedRequest request(String key, String body) {
        return new KeyedRequest(null, "POST /payments", key, JSON.readTree(body));
    }
}
