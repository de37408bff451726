package dev.krug.runtime;

import dev.krug.telegram.Attachment;
import java.util.List;

/** A file to be sent: one that Telegram has already, one that it fetches, or bytes of our own. */
public final class OutgoingFile { // CORE-388

    private final Kind kind;
    private final String source;
    private final List<Attachment> attachments;

    private OutgoingFile(Kind kind, String source, List<Attachment> attachments) {
        this.kind = kind;
        this.source = source;
        this.attachments = attachments;
    }

    /** How the chat shows it. */
    public enum Kind {
        PHOTO("sendPhoto", "photo", TelegramApi.MOST_PHOTO_BYTES),
        DOCUMENT("sendDocument", "document", TelegramApi.MOST_UPLOAD_BYTES);

        private final String method;
        private final String parameter;
        private final int mostBytes;

        Kind(String method, String parameter, int mostBytes) {
            this.method = method;
            this.parameter = parameter;
            this.mostBytes = mostBytes;
        }

        String method() {
            return method;
        }

        String parameter() {
            return parameter;
        }
    }

    /** A file that was sent before, by the id that Telegram gave it. */
    public static OutgoingFile known(Kind kind, String fileId) {
        return new OutgoingFile(kind, fileId, List.of());
    }

    /** A file that Telegram fetches from this address. */
    public static OutgoingFile at(Kind kind, String url) {
        return new OutgoingFile(kind, url, List.of());
    }

    /**
     * Bytes, which the store keeps until they are sent.
     *
     * @throws FileTooLarge if Telegram would not take them: a photo above 10 MB, a document above 50 MB
     */
    public static OutgoingFile of(Kind kind, String fileName, String mediaType, byte[] content) {
        if (content.length > kind.mostBytes) {
            throw new FileTooLarge(kind.mostBytes);
        }
        var attachment = Attachment.of(fileName, mediaType, content);
        return new OutgoingFile(kind, attachment.reference(), List.of(attachment));
    }

    Kind kind() {
        return kind;
    }

    String source() {
        return source;
    }

    List<Attachment> attachments() {
        return attachments;
    }
}
