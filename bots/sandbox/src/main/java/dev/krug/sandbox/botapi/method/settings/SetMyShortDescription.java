package dev.krug.sandbox.botapi.method.settings;

import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.BotAccount.Profile;

final class SetMyShortDescription extends ProfileSetting {

    private static final int MAX_LENGTH = 120;

    SetMyShortDescription() {
        super(
                Profile.SHORT_DESCRIPTION,
                Parameter.string("short_description").within(0, MAX_LENGTH, "short_description is too long"));
    }
}
