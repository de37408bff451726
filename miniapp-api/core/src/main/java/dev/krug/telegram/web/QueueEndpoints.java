package dev.krug.telegram.web;

import dev.krug.telegram.DeadUpdates;
import dev.krug.telegram.DeadUpdates.StoredUpdate;
import dev.krug.telegram.Decision;
import dev.krug.telegram.UnsettledCalls;
import dev.krug.telegram.UnsettledCalls.State;
import dev.krug.telegram.UnsettledCalls.StoredCall;
import dev.krug.web.Access;
import dev.krug.web.ApiException;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.ErrorCode;
import dev.krug.web.PageQuery;
import dev.krug.web.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Admin: bots' queues")
class QueueEndpoints {

    private static final Set<String> CALL_STATES =
            Arrays.stream(State.values()).map(State::code).collect(Collectors.toUnmodifiableSet());

    private final DeadUpdates updates;
    private final UnsettledCalls calls;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;

    QueueEndpoints(DeadUpdates updates, UnsettledCalls calls, Envelopes envelopes, TransactionalOperator transaction) {
        this.updates = updates;
        this.calls = calls;
        this.envelopes = envelopes;
        this.transaction = transaction;
    }

    record UpdateView(
            UUID id,
            String bot,
            long updateId,
            String chatKey,
            String state,
            int attempts,
            @Nullable String error,
            Instant receivedAt,
            @Nullable String payload) {

        static UpdateView of(StoredUpdate update, boolean whole) {
            return new UpdateView(
                    update.id(),
                    update.botName(),
                    update.updateId(),
                    update.chatKey(),
                    update.state(),
                    update.attempts(),
                    update.error(),
                    update.receivedAt(),
                    whole ? update.payload() : null);
        }
    }

    record CallView(
            UUID id,
            String bot,
            @Nullable Long chatId,
            String method,
            String state,
            @Nullable String reason,
            int attempts,
            String delivery,
            Instant createdAt) {

        static CallView of(StoredCall call) {
            return new CallView(
                    call.id(),
                    call.botName(),
                    call.chatId(),
                    call.method(),
                    call.state(),
                    call.reason(),
                    call.attempts(),
                    call.delivery(),
                    call.createdAt());
        }
    }

    record StateView(UUID id, String state) {}

    @GetMapping("/api/v1/admin/updates")
    @Access(Access.Level.ADMIN)
    @Operation(summary = "Updates that were given up, newest first")
    Mono<Envelope<List<UpdateView>>> updates(
            @RequestParam(defaultValue = "dead") String state,
            @RequestParam(required = false) @Nullable String bot,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String sortBy,
            @RequestParam(required = false) @Nullable String sortOrder) {
        check("state", state.equals("dead"));
        var query = PageQuery.of(page, limit, sortBy, sortOrder, "receivedAt");
        return envelopes.page(
                query,
                updates.page(bot, query.limit(), query.offset())
                        .map(update -> UpdateView.of(update, false))
                        .collectList(),
                updates.count(bot));
    }

    @GetMapping("/api/v1/admin/updates/{id}")
    @Access(Access.Level.ADMIN)
    @Operation(summary = "One stored update as Telegram sent it")
    Mono<Envelope<UpdateView>> update(@PathVariable UUID id) {
        return updates.find(id).map(update -> UpdateView.of(update, true)).as(envelopes::one);
    }

    @PostMapping("/api/v1/admin/updates/{id}/replay")
    @Access(Access.Level.ADMIN)
    @Operation(summary = "Processes a dead update once more")
    Mono<Envelope<StateView>> replay(@PathVariable UUID id) {
        return decided(id, updates.replay(id), "pending");
    }

    @PostMapping("/api/v1/admin/updates/{id}/discard")
    @Access(Access.Level.ADMIN)
    @Operation(summary = "Puts a dead update away")
    Mono<Envelope<StateView>> discard(@PathVariable UUID id) {
        return decided(id, updates.discard(id), "done");
    }

    @GetMapping("/api/v1/admin/outbox")
    @Access(Access.Level.ADMIN)
    @Operation(summary = "Calls that failed or whose outcome is unknown, newest first; state failed, unknown or both")
    Mono<Envelope<List<CallView>>> calls(
            @RequestParam(defaultValue = "failed,unknown") List<String> state,
            @RequestParam(required = false) @Nullable String bot,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String sortBy,
            @RequestParam(required = false) @Nullable String sortOrder) {
        check("state", CALL_STATES.containsAll(state));
        var states = Arrays.stream(State.values())
                .filter(known -> state.contains(known.code()))
                .toList();
        var query = PageQuery.of(page, limit, sortBy, sortOrder, "createdAt");
        return envelopes.page(
                query,
                calls.page(states, bot, query.limit(), query.offset())
                        .map(CallView::of)
                        .collectList(),
                calls.count(states, bot));
    }

    @PostMapping("/api/v1/admin/outbox/{id}/retry")
    @Access(Access.Level.ADMIN)
    @Operation(summary = "Makes a call once more, though it may have been made before")
    Mono<Envelope<StateView>> retry(@PathVariable UUID id) {
        return decided(id, calls.retry(id), "pending");
    }

    @PostMapping("/api/v1/admin/outbox/{id}/skip")
    @Access(Access.Level.ADMIN)
    @Operation(summary = "Puts a call away")
    Mono<Envelope<StateView>> skip(@PathVariable UUID id) {
        return decided(id, calls.skip(id), "skipped");
    }

    private Mono<Envelope<StateView>> decided(UUID id, Mono<Decision> decision, String state) {
        return decision.flatMap(taken -> switch (taken) {
                    case TAKEN -> Mono.just(new StateView(id, state));
                    case TOO_LATE -> Mono.<StateView>error(ApiException.of(ErrorCode.CONFLICT, "WRONG_STATE"));
                    case ABSENT -> Mono.<StateView>error(ApiException.notFound());
                })
                .as(transaction::transactional)
                .as(envelopes::one);
    }

    private static void check(String field, boolean valid) {
        var violations = new Violations();
        violations.check(field, valid, "UNKNOWN_STATE");
        violations.throwIfAny();
    }
}
