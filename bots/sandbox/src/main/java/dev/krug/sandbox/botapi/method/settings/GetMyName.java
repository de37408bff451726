package dev.krug.sandbox.botapi.method.settings;

import dev.krug.sandbox.world.BotAccount.Profile;

final class GetMyName extends ProfileReading {

    GetMyName() {
        super(Profile.NAME, "name");
    }
}
