package dev.krug.sandbox.platform;

import dev.krug.runtime.BotDeclaration;
import dev.krug.runtime.BotModule;
import dev.krug.runtime.Handler;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.users.ProfileChange;
import dev.krug.users.Users;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

@Component
class HelloBot implements BotModule {

    private final Users users;

    HelloBot(Users users) {
        this.users = users;
    }

    @Override
    public BotDeclaration declare() {
        return BotDeclaration.named("hello_bot", "hello")
                .command("start", Handler.plain(this::greet))
                .command(
                        "name", Handler.plain(turn -> turn.say("hello.ask_name").enter("name", Map.of())))
                .button("count", Handler.plain(this::count))
                .step("name", this::rename)
                .text(Handler.plain(turn -> turn.say("hello.echo", Map.of("text", turn.text()))));
    }

    private Reply greet(Turn turn) {
        return turn.say("hello.greeting").buttons(turn.button("hello.count", "count:1"));
    }

    private Reply count(Turn turn) {
        int next = Integer.parseInt(turn.argument()) + 1;
        return turn.say("hello.counted", Map.of("count", turn.argument()))
                .buttons(turn.button("hello.count", "count:" + next))
                .inPlace();
    }

    private Mono<Reply> rename(Turn turn) {
        var change = new ProfileChange(Map.of("display_name", turn.text()));
        return users.change(turn.user().id(), change)
                .thenReturn(turn.say("hello.renamed").leave());
    }
}
