package dev.krug.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.krug.sandbox.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** CORE-428: what two people and a bot say and do in a group, each seeing the other at once. */
class TalkPageIT extends AtTheDesk {

    private long group;

    @BeforeEach
    void gather() {
        group = desk.stage.group("supergroup");
        desk.anna.open("Team");
        desk.ben.open("Team");
        desk.stage.drain();
    }

    private Locator react(String emoji) {
        return desk.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("React " + emoji));
    }

    @Test
    void showsTheVotesOfTwoPeopleLiveInBothPanes() {
        desk.anna.attach("Poll");
        desk.dialog().getByLabel("Question").fill("Which tea?");
        desk.dialog().getByLabel("Answer 1").fill("Green");
        desk.dialog().getByLabel("Answer 2").fill("Black");
        desk.dialog().getByLabel("Anonymous voting").uncheck();
        desk.submit("Create");
        desk.anna.log().getByRole(AriaRole.RADIO, Seat.named("Green")).click();
        assertThat(desk.anna.message("Which tea?")).containsText("100%");
        // before one's own vote only the number of votes is seen
        assertThat(desk.ben.message("Which tea?")).containsText("1 vote");
        desk.ben.log().getByRole(AriaRole.RADIO, Seat.named("Black")).click();
        for (var seat : List.of(desk.anna, desk.ben)) {
            assertThat(seat.log().getByRole(AriaRole.METER, Seat.named("Green")))
                    .hasAttribute("aria-valuenow", "50");
            assertThat(seat.log().getByRole(AriaRole.METER, Seat.named("Black")))
                    .hasAttribute("aria-valuenow", "50");
        }
        desk.shoot("05-poll");
        desk.anna.button("View votes").click();
        assertThat(desk.dialog()).containsText("Ben Carter");
        desk.page.keyboard().press("Escape");

        desk.ben.menu("Which tea?");
        desk.choose("Retract vote");
        assertThat(desk.anna.log().getByRole(AriaRole.METER, Seat.named("Green")))
                .hasAttribute("aria-valuenow", "100");
        desk.anna.menu("Which tea?");
        desk.choose("Stop the poll");
        assertThat(desk.ben.message("Which tea?")).containsText("Final results");
        assertThat(desk.ben.log().getByRole(AriaRole.RADIO)).hasCount(0);
    }

    @Test
    void tellsTheRightAnswerOfAQuizOnlyToWhoHasVoted() {
        desk.anna.attach("Poll");
        desk.dialog().getByLabel("Question").fill("Where does oolong come from?");
        desk.dialog().getByLabel("Answer 1").fill("China");
        desk.dialog().getByLabel("Answer 2").fill("Norway");
        desk.dialog().getByLabel("Quiz with one right answer").check();
        desk.dialog().getByLabel("Explanation after a vote").fill("From Fujian");
        desk.submit("Create");
        assertThat(desk.ben.message("oolong")).not().containsText("From Fujian");
        desk.ben.log().getByRole(AriaRole.RADIO, Seat.named("Norway")).click();
        assertThat(desk.ben.message("oolong")).containsText("From Fujian");
        assertThat(desk.ben.log().locator(".poll-result.wrong")).containsText("Norway");
        assertThat(desk.ben.log().locator(".poll-result.right")).containsText("China");
        assertThat(desk.anna.message("oolong")).not().containsText("From Fujian");
    }

    @Test
    void showsReactionsLive() {
        desk.anna.say("The tea is ready");
        desk.ben.menu("The tea is ready");
        react("🔥").click();
        var seen = desk.anna.log().getByRole(AriaRole.BUTTON, Seat.named("🔥 1"));
        assertThat(seen).isVisible();
        seen.click();
        assertThat(desk.ben.log().getByRole(AriaRole.BUTTON, Seat.named("🔥 2")))
                .isVisible();
        desk.ben.menu("The tea is ready");
        desk.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("All reactions"))
                .click();
        react("🏆").click();
        assertThat(desk.anna.log().getByRole(AriaRole.BUTTON, Seat.named("🏆 1")))
                .isVisible();
        assertThat(desk.anna.log().getByRole(AriaRole.BUTTON, Seat.named("🔥 1")))
                .isVisible();
        desk.shoot("06-reactions");
    }

    @Test
    void repliesEditsPinsForwardsAndDeletes() {
        desk.anna.say("Tea at five");
        desk.ben.menu("Tea at five");
        desk.choose("Reply");
        desk.ben.say("I come");
        assertThat(desk.anna.message("I come")).containsText("Tea at five");

        desk.anna.field().press("ArrowUp");
        assertThat(desk.anna.field()).hasValue("Tea at five");
        desk.anna.field().fill("Tea at six");
        desk.anna.field().press("Enter");
        assertThat(desk.ben.message("edited")).containsText("Tea at six");
        assertThat(desk.ben.message("I come")).containsText("Tea at six");

        desk.anna.menu("edited");
        desk.choose("Pin");
        assertThat(desk.ben.pane()).containsText("Pinned message");
        assertThat(desk.ben.log()).containsText("pinned “Tea at six”");
        desk.shoot("07-pinned");
        desk.anna.menu("edited");
        desk.choose("Unpin");
        assertThat(desk.ben.pane()).not().containsText("Pinned message");

        desk.stage.started();
        desk.anna.menu("I come");
        desk.choose("Forward");
        desk.dialog().getByRole(AriaRole.BUTTON, Seat.named("Test")).click();
        assertThat(desk.anna.pane().getByRole(AriaRole.STATUS)).containsText("Forwarded to Test");
        assertThat(desk.stage
                        .heard("message")
                        .path("forward_origin")
                        .path("type")
                        .asString())
                .isEqualTo("user");

        desk.anna.menu("edited");
        desk.choose("Delete");
        assertThat(desk.ben.messages()).hasCount(1);
    }

    @Test
    void sendsPicturesAsOneAlbumAndFilesBothWays(@TempDir Path folder) throws IOException {
        var pictures = new Path[3];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = Files.write(folder.resolve("photo" + i + ".png"), Picture.PNG);
        }
        desk.anna.files(pictures);
        assertThat(desk.dialog().getByRole(AriaRole.IMG)).hasCount(3);
        desk.dialog().getByLabel("Caption").fill("Our cups");
        desk.submit("Send message");
        var album = desk.ben.message("Our cups").getByRole(AriaRole.GROUP, Seat.named("Album of 3"));
        assertThat(album.getByRole(AriaRole.IMG)).hasCount(3);
        assertThat(desk.ben.messages()).hasCount(1);
        album.getByRole(AriaRole.IMG).first().click();
        assertThat(desk.dialog().getByRole(AriaRole.IMG)).isVisible();
        desk.page.keyboard().press("Escape");
        assertThat(desk.dialog()).hasCount(0);

        desk.ben.files(Files.writeString(folder.resolve("recipe.txt"), "boil, wait, pour"));
        desk.submit("Send message");
        var file = desk.anna.message("recipe.txt").getByRole(AriaRole.LINK);
        assertThat(file).containsText("16 B");
        var download = desk.page.waitForDownload(file::click);
        assertThat(download.suggestedFilename()).isEqualTo("recipe.txt");
        assertThat(Files.readString(download.path(), UTF_8)).isEqualTo("boil, wait, pour");
        desk.shoot("08-files");
    }

    @Test
    void asksABotInlineAndSendsItsAnswer() {
        desk.stage.control("PATCH", "/bots/test_bot", Map.of("inline", true, "inline_feedback", true));
        desk.anna.field().fill("@test_bot green");
        assertThat(desk.anna.pane()).containsText("Asking @test_bot");
        var query = query("green");
        desk.stage.bot.result(
                "answerInlineQuery",
                Map.of(
                        "inline_query_id",
                        query,
                        "results",
                        List.of(Map.of(
                                "type", "article",
                                "id", "cup",
                                "title", "A cup of green tea",
                                "description", "hot",
                                "input_message_content", Map.of("message_text", "🍵 Here you are")))));
        var result = desk.anna
                .pane()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("A cup of green tea"));
        assertThat(result).isVisible();
        desk.shoot("09-inline");
        desk.anna.field().press("ArrowDown");
        assertThat(result).isFocused();
        result.press("Enter");
        assertThat(desk.ben.message("Here you are")).containsText("via @test_bot");
        assertThat(desk.anna.field()).hasValue("");
        assertThat(desk.stage.heard("chosen_inline_result").path("result_id").asString())
                .isEqualTo("cup");
    }

    /** The id of the query that the bot hears; the page asks once the person has stopped typing. */
    private String query(String text) {
        while (true) {
            var updates = desk.stage.bot.result("getUpdates", Map.of("timeout", 20));
            for (var update : updates) {
                if (update.path("inline_query").path("query").asString("").equals(text)) {
                    return update.path("inline_query").path("id").asString();
                }
            }
            desk.stage.drain();
        }
    }

    @Test
    void offersTheCommandsOfABotInAGroup() {
        desk.stage.bot.result(
                "setMyCommands",
                Map.of(
                        "commands",
                        List.of(Map.of("command", "brew", "description", "Brew a cup")),
                        "scope",
                        Map.of("type", "all_group_chats")));
        desk.anna.say("Let us begin");
        desk.anna.field().fill("/");
        assertThat(desk.anna.pane().getByRole(AriaRole.OPTION)).hasText("/brew@test_botBrew a cup");
        desk.anna.field().press("Enter");
        assertThat(desk.ben.message("/brew@test_bot")).isVisible();
        assertThat(desk.stage.heard("message").path("chat").path("id").asLong()).isEqualTo(group);
    }
}
