package dev.krug.sandbox.content;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.world.Person;
import dev.krug.sandbox.world.World;
import tools.jackson.databind.node.ObjectNode;

/** Phone contacts. */
public final class Contacts {

    private Contacts() {}

    static ObjectNode read(World world, Input input) {
        var content = Json.object();
        var contact = content.putObject("contact")
                .put("phone_number", input.string("phone_number"))
                .put("first_name", input.string("first_name"));
        for (var name : new String[] {"last_name", "vcard"}) {
            if (input.has(name)) {
                contact.put(name, input.string(name));
            }
        }
        var digits = input.string("phone_number").replaceAll("\\D", "");
        world.people().all().stream()
                .filter(person -> person.phone().equals(digits))
                .findFirst()
                .ifPresent(person -> contact.put("user_id", person.id()));
        return content;
    }

    /** What a person sends who shares the own number. */
    public static ObjectNode own(Person person) {
        var content = Json.object();
        var contact =
                content.putObject("contact").put("phone_number", person.phone()).put("first_name", person.firstName());
        if (person.lastName() != null) {
            contact.put("last_name", person.lastName());
        }
        contact.put("user_id", person.id());
        return content;
    }
}
