package dev.krug.users;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whose platform it is.
 *
 * @param ownerIds their Telegram ids; these people are superadmins whatever the store says
 */
@ConfigurationProperties("krug.rbac")
record OwnerSettings(@DefaultValue List<String> ownerIds) { // CORE-144, MB-801

    OwnerSettings {
        ownerIds =
                ownerIds.stream().map(String::strip).filter(id -> !id.isEmpty()).toList();
        for (var id : ownerIds) {
            if (!id.matches("[1-9][0-9]{0,17}")) {
                throw new IllegalArgumentException(
                        "krug.rbac.owner-ids (ADMIN_USER_IDS) must list Telegram ids like 123456789, not " + id);
            }
        }
    }

    List<Long> telegramIds() {
        return ownerIds.stream().map(Long::valueOf).toList();
    }

    boolean owns(User user) {
        var telegram = user.telegram();
        return telegram != null && ownerIds.contains(Long.toString(telegram.id()));
    }
}
