package dev.krug.sandbox.botapi.method.settings;

import dev.krug.sandbox.world.BotAccount.Profile;

final class GetMyShortDescription extends ProfileReading {

    GetMyShortDescription() {
        super(Profile.SHORT_DESCRIPTION, "short_description");
    }
}
