package dev.krug.sandbox.botapi.method.settings;

import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.BotAccount.Profile;

final class SetMyDescription extends ProfileSetting {

    private static final int MAX_LENGTH = 512;

    SetMyDescription() {
        super(Profile.DESCRIPTION, Parameter.string("description").within(0, MAX_LENGTH, "description is too long"));
    }
}
