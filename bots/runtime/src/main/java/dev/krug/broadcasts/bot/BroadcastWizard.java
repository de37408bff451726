package dev.krug.broadcasts.bot;

import dev.krug.broadcasts.Broadcast;
import dev.krug.broadcasts.Broadcast.ProgressMessage;
import dev.krug.broadcasts.BroadcastId;
import dev.krug.broadcasts.Broadcasts;
import dev.krug.broadcasts.Broadcasts.Preview;
import dev.krug.broadcasts.Content;
import dev.krug.broadcasts.Draft;
import dev.krug.broadcasts.Estimate;
import dev.krug.broadcasts.Start;
import dev.krug.runtime.AdminDeclaration;
import dev.krug.runtime.AdminSection;
import dev.krug.runtime.Button;
import dev.krug.runtime.Handler;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.telegram.Bot;
import dev.krug.telegram.Bots;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * {@code /broadcast}: which bots, whom, the words in both languages, a look at it, and off it goes. What was gathered is
 * the administrator's dialog, so that nobody else can press its buttons and none works twice.
 */
@Component
class BroadcastWizard implements AdminSection { // MB-833

    private static final String CHOOSING = "bc:choosing";
    private static final String RU = "bc:ru";
    private static final String EN = "bc:en";
    private static final String READY = "bc:ready";

    private final Broadcasts broadcasts;
    private final Bots bots;

    BroadcastWizard(Broadcasts broadcasts, Bots bots) {
        this.broadcasts = broadcasts;
        this.bots = bots;
    }

    @Override
    public AdminDeclaration declare() {
        return AdminDeclaration.section("broadcasts.section", "bc:new")
                .command("broadcast", this::begin)
                .button("bc:new", this::begin)
                .button("bc:bot", this::toggle)
                .button("bc:bots", Handler.plain(BroadcastWizard::askWhom))
                .button("bc:who", Handler.plain(BroadcastWizard::askRussian))
                .button("bc:skip", this::skip)
                .button("bc:start", this::start)
                .step(CHOOSING, Handler.plain(turn -> turn.say("broadcasts.press")))
                .step(
                        RU,
                        turn -> Mono.just(
                                askEnglish(turn, FormattedText.of(turn.update().getMessage()))))
                .step(EN, turn -> show(turn, FormattedText.of(turn.update().getMessage())))
                .step(READY, this::startByNumber);
    }

    private Mono<Reply> begin(Turn turn) {
        return chooseBots(turn, List.of(turn.bot().name()));
    }

    private Mono<Reply> toggle(Turn turn) {
        var chosen = new ArrayList<>(chosenBots(turn));
        if (!chosen.remove(turn.argument())) {
            chosen.add(turn.argument());
        }
        return chooseBots(turn, chosen).map(Reply::inPlace);
    }

    private Mono<Reply> chooseBots(Turn turn, List<String> chosen) {
        return bots.all().filter(bot -> bot.username() != null).collectList().map(all -> {
            var rows = new ArrayList<List<Button>>();
            for (Bot bot : all) {
                var mark = chosen.contains(bot.name()) ? "☑️ " : "◻️ ";
                rows.add(List.of(Button.of(mark + bot.title(turn.language()), "bc:bot:" + bot.name())));
            }
            if (!chosen.isEmpty()) {
                rows.add(List.of(turn.button("broadcasts.button.next", "bc:bots")));
            }
            return turn.say("broadcasts.which_bots")
                    .buttonRows(rows)
                    .enter(CHOOSING, Map.of("bots", String.join(",", chosen)));
        });
    }

    private static Reply askWhom(Turn turn) {
        var rows = Arrays.stream(Audiences.values())
                .map(audience -> List.of(turn.button(audience.textKey(), "bc:who:" + audience.name())))
                .toList();
        return gathered(turn, "bots").isEmpty()
                ? Reply.toast(turn.text("admin.too_late"))
                : turn.say("broadcasts.whom").buttonRows(rows).inPlace();
    }

    private static Reply askRussian(Turn turn) {
        if (gathered(turn, "bots").isEmpty()) {
            return Reply.toast(turn.text("admin.too_late"));
        }
        return turn.say("broadcasts.text_ru")
                .buttons(turn.button("broadcasts.button.skip", "bc:skip"))
                .enter(RU, with(turn, Map.of("who", turn.argument())));
    }

    private Mono<Reply> skip(Turn turn) {
        var dialog = turn.dialog();
        if (dialog != null && dialog.step().equals(RU)) {
            return Mono.just(askEnglish(turn, ""));
        }
        return dialog != null && dialog.step().equals(EN)
                ? show(turn, "")
                : Mono.just(Reply.toast(turn.text("admin.too_late")));
    }

    private static Reply askEnglish(Turn turn, String russian) {
        return turn.say("broadcasts.text_en")
                .buttons(turn.button("broadcasts.button.skip", "bc:skip"))
                .enter(EN, with(turn, Map.of("ru", russian)));
    }

