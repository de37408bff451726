package dev.krug.runtime;

import dev.krug.badges.Badges;
import dev.krug.badges.UserBadge;
import dev.krug.i18n.Language;
import dev.krug.telegram.Bot;
import dev.krug.telegram.Bots;
import dev.krug.users.ProfileChange;
import dev.krug.users.UserFacts;
import dev.krug.users.UserFacts.Facts;
import dev.krug.users.Users;
import dev.krug.xp.Board;
import dev.krug.xp.Leaderboards;
import dev.krug.xp.LevelScale;
import dev.krug.xp.LevelScales;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What every bot answers in the same way: the shared profile, badges, board, other bots, settings. */
@Component
class CommonCommands implements SharedModule {

    private static final int BOARD_LINES = 10;
    private static final int BAR_CELLS = 10;
    private static final List<String> MEDALS = List.of("🥇", "🥈", "🥉");

    private final Badges badges;
    private final Leaderboards leaderboards;
    private final LevelScales scales;
    private final Bots bots;
    private final Users users;
    private final UserFacts facts;
    private final ObjectProvider<BotModule> modules;
    private final ObjectProvider<SharedModule> shared;
    private final List<ProfileLine> profileLines;
    private final BotDeclaration declaration = BotDeclaration.named("common", "runtime")
            .personal()
            .command("profile", this::profile)
            .command("badges", this::badges)
            .command("top", this::top)
            .command("bots", this::bots)
            .command("settings", Handler.plain(CommonCommands::settings))
            .command("language", Handler.plain(CommonCommands::settings))
            .command("help", this::help)
            .command(
                    "cancel",
                    Handler.plain(turn ->
                            turn.say(turn.dialog() == null ? "runtime.nothing_to_cancel" : "runtime.cancelled")))
            .button("language", this::setLanguage)
            .button("visibility", this::setVisibility);

    CommonCommands(
            Badges badges,
            Leaderboards leaderboards,
            LevelScales scales,
            Bots bots,
            Users users,
            UserFacts facts,
            ObjectProvider<BotModule> modules,
            ObjectProvider<SharedModule> shared,
            List<ProfileLine> profileLines) {
        this.badges = badges;
        this.leaderboards = leaderboards;
        this.scales = scales;
        this.bots = bots;
        this.users = users;
        this.facts = facts;
        this.modules = modules;
        this.shared = shared;
        this.profileLines = profileLines;
    }

    @Override
    public BotDeclaration declare() {
        return declaration;
    }

    private Mono<Reply> profile(Turn turn) {
        var user = turn.user();
        return Mono.zip(scales.current(), leaderboards.placeOf(user.id(), Board.OVERALL), facts.of(user.id()))
                .map(known -> {
                    var text = turn.html(
                            "runtime.profile",
                            Map.of(
                                    "name", nameOf(turn),
                                    "level", user.progress().level(),
                                    "bar",
                                            bar(
                                                    known.getT1(),
                                                    user.progress().level(),
                                                    user.progress().totalXp()),
                                    "xp", user.progress().totalXp(),
                                    "next",
                                            nextXp(
                                                    known.getT1(),
                                                    user.progress().level()),
                                    "position", known.getT2().position(),
                                    "total", known.getT2().total(),
                                    "more", moreLines(turn, known.getT3()),
                                    "count",
                                            Long.parseLong(known.getT3()
                                                    .value(Badges.KINDS)
                                                    .orElse("0"))));
                    return Reply.html(text).buttons(turn.appButton("runtime.open_profile", ""));
                });
    }

    private Mono<Reply> badges(Turn turn) {
        return Mono.zip(
                        badges.of(turn.user().id(), null).collectList(),
                        badges.catalogue(null).collectList(),
                        bots.all().collectMap(Bot::name, bot -> bot.title(turn.language())))
                .map(lists -> {
                    var earned = lists.getT1().stream()
                            .collect(Collectors.groupingBy(
                                    UserBadge::type,
                                    Collectors.mapping(
                                            badge -> lists.getT3()
                                                    .getOrDefault(badge.earnedInBot(), badge.earnedInBot()),
                                            Collectors.joining(", "))));
                    var lines = lists.getT2().stream()
                            .sorted(Comparator.comparing(badge -> !earned.containsKey(badge.type())))
                            .map(badge -> turn.html(
                                    earned.containsKey(badge.type()) ? "runtime.badge.earned" : "runtime.badge.locked",
                                    Map.of(
                                            "emoji", badge.emoji(),
                                            "title", badge.title(turn.language()),
                                            "description", badge.description(turn.language()),
                                            "bots", earned.getOrDefault(badge.type(), ""))))
                            .collect(Collectors.joining("\n"));
                    return Reply.html(turn.html("runtime.badges", Map.of("count", earned.size())) + "\n\n" + lines);
                });
    }

