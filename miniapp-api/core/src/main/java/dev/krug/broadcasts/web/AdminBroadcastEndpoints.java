package dev.krug.broadcasts.web;

import dev.krug.broadcasts.Broadcast;
import dev.krug.broadcasts.BroadcastId;
import dev.krug.broadcasts.Broadcasts;
import dev.krug.broadcasts.Broadcasts.Preview;
import dev.krug.broadcasts.Estimate;
import dev.krug.broadcasts.Start;
import dev.krug.broadcasts.web.BroadcastView.ReportView;
import dev.krug.identity.Caller;
import dev.krug.users.UserId;
import dev.krug.web.Access;
import dev.krug.web.Access.Level;
import dev.krug.web.ApiException;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.ErrorCode;
import dev.krug.web.Keyed;
import dev.krug.web.PageQuery;
import dev.krug.web.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/admin/broadcasts")
@Tag(name = "Admin: broadcasts")
class AdminBroadcastEndpoints { // CORE-339

    private final Broadcasts broadcasts;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;
    private final Clock clock;

    AdminBroadcastEndpoints(
            Broadcasts broadcasts, Envelopes envelopes, TransactionalOperator transaction, Clock clock) {
        this.broadcasts = broadcasts;
        this.envelopes = envelopes;
        this.transaction = transaction;
        this.clock = clock;
    }

    record StartBody(@Nullable Long confirmCount, @Nullable Instant at) {}

    record TestBody(@Nullable List<UUID> userIds) {}

    record EstimateView(long total, List<Estimate.Share> shares) {

        static EstimateView of(Estimate estimate) {
            return new EstimateView(estimate.total(), estimate.shares());
        }
    }

    @PostMapping
    @Access(Level.ADMIN)
    @Keyed
    @Operation(summary = "Keeps a draft: bots, words by language, audience, pace")
    Mono<ResponseEntity<Envelope<BroadcastView>>> prepare(Caller caller, @RequestBody BroadcastBody body) {
        var draft = body.draft();
        return broadcasts
                .prepare(caller.user(), draft)
                .as(transaction::transactional)
                .map(BroadcastView::of)
                .as(envelopes::one)
                .map(made -> ResponseEntity.created(URI.create(
                                "/api/v1/admin/broadcasts/" + made.data().id()))
                        .body(made));
    }

    @GetMapping
    @Access(Level.ADMIN)
    @Operation(summary = "All broadcasts, newest first")
    Mono<Envelope<List<BroadcastView>>> list(
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String sortBy,
            @RequestParam(required = false) @Nullable String sortOrder) {
        var query = PageQuery.of(page, limit, sortBy, sortOrder, "createdAt");
        return envelopes.page(
                query,
                broadcasts
                        .page(query.limit(), query.offset())
                        .map(BroadcastView::of)
                        .collectList(),
                broadcasts.count());
    }

    @GetMapping("/{id}")
    @Access(Level.ADMIN)
    @Operation(summary = "One broadcast")
    Mono<Envelope<BroadcastView>> one(@PathVariable UUID id) {
        return broadcasts.find(new BroadcastId(id)).map(BroadcastView::of).as(envelopes::one);
    }

    @PatchMapping("/{id}")
    @Access(Level.ADMIN)
    @Operation(summary = "Replaces a draft, which then has to be previewed again")
    Mono<Envelope<BroadcastView>> change(@PathVariable UUID id, @RequestBody BroadcastBody body) {
        return moved(id, broadcasts.change(new BroadcastId(id), body.draft()));
    }

    @GetMapping("/{id}/report")
    @Access(Level.ADMIN)
    @Operation(summary = "How it goes or went: counts, pace, why people did not get it")
    Mono<Envelope<ReportView>> report(@PathVariable UUID id) {
        return broadcasts.report(new BroadcastId(id)).map(ReportView::of).as(envelopes::one);
    }

    @PostMapping("/{id}/estimate")
    @Access(Level.ADMIN)
    @Operation(summary = "Whom it would reach now, by bot and language")
    Mono<Envelope<EstimateView>> estimate(@PathVariable UUID id) {
        return broadcasts.estimate(new BroadcastId(id)).map(EstimateView::of).as(envelopes::one);
    }

    @PostMapping("/estimate")
    @Access(Level.ADMIN)
    @Operation(summary = "Whom one that is not kept yet would reach, by bot and language")
    Mono<Envelope<EstimateView>> estimate(@RequestBody BroadcastBody body) {
        return broadcasts
                .estimate(body.botNames(), body.audience())
                .map(EstimateView::of)
                .as(envelopes::one);
    }

