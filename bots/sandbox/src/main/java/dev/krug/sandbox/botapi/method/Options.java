package dev.krug.sandbox.botapi.method;

import static dev.krug.sandbox.request.Parameter.bool;
import static dev.krug.sandbox.request.Parameter.integer;
import static dev.krug.sandbox.request.Parameter.object;
import static dev.krug.sandbox.request.Parameter.string;

import dev.krug.sandbox.request.Parameter;
import java.util.List;

/** Parameters that many methods share. What nobody can see here (effects, topics, payments) is read and left alone. */
public final class Options {

    public static final Parameter BUSINESS = string("business_connection_id");

    /** Of everything that arrives in a chat. */
    public static final List<Parameter> ARRIVAL = List.of(
            integer("message_thread_id"),
            integer("direct_messages_topic_id"),
            bool("disable_notification"),
            bool("protect_content"));

    /** Of a single new message. */
    public static final List<Parameter> MESSAGE = List.of(
            bool("allow_paid_broadcast"),
            string("message_effect_id"),
            object("suggested_post_parameters"),
            object("reply_parameters"),
            integer("reply_to_message_id"),
            bool("allow_sending_without_reply"));

    private Options() {}
}
