package dev.krug.sandbox.content;

import static dev.krug.sandbox.request.Parameter.array;
import static dev.krug.sandbox.request.Parameter.bool;
import static dev.krug.sandbox.request.Parameter.integer;
import static dev.krug.sandbox.request.Parameter.number;
import static dev.krug.sandbox.request.Parameter.object;
import static dev.krug.sandbox.request.Parameter.string;

import dev.krug.sandbox.request.Parameter;
import java.util.List;
import java.util.stream.Stream;

/** All kinds of content. */
public final class Kinds { // CORE-423

    static final String OTHER = "can_send_other_messages";
    private static final String MESSAGES = "can_send_messages";

    static final List<Parameter> CAPTION = List.of(string("caption"), string("parse_mode"), array("caption_entities"));
    private static final List<Parameter> VISUAL = List.of(bool("show_caption_above_media"), bool("has_spoiler"));
    private static final Parameter THUMBNAIL = Parameter.file("thumbnail");

    public static final Kind TEXT = new Kind(
            "text",
            MESSAGES,
            List.of(
                    string("text").required("message text is empty"),
                    string("parse_mode"),
                    array("entities"),
                    object("link_preview_options")),
            (world, author, input) -> Texts.text(input));

    public static final Kind PHOTO =
            new MediaKind("photo").parameters(CAPTION, VISUAL).kind("can_send_photos");

    public static final Kind AUDIO = new MediaKind("audio")
            .named()
            .numbers("duration")
            .words("performer", "title")
            .parameters(CAPTION, List.of(THUMBNAIL))
            .kind("can_send_audios");

    public static final Kind DOCUMENT = new MediaKind("document")
            .named()
            .parameters(CAPTION, List.of(THUMBNAIL, bool("disable_content_type_detection")))
            .kind("can_send_documents");

    public static final Kind VIDEO = new MediaKind("video")
            .named()
            .numbers("duration", "width", "height")
            .parameters(CAPTION, VISUAL, List.of(THUMBNAIL, Parameter.file("cover"), integer("start_timestamp")))
            .parameters(List.of(bool("supports_streaming")))
            .kind("can_send_videos");

    public static final Kind ANIMATION = new MediaKind("animation")
            .named()
            .numbers("duration", "width", "height")
            .parameters(CAPTION, VISUAL, List.of(THUMBNAIL))
            .kind(OTHER);

    public static final Kind VOICE =
            new MediaKind("voice").numbers("duration").parameters(CAPTION).kind("can_send_voice_notes");

    public static final Kind VIDEO_NOTE = new MediaKind("video_note")
            .numbers("duration", "length")
            .parameters(List.of(THUMBNAIL))
            .kind("can_send_video_notes");

    public static final Kind STICKER = new MediaKind("sticker").words("emoji").kind(OTHER);

    public static final Kind LOCATION = new Kind(
            "location",
            MESSAGES,
            join(
                    Places.POINT,
                    number("horizontal_accuracy").within(0, 1500, "invalid horizontal_accuracy specified"),
                    integer("live_period"),
                    integer("heading"),
                    integer("proximity_alert_radius")),
            (world, author, input) -> Places.location(input));

    public static final Kind VENUE = new Kind(
            "venue",
            MESSAGES,
            join(
                    Places.POINT,
                    string("title").required("venue title is empty"),
                    string("address").required("venue address is empty"),
                    string("foursquare_id"),
                    string("foursquare_type"),
                    string("google_place_id"),
                    string("google_place_type")),
            (world, author, input) -> Places.venue(input));

    public static final Kind CONTACT = new Kind(
            "contact",
            MESSAGES,
            List.of(
                    string("phone_number").required("phone number is empty"),
                    string("first_name").required("first name is empty"),
                    string("last_name"),
                    string("vcard").within(0, 2048, "vcard is too long")),
            (world, author, input) -> Contacts.read(world, input));

    public static final Kind POLL = new Kind("poll", "can_send_polls", PollContent.PARAMETERS, PollContent::read);

    public static final Kind DICE =
            new Kind("dice", OTHER, List.of(string("emoji")), (world, author, input) -> Dice.roll(input));

    private Kinds() {}

    public static List<Kind> all() {
        return List.of(
                TEXT,
                PHOTO,
                AUDIO,
                DOCUMENT,
                VIDEO,
                ANIMATION,
                VOICE,
                VIDEO_NOTE,
                STICKER,
                LOCATION,
                VENUE,
                CONTACT,
                POLL,
                DICE);
    }

    public static List<Parameter> join(List<Parameter> first, Parameter... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toList();
    }
}