    @PostMapping("/{id}/preview")
    @Access(Level.ADMIN)
    @Operation(summary = "Sends each language version to the caller")
    Mono<Envelope<BroadcastView>> preview(Caller caller, @PathVariable UUID id) {
        return broadcasts
                .preview(new BroadcastId(id), caller.user())
                .as(transaction::transactional)
                .map(preview -> switch (preview) {
                    case Preview.Sent(var broadcast, var messages) -> BroadcastView.of(broadcast);
                    case Preview.NoChat none ->
                        throw ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, "NO_CHAT_WITH_BOT");
                    case Preview.WrongState wrong -> throw ApiException.of(ErrorCode.CONFLICT, "WRONG_STATE");
                })
                .as(envelopes::one);
    }

    @PostMapping("/{id}/test")
    @Access(Level.ADMIN)
    @Operation(summary = "Sends it to up to five people")
    Mono<Envelope<Map<String, Integer>>> test(@PathVariable UUID id, @RequestBody TestBody body) {
        var testers = body.userIds() == null ? List.<UUID>of() : body.userIds();
        var violations = new Violations();
        violations.check("userIds", !testers.isEmpty() && testers.size() <= Broadcasts.MOST_TESTERS, "OUT_OF_RANGE");
        violations.throwIfAny();
        return broadcasts
                .test(new BroadcastId(id), testers.stream().map(UserId::new).toList())
                .as(transaction::transactional)
                .map(sent -> Map.of("sent", sent))
                .as(envelopes::one);
    }

    @PostMapping({"/{id}/start", "/{id}/confirm"})
    @Access(Level.ADMIN)
    @Keyed
    @Operation(summary = "Begins now; more than 1,000 people are confirmed by their number")
    Mono<Envelope<BroadcastView>> start(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable StartBody body) {
        return started(broadcasts.start(new BroadcastId(id), body == null ? null : body.confirmCount()));
    }

    @PostMapping("/{id}/schedule")
    @Access(Level.ADMIN)
    @Operation(summary = "Begins at a moment in the future")
    Mono<Envelope<BroadcastView>> schedule(@PathVariable UUID id, @RequestBody StartBody body) {
        var violations = new Violations();
        var at = body.at();
        violations.check("at", at != null && at.isAfter(clock.instant()), "IN_THE_PAST");
        violations.throwIfAny();
        return at == null
                ? Mono.error(ApiException.invalid("at", "MISSING"))
                : started(broadcasts.schedule(new BroadcastId(id), at, body.confirmCount()));
    }

    @PostMapping("/{id}/pause")
    @Access(Level.ADMIN)
    @Operation(summary = "Stops within two seconds")
    Mono<Envelope<BroadcastView>> pause(@PathVariable UUID id) {
        return moved(id, broadcasts.pause(new BroadcastId(id)));
    }

    @PostMapping("/{id}/resume")
    @Access(Level.ADMIN)
    @Operation(summary = "Goes on with those who wait")
    Mono<Envelope<BroadcastView>> resume(@PathVariable UUID id) {
        return moved(id, broadcasts.resume(new BroadcastId(id)));
    }

    @PostMapping("/{id}/cancel")
    @Access(Level.ADMIN)
    @Operation(summary = "Ends it for everybody who has not got it")
    Mono<Envelope<BroadcastView>> cancel(@PathVariable UUID id) {
        return moved(id, broadcasts.cancel(new BroadcastId(id)));
    }

    private Mono<Envelope<BroadcastView>> moved(UUID id, Mono<Broadcast> act) {
        return act.as(transaction::transactional)
                .switchIfEmpty(broadcasts
                        .find(new BroadcastId(id))
                        .flatMap(there -> Mono.error(ApiException.of(ErrorCode.CONFLICT, "WRONG_STATE"))))
                .map(BroadcastView::of)
                .as(envelopes::one);
    }

    private Mono<Envelope<BroadcastView>> started(Mono<Start> start) {
        return start.as(transaction::transactional)
                .map(begun -> switch (begun) {
                    case Start.Started(var broadcast) -> BroadcastView.of(broadcast);
                    case Start.Scheduled(var broadcast) -> BroadcastView.of(broadcast);
                    case Start.WrongState wrong -> throw ApiException.of(ErrorCode.CONFLICT, "WRONG_STATE");
                    case Start.NotPreviewed unseen ->
                        throw ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, "NOT_PREVIEWED");
                    case Start.CountMismatch(var expected) ->
                        throw ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, "COUNT_MISMATCH");
                })
                .as(envelopes::one);
    }
}
