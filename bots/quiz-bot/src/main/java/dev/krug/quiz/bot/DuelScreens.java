package dev.krug.quiz.bot;

import dev.krug.quiz.CategoryCount;
import dev.krug.quiz.Duel;
import dev.krug.quiz.Duel.Progress;
import dev.krug.quiz.Duel.Side;
import dev.krug.quiz.DuelRefusal;
import dev.krug.quiz.GameSpec;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import dev.krug.users.User;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Duels as one of the two sees them. */
final class DuelScreens {

    static final String NEW = "duel:new";
    static final String TOPIC = "duel:topic";
    static final String SHOW = "duel:show";
    static final String ACCEPT = "duel:accept";
    static final String DECLINE = "duel:decline";
    static final String CANCEL = "duel:cancel";
    static final String PLAY = "duel:play";

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("dd.MM HH:mm");

    private DuelScreens() {}

    static Reply topics(Texts texts, List<CategoryCount> categories) {
        var buttons = new ArrayList<Button>();
        buttons.add(Button.of(texts.text("quiz.duel.mixed"), TOPIC));
        categories.stream()
                .filter(category -> category.questions() >= GameSpec.DUEL_SIZE)
                .map(category -> Button.of(category.emoji() + " " + category.title(), TOPIC + ":" + category.code()))
                .forEach(buttons::add);
        return Reply.html(texts.text("quiz.duel.new")).buttonRows(MenuScreens.inRows(buttons));
    }

    /** The link to send to somebody, and how to take it back. */
    static Reply open(Texts texts, Duel duel, String link) {
        var share =
                "https://t.me/share/url?url=" + encoded(link) + "&text=" + encoded(texts.text("quiz.duel.share_text"));
        return Reply.html(texts.html("quiz.duel.made", Map.of("link", link)))
                .buttons(Button.url(texts.text("quiz.duel.button.share"), share))
                .buttons(Button.of(texts.text("quiz.duel.button.cancel"), CANCEL + ":" + duel.code()));
    }

    static Reply invitation(Texts texts, Duel duel, @Nullable String topic) {
        return Reply.html(texts.html(
                        "quiz.duel.invited",
                        Map.of(
                                "name",
                                name(texts, duel.challenger()),
                                "topic",
                                topic == null ? texts.text("quiz.duel.mixed") : topic)))
                .buttons(
                        Button.of(texts.text("quiz.duel.button.accept"), ACCEPT + ":" + duel.code()),
                        Button.of(texts.text("quiz.duel.button.decline"), DECLINE + ":" + duel.code()));
    }

    /** An accepted or ended duel, as one of the two sees it. */
    static Reply standing(Texts texts, Duel duel, User user) {
        if (duel.isDecided()) {
            return duel.winner() == null
                    ? Reply.html(texts.text("quiz.duel.refused.expired"))
                    : DuelResultScreen.of(texts, duel, user);
        }
        var own = duel.sideOf(user.id()).orElseThrow();
        var key =
                switch (own.progress()) {
                    case NOT_BEGUN -> "quiz.duel.your_turn";
                    case PLAYING -> "quiz.duel.playing";
                    case DONE -> "quiz.duel.waiting";
                };
        var screen = Reply.html(
                texts.html(key, Map.of("name", other(texts, duel, user), "until", until(duel.playUntil(), user))));
        return switch (own.progress()) {
            case NOT_BEGUN -> screen.buttons(Button.of(texts.text("quiz.duel.button.play"), PLAY + ":" + duel.code()));
            case PLAYING -> screen.buttons(Button.of(texts.text("quiz.button.continue"), "quiz:resume"));
            case DONE -> screen;
        };
    }

    /** The newest ones, each with a button where something can be done. */
    static Reply list(Texts texts, List<Duel> duels, User user) {
        var lines = new ArrayList<String>();
        var buttons = new ArrayList<Button>();
        for (var duel : duels) {
            var name = other(texts, duel, user);
            lines.add(texts.html("quiz.duel.line." + state(duel, user), Map.of("name", name)));
            if (duel.state() == Duel.State.OPEN || duel.state() == Duel.State.ACCEPTED) {
                buttons.add(Button.of(
                        texts.text("quiz.duel.button.show." + duel.state().code()) + " " + name,
                        SHOW + ":" + duel.code()));
            }
        }
        buttons.add(Button.of(texts.text("quiz.duel.button.new"), NEW));
        var text = lines.isEmpty() ? texts.text("quiz.duel.none") : String.join("\n", lines);
        return Reply.html(texts.text("quiz.duel.list") + "\n\n" + text)
                .buttonRows(buttons.stream().map(List::of).toList());
    }

    private static String state(Duel duel, User user) {
        return switch (duel.state()) {
            case OPEN -> "open";
            case ACCEPTED ->
                duel.sideOf(user.id()).map(Side::progress).orElseThrow() == Progress.DONE ? "waiting" : "your_turn";
            case FINISHED ->
                duel.isWonBy(user.id()).map(won -> won ? "won" : "lost").orElse("drawn");
            case EXPIRED -> "expired";
            case CANCELLED -> "cancelled";
            case DECLINED -> "declined";
        };
    }

    static Reply refused(Texts texts, DuelRefusal reason) {
        return Reply.html(texts.text(
                        switch (reason) {
                            case UNKNOWN -> "quiz.duel.refused.unknown";
                            case OWN_DUEL -> "quiz.duel.refused.own";
                            case EXPIRED -> "quiz.duel.refused.expired";
                            case TAKEN -> "quiz.duel.refused.taken";
                            case CANCELLED -> "quiz.duel.refused.cancelled";
                            case DECLINED -> "quiz.duel.refused.declined";
                            case NOT_ACCEPTED -> "quiz.duel.refused.not_accepted";
                            case PLAYED -> "quiz.duel.refused.played";
                        }))
                .buttons(Button.of(texts.text("quiz.duel.button.new"), NEW));
    }

    static String other(Texts texts, Duel duel, User user) {
        return duel.otherOf(user.id()).map(side -> name(texts, side)).orElse("");
    }

    static String name(Texts texts, Side side) {
        return Optional.ofNullable(side.user())
                .map(User::publicName)
                .map(name -> name.isEmpty() ? texts.text("common.user") : name)
                .orElseGet(() -> texts.text("quiz.duel.deleted_user"));
    }

    private static String until(@Nullable Instant moment, User user) {
        return moment == null ? "" : MOMENT.format(moment.atZone(user.zone()));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
