package dev.krug.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.sandbox.botapi.MethodList;
import dev.krug.sandbox.botapi.Methods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MethodListTest {

    private static final Path FILE = Path.of("METHODS.md");
    private static final Path FRESH = Path.of("target", "METHODS.md");

    @Test
    void standsInTheFileAsTheClassesAre() throws IOException {
        Files.createDirectories(FRESH.getParent());
        Files.writeString(FRESH, MethodList.markdown());
        assertThat(Files.readString(FILE))
                .as("METHODS.md is old: copy target/METHODS.md over it")
                .isEqualTo(MethodList.markdown());
    }

    @Test
    void holdsEveryMethodOfTheSpecification() { // CORE-423 but for payments, which have their own time
        var wanted = """
                getUpdates setWebhook deleteWebhook getWebhookInfo getMe logOut close sendMessage forwardMessage
                forwardMessages copyMessage copyMessages sendPhoto sendAudio sendDocument sendVideo sendAnimation
                sendVoice sendVideoNote sendSticker sendMediaGroup sendLocation sendVenue sendContact sendPoll stopPoll
                sendDice sendChatAction setMessageReaction editMessageText editMessageCaption editMessageMedia
                editMessageReplyMarkup deleteMessage deleteMessages pinChatMessage unpinChatMessage
                unpinAllChatMessages answerCallbackQuery answerInlineQuery answerWebAppQuery savePreparedInlineMessage
                getChat getChatMember getChatMemberCount getChatAdministrators leaveChat banChatMember unbanChatMember
                restrictChatMember promoteChatMember setChatPermissions setChatTitle setChatDescription
                exportChatInviteLink createChatInviteLink editChatInviteLink revokeChatInviteLink
                approveChatJoinRequest declineChatJoinRequest setMyCommands getMyCommands deleteMyCommands setMyName
                getMyName setMyDescription getMyDescription setMyShortDescription getMyShortDescription
                setChatMenuButton getChatMenuButton setMyDefaultAdministratorRights getMyDefaultAdministratorRights
                getFile getUserProfilePhotos""".split("\\s+");
        assertThat(Arrays.stream(wanted).filter(name -> Methods.find(name) == null))
                .isEmpty();
        assertThat(Methods.all()).hasSameSizeAs(Arrays.asList(wanted));
    }
}
