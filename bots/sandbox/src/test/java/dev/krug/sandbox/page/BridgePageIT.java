package dev.krug.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.krug.sandbox.MiniAppPage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** CORE-430: what a Mini App may ask of the page around it, and what it hears. */
class BridgePageIT extends AtTheDesk {

    /** Asked so, the page answers so by itself. */
    private static final List<List<Object>> ANSWERED = List.of(
            List.of("web_app_request_theme", Map.of(), "theme_changed {\"theme_params\":{"),
            List.of("web_app_request_viewport", Map.of(), "viewport_changed {"),
            List.of("web_app_request_safe_area", Map.of(), "safe_area_changed {\"top\":0,"),
            List.of("web_app_request_content_safe_area", Map.of(), "content_safe_area_changed {\"top\":0,"),
            List.of("web_app_expand", Map.of(), "\"is_expanded\":true,\"is_state_stable\":true"),
            List.of("web_app_request_fullscreen", Map.of(), "fullscreen_changed {\"is_fullscreen\":true}"),
            List.of("web_app_exit_fullscreen", Map.of(), "fullscreen_changed {\"is_fullscreen\":false}"),
            List.of("web_app_biometry_get_info", Map.of(), "biometry_info_received {\"available\":false}"),
            List.of("web_app_check_home_screen", Map.of(), "home_screen_checked {\"status\":\"unsupported\"}"),
            List.of("web_app_add_to_home_screen", Map.of(), "home_screen_failed {\"error\":\"UNSUPPORTED\"}"),
            List.of(
                    "web_app_read_text_from_clipboard",
                    Map.of("req_id", "c1"),
                    "clipboard_text_received {\"req_id\":\"c1\""),
            List.of(
                    "web_app_device_storage_save_key",
                    key("d1", "cup", "full"),
                    "device_storage_key_saved {\"req_id\":\"d1\"}"),
            List.of(
                    "web_app_device_storage_get_key",
                    key("d2", "cup", ""),
                    "device_storage_key_received {\"req_id\":\"d2\",\"value\":\"full\"}"),
            List.of(
                    "web_app_device_storage_clear",
                    Map.of("req_id", "d3"),
                    "device_storage_cleared {\"req_id\":\"d3\"}"),
            List.of(
                    "web_app_device_storage_get_key",
                    key("d4", "cup", ""),
                    "device_storage_key_received {\"req_id\":\"d4\",\"value\":null}"),
            List.of(
                    "web_app_secure_storage_save_key",
                    key("s1", "cup", "hot"),
                    "secure_storage_key_saved {\"req_id\":\"s1\"}"),
            List.of(
                    "web_app_secure_storage_get_key",
                    key("s2", "cup", ""),
                    "secure_storage_key_received {\"req_id\":\"s2\",\"value\":\"hot\"}"));

    private static final Map<String, ?> TEA = Map.of(
            "type", "article",
            "id", "cup",
            "title", "A cup of tea",
            "input_message_content", Map.of("message_text", "🍵 Here you are"));

    private final MiniAppPage miniApp = new MiniAppPage();
    private long group;

    private static Map<String, String> key(String request, String name, String value) {
        return Map.of("req_id", request, "key", name, "value", value);
    }

    @BeforeEach
    void open() {
        var button = Map.of("type", "web_app", "text", "App", "web_app", Map.of("url", miniApp.url()));
        desk.stage.bot.result("setChatMenuButton", Map.of("menu_button", button));
        desk.stage.control("PATCH", "/bots/test_bot", Map.of("inline", true));
        group = desk.stage.group("supergroup");
        desk.stage.started();
        desk.anna.open("Test");
        desk.anna.button("App").click();
        assertThat(app().locator("#user")).containsText("Hello Анна");
    }

    @AfterEach
    void leave() {
        miniApp.close();
    }

    private FrameLocator app() {
        return desk.page.frameLocator("iframe");
    }

    private void ask(String event, Map<String, ?> data) {
        Frame frame = desk.page.frames().stream()
                .filter(one -> one.url().startsWith(miniApp.url()))
                .findFirst()
                .orElseThrow();
        frame.evaluate("([event, data]) => send(event, data)", List.of(event, data));
    }

    private void hears(String answer) {
        assertThat(app().locator("#log")).containsText(answer);
    }

