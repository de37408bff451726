package dev.krug.sandbox.control;

import dev.krug.sandbox.request.Json;
import tools.jackson.databind.node.ObjectNode;

/** The address that a Mini App is opened with; what Telegram tells it stands in the fragment. */
final class LaunchUrl { // CORE-429

    private static final String VERSION = "9.1";
    private static final String PLATFORM = "weba";
    private static final String[] NAMES = {
        "bg_color",
        "text_color",
        "hint_color",
        "link_color",
        "button_color",
        "button_text_color",
        "secondary_bg_color",
        "header_bg_color",
        "bottom_bar_bg_color",
        "accent_text_color",
        "section_bg_color",
        "section_header_text_color",
        "section_separator_color",
        "subtitle_text_color",
        "destructive_text_color"
    };
    private static final String[] LIGHT = {
        "#ffffff", "#000000", "#707579", "#3390ec", "#3390ec", "#ffffff", "#f4f4f5", "#ffffff", "#ffffff", "#3390ec",
        "#ffffff", "#707579", "#e4e4e5", "#707579", "#e53935"
    };
    private static final String[] DARK = {
        "#212121", "#ffffff", "#aaaaaa", "#8774e1", "#8774e1", "#ffffff", "#181818", "#212121", "#212121", "#8774e1",
        "#212121", "#aaaaaa", "#303030", "#aaaaaa", "#e53935"
    };

    private LaunchUrl() {}

    static String of(String page, String initData, boolean dark, String startParam, boolean fullscreen) {
        var fragment = new StringBuilder(page.contains("#") ? "&" : "#");
        if (!initData.isEmpty()) { // an SDK that reads an empty one refuses the launch
            fragment.append("tgWebAppData=").append(InitData.encode(initData)).append('&');
        }
        fragment.append("tgWebAppVersion=")
                .append(VERSION)
                .append("&tgWebAppPlatform=")
                .append(PLATFORM)
                .append("&tgWebAppThemeParams=")
                .append(InitData.encode(theme(dark).toString()));
        if (!startParam.isEmpty()) {
            fragment.append("&tgWebAppStartParam=").append(startParam);
        }
        if (fullscreen) {
            fragment.append("&tgWebAppFullscreen=1");
        }
        var target = startParam.isEmpty() || page.contains("tgWebAppStartParam=") ? page : withQuery(page, startParam);
        return target + fragment;
    }

    /** The start parameter is also in the query, so that the server of the page sees it. */
    private static String withQuery(String page, String startParam) {
        int hash = page.indexOf('#');
        var path = hash < 0 ? page : page.substring(0, hash);
        var rest = hash < 0 ? "" : page.substring(hash);
        return path + (path.contains("?") ? '&' : '?') + "tgWebAppStartParam=" + startParam + rest;
    }

    static ObjectNode theme(boolean dark) {
        var colors = Json.object();
        for (int i = 0; i < NAMES.length; i++) {
            colors.put(NAMES[i], dark ? DARK[i] : LIGHT[i]);
        }
        return colors;
    }
}
