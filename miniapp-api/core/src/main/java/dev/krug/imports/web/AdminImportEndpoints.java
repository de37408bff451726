package dev.krug.imports.web;

import dev.krug.identity.Caller;
import dev.krug.imports.ImportId;
import dev.krug.imports.Imports;
import dev.krug.web.Access;
import dev.krug.web.Access.Level;
import dev.krug.web.ApiException;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.codec.multipart.Part;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@RestController
@RequestMapping("/api/v1/admin/imports")
@Tag(name = "Admin: imports")
class AdminImportEndpoints { // MB-902, multi-bot 5.5

    private final Imports imports;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;

    AdminImportEndpoints(Imports imports, Envelopes envelopes, TransactionalOperator transaction) {
        this.imports = imports;
        this.envelopes = envelopes;
        this.transaction = transaction;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Access(Level.ADMIN)
    @Operation(
            summary = "Imports a users_data.json: the parts file, bot, dryRun, overwrite",
            description = "The file goes to disk as it comes; a worker reads it. A dry run writes nothing.")
    Mono<ResponseEntity<Envelope<ImportView>>> request(
            Caller caller, @RequestBody Mono<MultiValueMap<String, Part>> parts) {
        return parts.map(ImportForm::of)
                .filterWhen(form -> imports.isBot(form.wish().bot()))
                .switchIfEmpty(Mono.error(() -> ApiException.invalid("bot", "UNKNOWN")))
                .flatMap(form -> kept(form)
                        .flatMap(file -> imports.request(caller.user(), file, form.wish(), null)
                                .as(transaction::transactional)
                                .onErrorResume(failed -> imports.discard(file).then(Mono.error(failed)))))
                .map(ImportView::of)
                .as(envelopes::one)
                .map(queued -> ResponseEntity.accepted()
                        .location(URI.create(
                                "/api/v1/admin/imports/" + queued.data().importId()))
                        .body(queued));
    }

    private Mono<Path> kept(ImportForm form) {
        return imports.place()
                .flatMap(file -> form.file()
                        .transferTo(file)
                        .then(Mono.fromCallable(() -> Files.size(file)).subscribeOn(Schedulers.boundedElastic()))
                        .filter(size -> size <= imports.largestFileBytes())
                        .switchIfEmpty(Mono.error(() -> ApiException.invalid("file", "TOO_LARGE")))
                        .onErrorResume(failed -> imports.discard(file).then(Mono.error(failed)))
                        .thenReturn(file));
    }

    @GetMapping("/{id}")
    @Access(Level.ADMIN)
    @Operation(summary = "How far an import is, and then its report")
    Mono<Envelope<ImportView>> read(@PathVariable UUID id) {
        return imports.find(new ImportId(id)).map(ImportView::of).as(envelopes::one);
    }
}
