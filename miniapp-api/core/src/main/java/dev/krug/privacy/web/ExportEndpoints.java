package dev.krug.privacy.web;

import dev.krug.identity.Caller;
import dev.krug.privacy.Export;
import dev.krug.privacy.ExportId;
import dev.krug.privacy.OwnExports;
import dev.krug.privacy.OwnExports.Requested;
import dev.krug.users.Users;
import dev.krug.web.ApiException;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.ErrorCode;
import dev.krug.web.Keyed;
import dev.krug.web.Rate;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1")
@Tag(name = "Privacy")
class ExportEndpoints { // multi-bot 5.1, core 5.2

    private static final String FILE_NAME = "krug-my-data.json";

    private final OwnExports exports;
    private final Users users;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;

    ExportEndpoints(OwnExports exports, Users users, Envelopes envelopes, TransactionalOperator transaction) {
        this.exports = exports;
        this.users = users;
        this.envelopes = envelopes;
        this.transaction = transaction;
    }

    record ExportView(UUID exportId, String status, long rows, Instant createdAt, Instant expiresAt) {

        static ExportView of(Export export) {
            return new ExportView(export.id().value(), "ready", export.rows(), export.createdAt(), export.expiresAt());
        }
    }

    @PostMapping("/me/export")
    @Keyed
    @Operation(summary = "Makes a file of all that is kept of the caller, once a day")
    Mono<Envelope<ExportView>> make(Caller caller, ServerHttpResponse response) {
        return exports.request(caller.user())
                .as(transaction::transactional)
                .map(requested -> switch (requested) {
                    case Requested.Ready(var export) -> created(export, response);
                    case Requested.TooSoon(var last, var left) -> throw tooSoon(left, response);
                })
                .as(envelopes::one);
    }

    @GetMapping("/me/export")
    @Operation(summary = "The caller's files that can still be had, the newest first")
    Mono<Envelope<List<ExportView>>> list(Caller caller) {
        return exports.of(caller.user()).map(ExportView::of).collectList().as(envelopes::one);
    }

    @GetMapping("/me/export/{id}")
    @Operation(summary = "One of the caller's files")
    Mono<Envelope<ExportView>> read(Caller caller, @PathVariable UUID id) {
        return exports.of(caller.user())
                .filter(export -> export.id().value().equals(id))
                .next()
                .map(ExportView::of)
                .as(envelopes::one);
    }

    @GetMapping("/me/export/{id}/file")
    @Operation(summary = "The file itself: JSON")
    Mono<ResponseEntity<byte[]>> file(Caller caller, @PathVariable UUID id) {
        return exports.file(caller.user(), new ExportId(id))
                .map(ExportEndpoints::attached)
                .switchIfEmpty(Mono.error(ApiException::notFound));
    }

    @GetMapping("/users/me/export")
    @Rate(Rate.Kind.OWN_DATA)
    @Operation(summary = "All that is kept of the caller, as a JSON file of now")
    Mono<ResponseEntity<byte[]>> now(Caller caller) {
        return users.findById(caller.user())
                .flatMap(exports::document)
                .as(transaction::transactional)
                .map(ExportEndpoints::attached)
                .switchIfEmpty(Mono.error(ApiException::notFound));
    }

    private static ExportView created(Export export, ServerHttpResponse response) {
        response.setStatusCode(HttpStatus.CREATED);
        response.getHeaders()
                .setLocation(URI.create("/api/v1/me/export/" + export.id().value()));
        return ExportView.of(export);
    }

    private static ApiException tooSoon(Duration left, ServerHttpResponse response) {
        var headers = response.getHeaders();
        var seconds = Long.toString(Math.max(1, left.toSeconds()));
        headers.set(HttpHeaders.RETRY_AFTER, seconds);
        headers.set("X-RateLimit-Limit", "1");
        headers.set("X-RateLimit-Remaining", "0");
        headers.set("X-RateLimit-Reset", seconds);
        return ApiException.of(ErrorCode.RATE_LIMIT_EXCEEDED, "EXPORT_ONCE_A_DAY");
    }

    private static ResponseEntity<byte[]> attached(byte[] json) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(FILE_NAME)
                                .build()
                                .toString())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(json);
    }
}