    @CanIgnoreReturnValue
    private Locator press(String button) {
        var found = desk.anna.button(button).last();
        found.click();
        return found;
    }

    @Test
    @SuppressWarnings("unchecked")
    void answersWhatNeedsNobody() {
        for (var row : ANSWERED) {
            ask((String) row.get(0), (Map<String, ?>) row.get(1));
            hears((String) row.get(2));
        }
    }

    @Test
    void asksThePersonBeforeABotMayWrite() {
        ask("web_app_request_write_access", Map.of());
        desk.shoot("bridge-write-access");
        press("Cancel");
        hears("write_access_requested {\"status\":\"cancelled\"}");
        ask("web_app_request_write_access", Map.of());
        press("Allow");
        hears("write_access_requested {\"status\":\"allowed\"}");
        assertThat(desk.stage.heard("message").has("write_access_allowed")).isTrue();
    }

    @Test
    void sharesThePhoneNumberIfAllowed() {
        ask("web_app_request_phone", Map.of());
        press("Allow");
        hears("phone_requested {\"status\":\"sent\"}");
        assertThat(desk.stage.heard("message").path("contact").path("user_id").asLong())
                .isEqualTo(desk.stage.anna);
    }

    @Test
    void readsACode() {
        ask("web_app_open_scan_qr_popup", Map.of("text", "The code on the cup"));
        var scan = desk.anna.pane().getByRole(AriaRole.DIALOG, new Locator.GetByRoleOptions().setName("Scan QR code"));
        assertThat(scan).containsText("The code on the cup");
        scan.getByLabel("Text of the code").fill("cup-17");
        scan.getByLabel("Text of the code").press("Enter");
        hears("qr_text_received {\"data\":\"cup-17\"}");
        hears("scan_qr_popup_closed");
    }

    @Test
    void buttonsOfTheFrameTellWhenTheyArePressed() {
        ask("web_app_setup_secondary_button", Map.of("is_visible", true, "is_active", true, "text", "Later"));
        press("Later");
        hears("secondary_button_pressed");
        press("Mini App menu");
        desk.choose("Settings");
        hears("settings_button_pressed");
        ask("web_app_setup_closing_behavior", Map.of("need_confirmation", true));
        press("Mini App menu");
        desk.choose("Close Mini App");
        press("Close anyway");
        assertThat(desk.page.locator("iframe")).hasCount(0);
    }

    @Test
    void goesOnWithAnInlineQueryHereOrWhereThePersonLikes() {
        ask("web_app_switch_inline_query", Map.of("query", "green", "chat_types", List.of()));
        assertThat(desk.anna.field()).hasValue("@test_bot green");
        assertThat(desk.page.locator("iframe")).hasCount(0);
        desk.anna.field().fill("");
        desk.anna.button("App").click();
        assertThat(app().locator("#user")).isVisible();
        ask("web_app_switch_inline_query", Map.of("query", "black", "chat_types", List.of("groups")));
        desk.shoot("bridge-switch-inline");
        desk.dialog().getByRole(AriaRole.BUTTON, Seat.named("Team")).click();
        assertThat(desk.anna.pane().getByRole(AriaRole.REGION, Seat.named("Team")))
                .isVisible();
        assertThat(desk.anna.field()).hasValue("@test_bot black");
    }

    @Test
    void sendsAPreparedMessageOrTellsWhyNot() {
        ask("web_app_send_prepared_message", Map.of("id", "none"));
        hears("prepared_message_failed {\"error\":\"MESSAGE_EXPIRED\"}");
        desk.excuse("/prepared?");
        var id = desk.stage
                .bot
                .result(
                        "savePreparedInlineMessage",
                        Map.of("user_id", desk.stage.anna, "result", TEA, "allow_group_chats", true))
                .path("id")
                .asString();
        ask("web_app_send_prepared_message", Map.of("id", id));
        chooser().press("Escape");
        hears("prepared_message_failed {\"error\":\"USER_DECLINED\"}");
        ask("web_app_send_prepared_message", Map.of("id", id));
        desk.shoot("bridge-prepared");
        chooser().getByRole(AriaRole.BUTTON, Seat.named("Team")).click();
        hears("prepared_message_sent");
        desk.ben.open("Team");
        assertThat(desk.ben.message("Here you are")).containsText("via @test_bot");
        assertThat(group).isNegative();
    }

    private Locator chooser() {
        return desk.page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Send to…"));
    }
}
