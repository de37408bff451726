package dev.krug.packs.web;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.identity.Caller;
import dev.krug.packs.ContentPacks;
import dev.krug.packs.Finding;
import dev.krug.packs.Moved;
import dev.krug.packs.PackFile;
import dev.krug.packs.PackFormat;
import dev.krug.packs.PackId;
import dev.krug.packs.StoredPack.Status;
import dev.krug.packs.Uploaded;
import dev.krug.web.Access;
import dev.krug.web.Access.Level;
import dev.krug.web.ApiException;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.ErrorCode;
import dev.krug.web.Languages;
import dev.krug.web.PageQuery;
import dev.krug.web.Upload;
import dev.krug.web.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.codec.multipart.PartEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@RestController
@RequestMapping("/api/v1/admin/packs")
@Tag(name = "Admin: packs")
class AdminPackEndpoints { // MB-601, MB-602

    private static final Set<String> BOOLEANS = Set.of("true", "false");

    private final ContentPacks packs;
    private final Envelopes envelopes;
    private final Messages messages;
    private final TransactionalOperator transaction;

    AdminPackEndpoints(ContentPacks packs, Envelopes envelopes, Messages messages, TransactionalOperator transaction) {
        this.packs = packs;
        this.envelopes = envelopes;
        this.messages = messages;
        this.transaction = transaction;
    }

    /**
     * What came of a file.
     *
     * @param outcome stored, unchanged, or valid after a dry run
     * @param pack absent after a dry run
     */
    record ReportView(
            String outcome,
            String kind,
            String code,
            String version,
            int entries,
            @Nullable PackView pack,
            List<FindingView> warnings) {}

    /** The form, for those who read the documentation. */
    record UploadForm(
            @Schema(type = "string", format = "binary") String file, String kind, boolean dryRun) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Access(Level.ADMIN)
    @Operation(
            summary =
                    "Takes a pack of at most 5 MB as a draft; form with file, kind (quiz or challenge, else recognised)"
                            + " and dryRun. Every mistake is listed with its place")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(mediaType = "multipart/form-data", schema = @Schema(implementation = UploadForm.class)))
    Mono<Envelope<ReportView>> upload(Caller caller, @RequestBody Flux<PartEvent> parts, ServerHttpRequest request) {
        var language = Languages.of(request);
        return Upload.read(parts, PackFormat.MOST_BYTES)
                .flatMap(upload -> upload(caller, upload, language))
                .as(envelopes::one);
    }

    private Mono<ReportView> upload(Caller caller, Upload upload, Language language) {
        var file = upload.file();
        var kind = upload.fields().get("kind");
        var dryRun = upload.fields().getOrDefault("dryRun", "false");
        var violations = new Violations();
        violations.check("file", file != null && file.length > 0, "REQUIRED");
        violations.check("kind", kind == null || packs.kinds().contains(kind), "INVALID");
        violations.check("dryRun", BOOLEANS.contains(dryRun), "INVALID");
        violations.throwIfAny();
        // Five megabytes take their time to check.
        return Mono.fromCallable(() -> packs.read(file == null ? new byte[0] : file, kind))
                .subscribeOn(Schedulers.boundedElastic())
                .flatMap(read -> packs.upload(read, caller.user(), Boolean.parseBoolean(dryRun))
                        .as(transaction::transactional)
                        .map(uploaded -> report(read, uploaded, language)));
    }

    private ReportView report(PackFile file, Uploaded uploaded, Language language) {
        return switch (uploaded) {
            case Uploaded.Kept(var draft, var warnings) ->
                new ReportView(
                        "stored",
                        draft.kind(),
                        draft.code(),
                        draft.version(),
                        entries(file),
                        PackView.of(draft, language),
                        views(warnings, language));
            case Uploaded.Checked(var kind, var pack, var warnings) ->
                new ReportView(
                        "valid", kind, pack.code(), pack.version(), pack.size(), null, views(warnings, language));
            case Uploaded.Unchanged(var stored) ->
                new ReportView(
                        "unchanged",
                        stored.kind(),
                        stored.code(),
                        stored.version(),
                        entries(file),
                        PackView.of(stored, language),
                        views(file.check().warnings(), language));
            case Uploaded.VersionTaken taken -> throw ApiException.of(ErrorCode.CONFLICT, "PACK_VERSION_TAKEN");
            case Uploaded.Outdated outdated -> throw ApiException.of(ErrorCode.CONFLICT, "PACK_OUTDATED");
            case Uploaded.Invalid(var errors) ->
                throw ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, "PACK_INVALID", views(errors, language));
        };
    }

    private static int entries(PackFile file) {
        var pack = file.check().pack();
        return pack == null ? 0 : pack.size();
    }

    private List<FindingView> views(List<Finding> findings, Language language) {
        return findings.stream()
                .map(finding -> FindingView.of(finding, messages, language))
                .toList();
    }

    @GetMapping
    @Access(Level.ADMIN)
    @Operation(
            summary = "All versions of all packs, newest first; kind quiz or challenge, status draft, active, archived")
    Mono<Envelope<List<PackView>>> list(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String sortBy,
            @RequestParam(required = false) @Nullable String sortOrder,
            ServerHttpRequest request) {
        var language = Languages.of(request);
        var wanted = Arrays.stream(Status.values())
                .filter(known -> known.code().equals(status))
                .findFirst()
                .orElse(null);
        var violations = new Violations();
        violations.check("kind", kind == null || packs.kinds().contains(kind), "INVALID");
        violations.check("status", status == null || wanted != null, "UNKNOWN_STATE");
        violations.throwIfAny();
        var query = PageQuery.of(page, limit, sortBy, sortOrder, "createdAt");
        return envelopes.page(
                query,
                packs.page(kind, wanted, query.limit(), query.offset())
                        .map(pack -> PackView.of(pack, language))
                        .collectList(),
                packs.count(kind, wanted));
    }

    @PostMapping("/{id}/activate")
    @Access(Level.ADMIN)
    @Operation(summary = "Puts a version in use; what only the version before had is not offered any more")
    Mono<Envelope<PackView>> activate(@PathVariable UUID id, ServerHttpRequest request) {
        return moved(packs.activate(new PackId(id)), Languages.of(request));
    }

    @PostMapping("/{id}/archive")
    @Access(Level.ADMIN)
    @Operation(summary = "Puts a draft away, or the version in use with all that it offers")
    Mono<Envelope<PackView>> archive(@PathVariable UUID id, ServerHttpRequest request) {
        return moved(packs.archive(new PackId(id)), Languages.of(request));
    }

    private Mono<Envelope<PackView>> moved(Mono<Moved> act, Language language) {
        return act.map(moved -> switch (moved) {
                    case Moved.Done(var pack) -> PackView.of(pack, language);
                    case Moved.Unknown unknown -> throw ApiException.notFound();
                    case Moved.WrongState wrong -> throw ApiException.of(ErrorCode.CONFLICT, "WRONG_STATE");
                })
                .as(transaction::transactional)
                .as(envelopes::one);
    }
}
