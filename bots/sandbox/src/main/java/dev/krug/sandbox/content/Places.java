package dev.krug.sandbox.content;

import static dev.krug.sandbox.request.Parameter.number;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Locations and venues. */
final class Places {

    static final List<Parameter> POINT = List.of(
            number("latitude").required("wrong latitude specified").within(-90, 90, "wrong latitude specified"),
            number("longitude").required("wrong longitude specified").within(-180, 180, "wrong longitude specified"));

    private static final List<String> REST = List.of("live_period", "heading", "proximity_alert_radius");
    private static final List<String> VENUE_REST =
            List.of("foursquare_id", "foursquare_type", "google_place_id", "google_place_type");
    private static final int FOREVER = 0x7FFFFFFF;

    private Places() {}

    static ObjectNode location(Input input) {
        var content = Json.object();
        var location = point(input);
        if (input.has("horizontal_accuracy")) {
            location.put("horizontal_accuracy", input.number("horizontal_accuracy"));
        }
        long live = input.integer("live_period", FOREVER);
        if (live != FOREVER && (live < 60 || live > 86_400)) {
            throw Rejection.badRequest("wrong live location period specified");
        }
        REST.stream().filter(input::has).forEach(name -> location.put(name, input.integer(name)));
        content.set("location", location);
        return content;
    }

    static ObjectNode venue(Input input) {
        var content = Json.object();
        var venue = content.putObject("venue");
        venue.set("location", point(input));
        venue.put("title", input.string("title")).put("address", input.string("address"));
        VENUE_REST.stream().filter(input::has).forEach(name -> venue.put(name, input.string(name)));
        content.set("location", point(input)); // for clients that know no venues
        return content;
    }

    private static ObjectNode point(Input input) {
        return Json.object().put("latitude", input.number("latitude")).put("longitude", input.number("longitude"));
    }
}
