package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Parameter;
import java.util.List;
import java.util.stream.Stream;

/** A method about one chat: takes {@code chat_id} and what else it declares. */
public abstract class ChatMethod implements Method {

    private final List<Parameter> parameters;

    protected ChatMethod(Parameter... own) {
        parameters = Stream.concat(Stream.of(Targets.CHAT), Stream.of(own)).toList();
    }

    @Override
    public final List<Parameter> parameters() {
        return parameters;
    }
}
