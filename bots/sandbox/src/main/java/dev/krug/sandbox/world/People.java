package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Rejection;
import java.util.Collection;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The users. Guarded by the lock of the {@link World}. */
public final class People {

    private final World world;

    People(World world) {
        this.world = world;
    }

    public Collection<Person> all() {
        return world.state().people.values();
    }

    public Person get(long id) {
        var person = find(id);
        if (person == null) {
            throw Rejection.badRequest("user not found");
        }
        return person;
    }

    public @Nullable Person find(long id) {
        return world.state().people.get(id);
    }

    public Person put(Person person) {
        world.state().people.put(person.id(), person);
        world.events().publish("people", 0, Views.person(person));
        return person;
    }

    /** An id that neither a user nor a bot has. */
    public long newId() {
        long id = Ids.account();
        return find(id) != null || world.bots().find(id) != null ? newId() : id;
    }

    /** Whether a user, a bot or a group has this username; names have no case. */
    public boolean isTaken(String username) {
        var name = username.toLowerCase(Locale.ROOT);
        return world.bots().named(username) != null
                || world.chats().named(username) != null
                || all().stream()
                        .anyMatch(person -> person.username() != null
                                && person.username().toLowerCase(Locale.ROOT).equals(name));
    }
}
