package dev.krug.sandbox.botapi.method.settings;

import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.BotAccount.Profile;

final class SetMyName extends ProfileSetting {

    private static final int MAX_LENGTH = 64;

    SetMyName() {
        super(Profile.NAME, Parameter.string("name").within(0, MAX_LENGTH, "name is too long"));
    }
}
