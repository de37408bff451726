package dev.krug.telegram;

import java.util.UUID;

/** A file that waits in the store until its call is made. */
public final class Attachment {

    private final UUID name;
    private final String fileName;
    private final String mediaType;
    private final byte[] content;

    Attachment(UUID name, String fileName, String mediaType, byte[] content) {
        this.name = name;
        this.fileName = fileName;
        this.mediaType = mediaType;
        this.content = content;
    }

    public static Attachment of(String fileName, String mediaType, byte[] content) {
        return new Attachment(UUID.randomUUID(), fileName, mediaType, content.clone());
    }

    /** How the payload of the call names the file. */
    public String reference() {
        return "attach://" + name;
    }

    /** The name of its part in the upload. */
    public UUID name() {
        return name;
    }

    public String fileName() {
        return fileName;
    }

    public String mediaType() {
        return mediaType;
    }

    public byte[] content() {
        return content.clone();
    }

    public int sizeBytes() {
        return content.length;
    }
}
