package dev.krug.sandbox.botapi.method.settings;

import dev.krug.sandbox.world.BotAccount.Profile;

final class GetMyDescription extends ProfileReading {

    GetMyDescription() {
        super(Profile.DESCRIPTION, "description");
    }
}
