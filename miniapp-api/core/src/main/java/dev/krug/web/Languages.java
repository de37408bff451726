package dev.krug.web;

import dev.krug.i18n.Language;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The language that a request asks to be answered in. */
public final class Languages {

    private Languages() {}

    public static Language of(ServerHttpRequest request) {
        return Language.of(request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
    }
}
