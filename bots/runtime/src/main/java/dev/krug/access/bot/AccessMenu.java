package dev.krug.access.bot;

import dev.krug.access.Access;
import dev.krug.access.AccessType;
import dev.krug.access.BotChannel;
import dev.krug.access.BotChannels;
import dev.krug.access.Standing;
import dev.krug.access.Usage;
import dev.krug.runtime.AccessScreen;
import dev.krug.runtime.Beginnings;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The menu of access: what somebody has, and the ways to more. */
@Component
class AccessMenu implements AccessScreen { // MB-323

    private final Access access;
    private final BotChannels channels;
    private final Beginnings beginnings;
    private final Clock clock;

    AccessMenu(Access access, BotChannels channels, Beginnings beginnings, Clock clock) {
        this.access = access;
        this.channels = channels;
        this.beginnings = beginnings;
        this.clock = clock;
    }

    @Override
    public Mono<Reply> menu(Turn turn) {
        return Mono.zip(access.check(turn.user(), turn.bot().name()), channel(turn))
                .map(found -> menu(turn, found.getT1(), found.getT2()));
    }

    /** As somebody sees it who has nothing. */
    Mono<Reply> withoutAccess(Turn turn) { // MB-812
        return channel(turn).map(channel -> menu(turn, Standing.NOTHING, channel));
    }

    @Override
    public Mono<String> status(Turn turn) {
        return access.check(turn.user(), turn.bot().name()).map(standing -> line(turn, standing));
    }

    private String line(Turn turn, Standing standing) {
        return StatusLine.of(turn, standing, clock.instant());
    }

    private Mono<Optional<BotChannel>> channel(Turn turn) {
        return channels.of(turn.bot().name()).map(Optional::of).defaultIfEmpty(Optional.empty());
    }

    private Reply menu(Turn turn, Standing standing, Optional<BotChannel> channel) {
        var text = turn.html("access.menu", Map.of("status", line(turn, standing)));
        var reply = Reply.html(standing.right().isGiven() ? text : text + "\n\n" + ways(turn, channel));
        var beginning =
                beginnings.button(turn).filter(button -> standing.right().isGiven());
        if (beginning.isPresent()) {
            reply = reply.buttons(beginning.get());
        }
        return reply.buttons(
                        turn.button("access.button.tariffs", "payment:show_tariffs"),
                        turn.button("access.button.free", "payment:free_access"))
                .buttons(
                        turn.button("access.button.promo", "payment:enter_promo"),
                        turn.button("access.button.how", "payment:how_it_works"))
                .buttons(
                        turn.button("access.button.usage", "payment:my_stats"),
                        turn.button("access.button.close", "payment:close"))
                .buttons(turn.appButton("access.button.app", "access"));
    }

    private static String ways(Turn turn, Optional<BotChannel> channel) {
        var ways = new ArrayList<>(List.of(turn.text("access.ways")));
        channel.ifPresent(known -> ways.add(turn.html("access.ways.channel", Map.of("count", known.bonusTrainings()))));
        ways.add(turn.text("access.ways.promo"));
        ways.add(turn.text("access.ways.plans"));
        return String.join("\n", ways);
    }

    Mono<Reply> usage(Turn turn) {
        return access.usage(turn.user().id())
                .map(usage -> Reply.html(text(turn, usage))
                        .buttons(turn.button("access.button.menu", "payment:back_to_menu"))
                        .inPlace());
    }

    private static String text(Turn turn, Usage usage) {
        var head = turn.html("access.usage", Map.of("count", usage.total(), "month", usage.lastMonth()));
        var lines = Arrays.stream(AccessType.values())
                .filter(usage.byType()::containsKey)
                .map(type -> turn.html(
                        "access.usage." + type.code(),
                        Map.of("count", usage.byType().get(type))))
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? head : head + "\n\n" + lines;
    }
}
