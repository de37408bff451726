package dev.krug.sandbox.control;

import static dev.krug.sandbox.request.Parameter.bool;
import static dev.krug.sandbox.request.Parameter.integer;
import static dev.krug.sandbox.request.Parameter.string;

import dev.krug.sandbox.content.ProfilePhotos;
import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Person;
import dev.krug.sandbox.world.Views;
import dev.krug.sandbox.world.World;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Users: who there is, new ones, changes. */
record PeopleOperations(World world) {

    private static final Parameter ID = integer("id").required();
    private static final Parameter NAME = string("first_name").within(1, 64, "first_name must have 1-64 characters");
    private static final List<Parameter> REST = List.of(
            string("last_name").within(0, 64, "last_name must have at most 64 characters"),
            string("username"),
            string("language_code").within(2, 8, "language_code must have 2-8 characters"),
            bool("is_premium"),
            string("photo").within(0, 16, "photo must be one emoji"),
            string("phone_number").within(0, 15, "phone_number must have at most 15 digits"),
            bool("deleted"));

    List<Operation> all() {
        return List.of(
                Operation.get("/users", "All users", List.of(), this::list),
                Operation.post("/users", "A new user", with(NAME.required(), REST), this::create),
                Operation.patch("/users/{id}", "Changes a user", with(ID, with(NAME, REST)), this::change),
                Operation.post(
                        "/users/{id}/photo",
                        "Uploads a profile picture",
                        List.of(ID, Parameter.file("picture").required()),
                        this::photo));
    }

    private static List<Parameter> with(Parameter first, List<Parameter> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    private JsonNode list(Input input) {
        var all = Json.array();
        world.people().all().forEach(person -> all.add(view(person)));
        return all;
    }

    private JsonNode create(Input input) {
        var person = new Person(
                world.people().newId(),
                input.string("first_name"),
                text(input, "last_name", null),
                username(input, null),
                input.string("language_code", "en"),
                input.bool("is_premium"),
                text(input, "photo", null),
                input.string("phone_number", "10000000000"),
                false);
        return view(world.people().put(person));
    }

    private JsonNode change(Input input) {
        var person = world.people().find(input.integer("id"));
        if (person == null) {
            throw Rejection.notFound("user not found");
        }
        var changed = new Person(
                person.id(),
                input.string("first_name", person.firstName()),
                text(input, "last_name", person.lastName()),
                username(input, person.username()),
                input.string("language_code", person.language()),
                input.has("is_premium") ? input.bool("is_premium") : person.premium(),
                text(input, "photo", person.photo()),
                input.string("phone_number", person.phone()),
                input.has("deleted") ? input.bool("deleted") : person.deleted());
        var now = world.people().put(changed);
        if (now.deleted() && !person.deleted()) {
            world.members().leaveAll(now.id());
        }
        return view(now);
    }

    private JsonNode photo(Input input) {
        var person = world.people().find(input.integer("id"));
        var upload = input.upload("picture");
        if (person == null || upload == null) {
            throw Rejection.notFound("user or picture not found");
        }
        var file = ProfilePhotos.add(world, person, upload);
        return Json.object().put("user", world.people().put(person).id()).put("file_id", file.id());
    }

    private @Nullable String username(Input input, @Nullable String before) {
        var name = text(input, "username", before);
        if (name != null && !name.equalsIgnoreCase(before)) {
            if (!name.matches("[A-Za-z][A-Za-z0-9_]{3,31}")) {
                throw Rejection.badRequest("username must have 4-32 letters, digits and underscores");
            }
            if (world.people().isTaken(name)) {
                throw Rejection.conflict("username is taken");
            }
        }
        return name;
    }

    private static @Nullable String text(Input input, String name, @Nullable String before) {
        var value = input.optional(name);
        if (value == null) {
            return before;
        }
        return value.isBlank() ? null : value;
    }

    private ObjectNode view(Person person) {
        var json = Views.person(person);
        var pictures = world.profilePhotos(person.id());
        if (!pictures.isEmpty()) {
            json.put("picture", pictures.getFirst());
        }
        return json.put("photo", person.photo())
                .put("phone_number", person.phone())
                .put("deleted", person.deleted());
    }
}
