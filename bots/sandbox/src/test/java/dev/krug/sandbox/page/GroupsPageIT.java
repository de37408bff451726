package dev.krug.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** CORE-428: groups with any users and bots, roles, invite links, join requests. */
class GroupsPageIT extends AtTheDesk {

    private void makeGroup(String title, String... members) {
        desk.anna.button("New group").click();
        desk.dialog().getByLabel("Title").fill(title);
        for (var member : members) {
            desk.dialog()
                    .getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(member))
                    .check();
        }
        desk.submit("Create");
        assertThat(desk.anna.log()).containsText("created the group");
    }

    private Locator info() {
        return desk.anna.info("Tea club");
    }

    private void change(String person, String role) {
        desk.anna.button("Change " + person).click();
        desk.dialog().getByRole(AriaRole.RADIO, Seat.named(role)).check();
        desk.submit("Save");
        assertThat(desk.dialog()).hasCount(0);
    }

    @Test
    void makesAGroupOfTwoPeopleAndABot() {
        makeGroup("Tea club", "Ben Carter", "Test");
        desk.ben.open("Tea club");
        desk.anna.say("Who is here?");
        assertThat(desk.ben.message("Who is here?")).containsText("Анна Смирнова");
        assertThat(desk.ben.message("Who is here?")).containsText("owner");
        desk.ben.say("Me, and @test_bot");
        assertThat(desk.anna.message("Me, and")).containsText("Ben Carter");
        // privacy mode: only the mention is told to the bot
        assertThat(desk.stage.hear())
                .filteredOn(update -> update.path("message").has("text"))
                .singleElement()
                .satisfies(
                        update -> assertThat(update.path("message").path("text").asString())
                                .isEqualTo("Me, and @test_bot"));
        var info = info();
        assertThat(info).containsText("3 members");
        assertThat(info.getByRole(AriaRole.LIST, Seat.named("Members"))).containsText("privacy mode");
        desk.shoot("01-group");
        assertThat(desk.ben.button("Change Анна Смирнова")).hasCount(0);
    }

    @Test
    void letsSomebodyInByALinkWithARequest() {
        makeGroup("Tea club", "Test");
        assertThat(desk.ben.row("Tea club")).hasCount(0);
        var info = info();
        desk.anna.button("New link").click();
        desk.dialog().getByLabel("Name").fill("Friends");
        desk.dialog().getByLabel("Administrators approve each request").check();
        desk.submit("Create");
        assertThat(info.getByRole(AriaRole.LIST, Seat.named("Invite links"))).containsText("by approval");
        desk.anna.button("Link actions").click();
        desk.choose("Open as Ben Carter");
        assertThat(desk.anna.pane().getByRole(AriaRole.STATUS)).containsText("Ben Carter has asked to join");
        var requests = info.getByRole(AriaRole.LIST, Seat.named("Join requests"));
        assertThat(requests).containsText("Ben Carter");
        desk.shoot("02-join-request");
        desk.anna.button("Let Ben Carter in").click();
        assertThat(requests).hasCount(0);
        assertThat(desk.ben.row("Tea club")).isVisible();
        assertThat(desk.anna.log()).containsText("added Ben Carter");
        assertThat(info).containsText("3 members");
    }

    @Test
    void followsAnInviteLinkFromTheSearchField() {
        var group = desk.stage.control(
                "POST", "/groups", Map.of("user", desk.stage.anna, "title", "Tea club", "members", List.of()));
        var link = desk.stage.control(
                "POST",
                "/groups/" + group.path("id").asString() + "/links",
                Map.of("user", desk.stage.anna, "creates_join_request", true));
        var search = desk.ben.pane().getByRole(AriaRole.SEARCHBOX);
        search.fill(link.path("invite_link").asString());
        search.press("Enter");
        assertThat(desk.dialog()).containsText("1 member");
        desk.dialog().getByLabel("A few words about yourself").fill("I bring cake");
        desk.submit("Ask to join");
        assertThat(desk.dialog()).containsText("An administrator decides");
        desk.submit("OK");
        desk.anna.open("Tea club");
        assertThat(desk.anna.info("Tea club")).containsText("I bring cake");
        desk.anna.button("Decline Ben Carter").click();
        assertThat(desk.anna.button("Decline Ben Carter")).hasCount(0);
        assertThat(desk.ben.row("Tea club")).hasCount(0);
    }

    @Test
    void changesRolesSoThatEverybodySeesIt() {
        makeGroup("Tea club", "Ben Carter", "Test");
        desk.ben.open("Tea club").say("What may I do?");
        var members = info().getByRole(AriaRole.LIST, Seat.named("Members"));
        change("Ben Carter", "restricted");
        assertThat(members).containsText("restricted");
        assertThat(desk.ben.pane()).containsText("You may not write in this group");
        assertThat(desk.ben.field()).hasCount(0);

        change("Ben Carter", "admin");
        assertThat(members).containsText("admin");
        assertThat(desk.ben.field()).isVisible();
        assertThat(desk.anna.message("What may I do?")).containsText("admin");
        desk.shoot("03-administrator");

        change("Ben Carter", "banned");
        assertThat(desk.anna.pane().getByRole(AriaRole.LIST, Seat.named("Removed")))
                .containsText("Ben Carter");
        assertThat(desk.ben.row("Tea club")).hasCount(0);
        assertThat(desk.anna.log()).containsText("removed Ben Carter");
    }

    @Test
    void becomesASupergroupAndHidesTheOldGroup() {
        makeGroup("Tea club", "Ben Carter");
        desk.anna.say("Before");
        info();
        desk.anna
                .pane()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Make it a supergroup"))
                .click();
        assertThat(desk.anna.log()).containsText("became a supergroup");
        assertThat(desk.anna.row("Tea club")).hasCount(1);
        desk.anna.say("After");
        assertThat(desk.ben.row("Tea club")).hasCount(1);
        assertThat(desk.ben.open("Tea club").message("After")).isVisible();
    }

    @Test
    void writesInAChannelOnlyAsAnAdministrator() {
        desk.anna.button("New group").click();
        desk.dialog().getByLabel("Title").fill("News");
        desk.dialog().getByLabel("Kind").selectOption("channel");
        desk.dialog().getByLabel("Public username").fill("tea_news");
        desk.dialog()
                .getByRole(AriaRole.CHECKBOX, new Locator.GetByRoleOptions().setName(Pattern.compile("Ben")))
                .check();
        desk.submit("Create");
        desk.anna.say("The kettle is on");
        assertThat(desk.ben.open("News").message("The kettle is on")).isVisible();
        assertThat(desk.ben.pane()).containsText("Only administrators can write in this channel");
        desk.shoot("04-channel");
    }
}
