package dev.krug.sandbox.botapi.method.sending;

import dev.krug.sandbox.botapi.method.Sending;
import dev.krug.sandbox.content.Kinds;

final class SendDice extends Sending {

    SendDice() {
        super(Kinds.DICE);
    }
}
