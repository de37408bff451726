package dev.krug.access.bot;

import dev.krug.runtime.AdminDeclaration;
import dev.krug.runtime.AdminSection;
import org.springframework.stereotype.Component;

/** {@code /test_new_user}: what somebody without access sees first. */
@Component
class NewcomerSection implements AdminSection { // MB-812

    private final AccessMenu menu;

    NewcomerSection(AccessMenu menu) {
        this.menu = menu;
    }

    @Override
    public AdminDeclaration declare() {
        return AdminDeclaration.hidden().command("test_new_user", menu::withoutAccess);
    }
}
