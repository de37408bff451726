package dev.krug.runtime;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where the Mini App is, {@code krug.mini-app.url}. */
@Component
class MiniAppLink {

    private final String url;

    MiniAppLink(@Value("${krug.mini-app.url:http://localhost:8080/m}") String url) {
        this.url = url.endsWith("/") ? url : url + "/";
    }

    /** With a slash at the end. */
    String url() {
        return url;
    }
}
