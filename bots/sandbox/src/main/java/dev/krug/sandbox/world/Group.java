package dev.krug.sandbox.world;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Who is in a group, supergroup or channel, and who may join it how. Guarded by the lock of the {@link World}. */
public final class Group {

    static final String PLAIN = "group";
    static final String CHANNEL = "channel";

    private String type = PLAIN;
    private String title = "";
    private @Nullable String username;
    private String description = "";
    private Map<Long, Member> roster = new LinkedHashMap<>();
    private ObjectNode permissions = Permissions.all();
    private Map<String, InviteLink> links = new LinkedHashMap<>();
    private Map<Long, JoinRequest> requests = new LinkedHashMap<>();
    private long migratedTo;

    Group() {}

    Group(String type, String title, @Nullable String username) {
        this.type = type;
        this.title = title;
        this.username = username;
    }

    public String type() {
        return type;
    }

    public boolean isChannel() {
        return type.equals(CHANNEL);
    }

    /** A group that has not become a supergroup. */
    public boolean isPlain() {
        return type.equals(PLAIN);
    }

    public String title() {
        return title;
    }

    void title(String value) {
        title = value;
    }

    public @Nullable String username() {
        return username;
    }

    public String description() {
        return description;
    }

    public void description(String value) {
        description = value;
    }

    /** Everyone who is or was in it. */
    public Collection<Member> roster() {
        return roster.values();
    }

    public Member member(long id) {
        return roster.getOrDefault(id, Member.left(id));
    }

    public boolean knows(long id) {
        return roster.containsKey(id);
    }

    void put(Member member) {
        roster.put(member.id(), member);
    }

    /** What members may do who are not administrators. */
    public ObjectNode permissions() {
        return permissions;
    }

    public void permissions(ObjectNode value) {
        permissions = value;
    }

    /** Whether somebody may do what is not only for administrators. */
    public boolean allows(long id, String permission) {
        var member = member(id);
        return switch (member.status()) {
            case CREATOR, ADMINISTRATOR -> true;
            case RESTRICTED ->
                member.isIn()
                        && member.rights() != null
                        && member.rights().path(permission).asBoolean(false);
            case MEMBER -> permissions.path(permission).asBoolean(false);
            case LEFT, KICKED -> false;
        };
    }

    /** Invite links by their address. */
    public Map<String, InviteLink> links() {
        return links;
    }

    /** Who asks to join, by user. */
    public Map<Long, JoinRequest> requests() {
        return requests;
    }

    /** The supergroup that it has become; 0 if none. */
    public long migratedTo() {
        return migratedTo;
    }

    /** This group as a supergroup; the old one keeps only the way to it. */
    Group upgraded() {
        var next = new Group("supergroup", title, username);
        next.description = description;
        next.permissions = permissions;
        next.roster.putAll(roster);
        return next;
    }

    void migratedTo(long id) {
        migratedTo = id;
    }
}
