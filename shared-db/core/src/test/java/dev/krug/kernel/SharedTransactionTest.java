package dev.krug.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

class SharedTransactionTest {

    private final List<List<Integer>> statements = new ArrayList<>();

    @Test
    void whatAllAskInOneStepIsOneStatement() {
        var pieces = IntStream.range(0, 5)
                .mapToObj(i -> ask("first", i).flatMap(first -> ask("second", first + 1)))
                .toList();
        assertThat(SharedTransaction.run(pieces).collectList().block()).containsExactly(11, 12, 13, 14, 15);
        assertThat(statements).containsExactly(List.of(0, 1, 2, 3, 4), List.of(1, 2, 3, 4, 5));
    }

    @Test
    void equalKeysAreAskedOneAfterTheOther() {
        var pieces =
                IntStream.range(0, 4).mapToObj(i -> ask("xp", i, n -> n % 2)).toList();
        assertThat(SharedTransaction.run(pieces).collectList().block()).containsExactly(0, 1, 2, 3);
        assertThat(statements).containsExactly(List.of(0, 1), List.of(2, 3));
    }

    @Test
    void somebodyAloneAsksAlone() {
        assertThat(ask("first", 7).block()).isEqualTo(7);
        assertThat(statements).containsExactly(List.of(7));
    }

    @Test
    void aMissingAnswerIsEmpty() {
        var nobody = SharedTransaction.<Integer, Integer>ask("none", 1, n -> n, asked -> Mono.just(Map.of()));
        assertThat(nobody.block()).isNull();
        assertThat(SharedTransaction.run(List.of(nobody)).collectList().block()).isEmpty();
    }

    @Test
    void afterAFailureNothingMoreIsAsked() {
        Sinks.One<Integer> later = Sinks.one();
        var failing = ask("first", 1).<Integer>flatMap(n -> Mono.error(new IllegalStateException("bad")));
        var slow = ask("first", 2).then(later.asMono()).flatMap(n -> ask("second", n));
        StepVerifier.create(SharedTransaction.run(List.of(failing, slow)))
                .expectErrorMessage("bad")
                .verify(Duration.ofSeconds(5));
        later.tryEmitValue(3).orThrow();
        assertThat(statements).containsExactly(List.of(1, 2));
    }

    @Test
    void aStatementThatFailsFailsAllWhoAsked() {
        var pieces = List.of(broken(), broken());
        StepVerifier.create(SharedTransaction.run(pieces))
                .expectErrorMessage("no table")
                .verify(Duration.ofSeconds(5));
    }

    @Test
    void outsideOfATransactionTheFirstGoesAtOnceAndTheNextTogether() {
        Sinks.One<Integer> database = Sinks.one();
        var batches = new Batches<Integer, Integer>(asked -> database.asMono().map(done -> remember(asked)));
        var answers = new ArrayList<Integer>();
        IntStream.range(0, 4).forEach(i -> batches.ask(i).subscribe(answers::add));
        assertThat(answers).isEmpty();
        database.tryEmitValue(0).orThrow();
        assertThat(answers).containsExactlyInAnyOrder(0, 1, 2, 3);
        assertThat(statements).containsExactly(List.of(0), List.of(1, 2, 3));
    }

    private static Mono<Integer> broken() {
        return SharedTransaction.ask("broken", 1, n -> n, asked -> Mono.error(new IllegalStateException("no table")));
    }

    private Mono<Integer> ask(String kind, int number) {
        return ask(kind, number, n -> n);
    }

    private Mono<Integer> ask(String kind, int number, Function<Integer, ?> key) {
        int more = kind.equals("second") ? 10 : 0;
        return SharedTransaction.ask(
                kind,
                number,
                key,
                asked -> Mono.fromSupplier(() -> remember(asked))
                        .map(answers -> answers.entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue() + more))));
    }

    private Map<Integer, Integer> remember(List<Integer> asked) {
        statements.add(asked);
        return asked.stream().collect(Collectors.toMap(n -> n, n -> n));
    }
}
