package dev.krug.telegram.web;

import dev.krug.telegram.Bots;
import dev.krug.telegram.Inbox;
import dev.krug.telegram.ReceivedUpdate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Takes the updates that Telegram brings: answered 200 when they are stored, so that none is lost. */
@Component
class WebhookReceiver { // CORE-373

    private static final Logger log = LoggerFactory.getLogger(WebhookReceiver.class);
    private static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";
    private static final int MOST_BYTES = 1024 * 1024;

    private final Bots bots;
    private final Inbox inbox;

    WebhookReceiver(Bots bots, Inbox inbox) {
        this.bots = bots;
        this.inbox = inbox;
    }

    Mono<ServerResponse> receive(ServerRequest request) {
        return bots.recipient(request.pathVariable("bot"))
                .flatMap(recipient -> recipient.isProvedBy(request.headers().firstHeader(SECRET))
                        ? take(request, recipient)
                        : Mono.just(HttpStatus.UNAUTHORIZED))
                .defaultIfEmpty(HttpStatus.NOT_FOUND)
                .onErrorResume(DataBufferLimitException.class, large -> Mono.just(HttpStatus.CONTENT_TOO_LARGE))
                .onErrorResume(away -> {
                    log.warn("An update could not be stored and will come again: {}", away.toString());
                    return Mono.just(HttpStatus.SERVICE_UNAVAILABLE);
                })
                .flatMap(status -> ServerResponse.status(status).build());
    }

    private Mono<HttpStatus> take(ServerRequest request, Bots.Recipient recipient) {
        return DataBufferUtils.join(request.exchange().getRequest().getBody(), MOST_BYTES)
                .map(WebhookReceiver::bytes)
                .defaultIfEmpty(new byte[0])
                .map(ReceivedUpdate::parse)
                .flatMap(update -> update.map(
                                known -> inbox.store(recipient.bot(), known).thenReturn(HttpStatus.OK))
                        .orElse(Mono.just(HttpStatus.BAD_REQUEST)));
    }

    private static byte[] bytes(DataBuffer joined) {
        var bytes = new byte[joined.readableByteCount()];
        joined.read(bytes);
        DataBufferUtils.release(joined);
        return bytes;
    }
}
