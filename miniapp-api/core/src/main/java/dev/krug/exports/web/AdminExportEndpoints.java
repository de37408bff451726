package dev.krug.exports.web;

import dev.krug.exports.Export;
import dev.krug.exports.ExportId;
import dev.krug.exports.Exports;
import dev.krug.exports.Exports.Requested;
import dev.krug.identity.Caller;
import dev.krug.users.User;
import dev.krug.users.Users;
import dev.krug.web.Access;
import dev.krug.web.Access.Level;
import dev.krug.web.ApiException;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.ErrorCode;
import dev.krug.web.Keyed;
import dev.krug.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/admin/exports")
@Tag(name = "Admin: exports")
class AdminExportEndpoints { // MB-840

    private final Exports exports;
    private final Users users;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;

    AdminExportEndpoints(Exports exports, Users users, Envelopes envelopes, TransactionalOperator transaction) {
        this.exports = exports;
        this.users = users;
        this.envelopes = envelopes;
        this.transaction = transaction;
    }

    @PostMapping
    @Access(Level.ADMIN)
    @Keyed
    @Operation(
            summary = "Has a table made into a file: users, promocodes, usages, trainings, quiz_games, xp, audit,"
                    + " broadcasts; as csv or xlsx, of the days from to to in UTC")
    Mono<ResponseEntity<Envelope<ExportView>>> request(Caller caller, @RequestBody ExportBody body) {
        return exports.request(caller.user(), body.order(), null)
                .as(transaction::transactional)
                .map(requested -> switch (requested) {
                    case Requested.Queued(var export) -> ExportView.of(export);
                    case Requested.TooMany() ->
                        throw ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, "TOO_MANY_EXPORTS");
                })
                .as(envelopes::one)
                .map(queued -> ResponseEntity.accepted()
                        .location(URI.create(
                                "/api/v1/admin/exports/" + queued.data().exportId()))
                        .body(queued));
    }

    @GetMapping
    @Access(Level.ADMIN)
    @Operation(summary = "The caller's files, newest first; for superadmins those of all")
    Mono<Envelope<List<ExportView>>> list(
            Caller caller,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String sortBy,
            @RequestParam(required = false) @Nullable String sortOrder) {
        var query = PageQuery.of(page, limit, sortBy, sortOrder, "createdAt");
        return reader(caller)
                .flatMap(reader -> envelopes.page(
                        query,
                        exports.page(reader, query.limit(), query.offset())
                                .map(ExportView::of)
                                .collectList(),
                        exports.count(reader)));
    }

    @GetMapping("/{id}")
    @Access(Level.ADMIN)
    @Operation(summary = "202 with its state while it is being made, then the file itself, for seven days")
    Mono<ResponseEntity<Envelope<ExportView>>> read(Caller caller, @PathVariable UUID id, ServerHttpResponse response) {
        return reader(caller)
                .flatMap(reader -> exports.find(new ExportId(id), reader))
                .switchIfEmpty(Mono.error(ApiException::notFound))
                .flatMap(export -> switch (export.state()) {
                    case QUEUED, RUNNING ->
                        envelopes
                                .one(Mono.just(ExportView.of(export)))
                                .map(state -> ResponseEntity.status(HttpStatus.ACCEPTED)
                                        .body(state));
                    case READY ->
                        exports.taken(export)
                                .as(transaction::transactional)
                                .then(write(export, response))
                                .then(Mono.empty());
                    case FAILED -> Mono.error(ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, "EXPORT_FAILED"));
                });
    }

    /** As stored: a right that was taken away is gone at once. */
    private Mono<User> reader(Caller caller) {
        return users.findById(caller.user()).switchIfEmpty(Mono.error(ApiException::notFound));
    }

    private Mono<Void> write(Export export, ServerHttpResponse response) {
        var headers = response.getHeaders();
        headers.setContentType(MediaType.parseMediaType(export.order().format().mediaType()));
        headers.setContentLength(Objects.requireNonNull(export.sizeBytes()));
        headers.setContentDisposition(ContentDisposition.attachment()
                .filename(export.order().fileName())
                .build());
        headers.setCacheControl(CacheControl.noStore());
        return response.writeWith(exports.content(export).map(response.bufferFactory()::wrap));
    }
}