    private Mono<Reply> show(Turn turn, String english) {
        var draft = draft(turn, english);
        var problems = draft.problems();
        if (!problems.isEmpty()) {
            var lines = problems.stream()
                    .map(problem -> problem.field() + ": " + problem.reason())
                    .collect(Collectors.joining("\n"));
            return Mono.just(
                    turn.say("broadcasts.problems", Map.of("problems", lines)).leave());
        }
        return broadcasts
                .prepare(turn.user().id(), draft)
                .flatMap(made -> broadcasts.preview(made.id(), turn.user().id()).flatMap(preview -> switch (preview) {
                    case Preview.Sent sent ->
                        broadcasts.estimate(made.id()).map(estimate -> offer(turn, made, estimate));
                    case Preview.NoChat none ->
                        Mono.just(turn.say("broadcasts.no_chat").leave());
                    case Preview.WrongState wrong ->
                        Mono.just(turn.say("admin.too_late").leave());
                }));
    }

    private static Reply offer(Turn turn, Broadcast made, Estimate estimate) {
        var shares = estimate.shares().stream()
                .map(share -> "• " + share.bot() + " · " + share.language() + ": " + share.count())
                .collect(Collectors.joining("\n"));
        var text = turn.html("broadcasts.ready", Map.of("count", estimate.total(), "shares", shares));
        var missing = made.draft().content().texts().size() == 1 ? "\n\n" + turn.text("broadcasts.one_language") : "";
        var large = estimate.total() > Broadcasts.CONFIRMED_ABOVE;
        var ask = large ? "\n\n" + turn.html("broadcasts.type_count", Map.of("count", estimate.total())) : "";
        var reply = Reply.html(text + missing + ask);
        var offered = large
                ? reply.buttons(turn.button("admin.no", "admin:no"))
                : reply.buttons(
                        turn.button("broadcasts.button.start", "bc:start"), turn.button("admin.no", "admin:no"));
        return offered.enter(READY, Map.of("id", made.id().value().toString()));
    }

    private Mono<Reply> start(Turn turn) {
        var dialog = turn.dialog();
        return dialog == null || !dialog.step().equals(READY)
                ? Mono.just(Reply.toast(turn.text("admin.too_late")).and(Reply.dropButtons()))
                : start(turn, idOf(turn), null);
    }

    private Mono<Reply> startByNumber(Turn turn) {
        var typed = turn.text().replaceAll("[\\s.,\u00a0]", "");
        return typed.matches("[0-9]{1,12}")
                ? start(turn, idOf(turn), Long.valueOf(typed))
                : Mono.just(turn.say("broadcasts.type_number"));
    }

    private Mono<Reply> start(Turn turn, BroadcastId id, @Nullable Long confirmed) {
        return broadcasts.start(id, confirmed).flatMap(begun -> switch (begun) {
            case Start.Started(var broadcast) -> begun(turn, broadcast);
            case Start.CountMismatch(var expected) ->
                Mono.just(turn.say("broadcasts.type_count", Map.of("count", expected)));
            default -> Mono.just(turn.say("admin.too_late").leave());
        });
    }

    private Mono<Reply> begun(Turn turn, Broadcast broadcast) {
        var text = turn.say(
                        "broadcasts.begun", Map.of("count", broadcast.counts().total()))
                .leave();
        if (!turn.isPress()) {
            return Mono.just(text);
        }
        int message = turn.update().getCallbackQuery().getMessage().getMessageId();
        var progress = new ProgressMessage(
                turn.bot().name(), turn.chatId(), message, turn.language().code());
        return broadcasts.showProgressIn(broadcast.id(), progress).thenReturn(text.inPlace());
    }

    private static Draft draft(Turn turn, String english) {
        var texts = new HashMap<String, String>();
        put(texts, "ru", gathered(turn, "ru"));
        put(texts, "en", english);
        var who = gathered(turn, "who");
        var audience = Arrays.stream(Audiences.values())
                .filter(known -> known.name().equals(who))
                .findFirst()
                .orElse(Audiences.EVERYBODY);
        return new Draft(chosenBots(turn), null, Content.of(texts), audience.audience(), Draft.DEFAULT_RATE, true);
    }

    private static void put(Map<String, String> texts, String language, String text) {
        if (!text.isBlank()) {
            texts.put(language, text);
        }
    }

    private static BroadcastId idOf(Turn turn) {
        return new BroadcastId(UUID.fromString(gathered(turn, "id")));
    }

    private static List<String> chosenBots(Turn turn) {
        return Arrays.stream(gathered(turn, "bots").split(","))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static String gathered(Turn turn, String key) {
        var dialog = turn.dialog();
        return dialog == null ? "" : String.valueOf(dialog.data().getOrDefault(key, ""));
    }

    private static Map<String, Object> with(Turn turn, Map<String, Object> more) {
        var data = new HashMap<String, Object>();
        var dialog = turn.dialog();
        if (dialog != null) {
            data.putAll(dialog.data());
        }
        data.putAll(more);
        return data;
    }
}