    private Mono<Reply> top(Turn turn) {
        return Mono.zip(
                        leaderboards.page(Board.OVERALL, BOARD_LINES, 0),
                        leaderboards.placeOf(turn.user().id(), Board.OVERALL))
                .map(board -> {
                    var lines = board.getT1().stream()
                            .map(line -> boardLine(turn, line))
                            .collect(Collectors.joining("\n"));
                    var own = turn.html(
                            "runtime.top.own",
                            Map.of(
                                    "position",
                                    board.getT2().position(),
                                    "total",
                                    board.getT2().total()));
                    return Reply.html(turn.text("runtime.top") + "\n\n" + lines + "\n\n" + own);
                });
    }

    private Mono<Reply> bots(Turn turn) {
        return bots.all().collectList().map(all -> {
            var rows = all.stream()
                    .filter(bot -> bot.username() != null
                            && !bot.name().equals(turn.bot().name()))
                    .map(bot -> List.of(
                            Button.url(bot.title(turn.language()), "https://t.me/" + bot.username() + "?start=bots")))
                    .toList();
            var reply = turn.say("runtime.bots").buttonRows(rows);
            return turn.user().role().isAdmin()
                    ? reply.buttons(turn.button("runtime.button.bots_admin", "admin:do:bots_admin"))
                    : reply;
        });
    }

    private Mono<Reply> help(Turn turn) {
        return Mono.fromSupplier(() -> {
            var own = modules.stream()
                    .map(BotModule::declare)
                    .filter(bot -> bot.name().equals(turn.bot().name()));
            // Spring leaves a bean out of what it is given, unless it is the only one of its kind.
            var ours = Stream.concat(shared.stream().map(SharedModule::declare), Stream.of(declaration))
                    .distinct();
            var lines = Stream.concat(own, ours)
                    .map(declared -> commandTexts(turn, declared))
                    .collect(Collectors.joining());
            return Reply.html(turn.html(
                            "runtime.help", Map.of("title", turn.bot().title(turn.language()))) + "\n\n" + lines);
        });
    }

    private static String commandTexts(Turn turn, BotDeclaration declared) {
        return declared.commands().keySet().stream()
                .filter(command -> turn.messages().has(turn.language(), declared.domain() + ".command." + command))
                .map(command -> "/" + command + " — " + turn.text(declared.domain() + ".command." + command) + "\n")
                .collect(Collectors.joining());
    }

    private static Reply settings(Turn turn) { // MB-115
        var hidden = turn.user().progress().hiddenFromLeaderboards();
        return turn.say("runtime.settings", Map.of("zone", turn.user().profile().timezone()))
                .buttons(Button.of("Русский", "language:ru"), Button.of("English", "language:en"))
                .buttons(turn.button(
                        hidden ? "runtime.show_me" : "runtime.hide_me", "visibility:" + (hidden ? "show" : "hide")))
                .buttons(turn.appButton("runtime.more_settings", "settings"));
    }

    private Mono<Reply> setLanguage(Turn turn) {
        return change(turn, "language_code", Language.of(turn.argument()).code());
    }

    private Mono<Reply> setVisibility(Turn turn) {
        return change(turn, "hide_from_leaderboard", turn.argument().equals("hide"));
    }

    private Mono<Reply> change(Turn turn, String column, Object value) {
        return users.change(turn.user().id(), new ProfileChange(Map.of(column, value)))
                .then(users.findById(turn.user().id()))
                .map(turn::withUser)
                .map(changed -> settings(changed).inPlace().and(Reply.toast(changed.text("runtime.saved"))));
    }

    private static String boardLine(Turn turn, Leaderboards.Line line) {
        var place = line.position() <= MEDALS.size() ? MEDALS.get((int) line.position() - 1) : line.position() + ".";
        return turn.html(
                line.userId().equals(turn.user().id()) ? "runtime.top.me" : "runtime.top.line",
                Map.of("place", place, "name", line.name(), "level", line.level(), "xp", line.xp()));
    }

    private static String nameOf(Turn turn) {
        var telegram = turn.user().telegram();
        var name = telegram == null ? null : telegram.firstName();
        return name == null ? turn.text("common.user") : name;
    }

    private static String bar(LevelScale scale, int level, long xp) {
        if (scale.isTop(level)) {
            return "▰".repeat(BAR_CELLS);
        }
        long from = scale.minXpOf(level);
        long to = scale.minXpOf(level + 1);
        int filled = Math.clamp((xp - from) * BAR_CELLS / Math.max(1, to - from), 0, BAR_CELLS);
        return "▰".repeat(filled) + "▱".repeat(BAR_CELLS - filled);
    }

    private static long nextXp(LevelScale scale, int level) {
        return scale.isTop(level) ? scale.minXpOf(level) : scale.minXpOf(level + 1);
    }

    private String moreLines(Turn turn, Facts facts) {
        return profileLines.stream()
                .flatMap(line -> line.of(turn, facts).stream())
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
