package dev.krug.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krug.kernel.Json;
import dev.krug.runtime.OutgoingFile.Kind;
import org.junit.jupiter.api.Test;
import org.telegram.telegrambots.meta.api.objects.Update;

class ReplyFilesTest { // CORE-388

    @Test
    void namesTheBytesThatGoWithTheCall() {
        var file = OutgoingFile.of(Kind.PHOTO, "chart.png", "image/png", new byte[] {1, 2, 3});
        var call = Calls.of(Reply.file(file, "<b>Chart</b>").buttons(Button.of("More", "more")), new Update(), 7)
                .getFirst();

        assertThat(call.method()).isEqualTo("sendPhoto");
        assertThat(call.attachments()).hasSize(1);
        var payload = Json.readObject(call.payload());
        assertThat(payload)
                .containsEntry("photo", call.attachments().getFirst().reference())
                .containsEntry("caption", "<b>Chart</b>")
                .containsEntry("parse_mode", "HTML");
        assertThat(payload.get("reply_markup").toString()).contains("More");
    }

    @Test
    void sendsAKnownFileByItsId() {
        var call = Calls.of(Reply.file(OutgoingFile.known(Kind.DOCUMENT, "BQAC"), ""), new Update(), 7)
                .getFirst();

        assertThat(call.method()).isEqualTo("sendDocument");
        assertThat(call.attachments()).isEmpty();
        assertThat(Json.readObject(call.payload()))
                .containsEntry("document", "BQAC")
                .doesNotContainKey("caption");
    }

    @Test
    void refusesWhatTelegramWouldNotTake() {
        var eleven = new byte[11 * 1024 * 1024];
        assertThatThrownBy(() -> OutgoingFile.of(Kind.PHOTO, "p.png", "image/png", eleven))
                .isInstanceOf(FileTooLarge.class);
        assertThat(OutgoingFile.of(Kind.DOCUMENT, "d.bin", "application/octet-stream", eleven)
                        .attachments())
                .hasSize(1);
        var fiftyOne = new byte[51 * 1024 * 1024];
        assertThatThrownBy(() -> OutgoingFile.of(Kind.DOCUMENT, "d.bin", "application/octet-stream", fiftyOne))
                .isInstanceOf(FileTooLarge.class);
    }
}
