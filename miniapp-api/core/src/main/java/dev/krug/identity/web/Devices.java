package dev.krug.identity.web;

import dev.krug.identity.Device;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** Reads where a request comes from. */
final class Devices {

    private Devices() {}

    static Device of(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        var address = remote == null || remote.getAddress() == null
                ? null
                : remote.getAddress().getHostAddress().replaceFirst("%.*", "");
        return new Device(address, request.getHeaders().getFirst(HttpHeaders.USER_AGENT));
    }
}
