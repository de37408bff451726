package dev.krug.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A Mini App of one page on its own origin: it speaks the bridge's language and shows what it hears. */
public final class MiniAppPage implements AutoCloseable {

    private static final String PAGE = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test app</title>
            <style>body{font:16px sans-serif;margin:20px;background:var(--bg);color:var(--fg)}button{padding:10px}</style></head>
            <body><h1>Test app</h1><p id="user"></p><button id="haptic">Buzz</button> <button id="popup">Ask</button>
            <ol id="log"></ol><script>
            const launch = new URLSearchParams(location.hash.slice(1));
            const data = new URLSearchParams(launch.get('tgWebAppData'));
            const user = JSON.parse(data.get('user'));
            document.getElementById('user').textContent = 'Hello ' + user.first_name + ', v' + launch.get('tgWebAppVersion');
            const theme = params => { document.body.style.setProperty('--bg', params.bg_color);
              document.body.style.setProperty('--fg', params.text_color); };
            theme(JSON.parse(launch.get('tgWebAppThemeParams')));
            const send = (eventType, eventData) => parent.postMessage(JSON.stringify({eventType, eventData}), '*');
            addEventListener('message', event => {
              if (event.source !== parent) return;
              const {eventType, eventData} = JSON.parse(event.data);
              if (eventType === 'theme_changed') theme(eventData.theme_params);
              const line = document.createElement('li');
              line.textContent = eventType + ' ' + JSON.stringify(eventData);
              document.getElementById('log').append(line);
            });
            document.getElementById('haptic').onclick = () =>
              send('web_app_trigger_haptic_feedback', {type: 'notification', notification_type: 'success'});
            document.getElementById('popup').onclick = () => send('web_app_open_popup',
              {title: 'Sure?', message: 'Really do it?', buttons: [{id: 'yes', type: 'default', text: 'Yes'}, {id: 'no', type: 'cancel'}]});
            send('iframe_ready', {reload_supported: true});
            send('web_app_ready', {});
            send('web_app_setup_main_button', {is_visible: true, is_active: true, text: 'Save', color: '#2ea44f', text_color: '#ffffff'});
            send('web_app_setup_back_button', {is_visible: true});
            send('web_app_setup_settings_button', {is_visible: true});
            send('web_app_request_viewport', {});
            send('web_app_invoke_custom_method', {req_id: 'r1', method: 'saveStorageValue', params: {key: 'colour', value: 'red'}});
            send('web_app_invoke_custom_method', {req_id: 'r2', method: 'getStorageValues', params: {keys: ['colour']}});
            </script></body></html>""";

    private final HttpServer server;

    public MiniAppPage() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new IllegalStateException(noPort);
        }
        server.createContext("/", exchange -> {
            var page = PAGE.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/app";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
