package dev.krug.challenges;

import dev.krug.packs.Pack;
import java.util.List;

/** A checked pack of templates. */
record ChallengePack(String code, String version, List<ChallengeTemplate> templates) implements Pack {

    @Override
    public int size() {
        return templates.size();
    }
}
