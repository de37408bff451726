package dev.krug.sandbox.page;

import dev.krug.sandbox.Chromium;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A fresh desk for each test, and one browser for all of a class. */
abstract class AtTheDesk {

    private static Chromium chromium;

    Desk desk;

    @BeforeAll
    static void launch() {
        chromium = new Chromium();
    }

    @AfterAll
    static void quit() {
        chromium.close();
    }

    @BeforeEach
    void sit() {
        desk = new Desk(chromium);
    }

    @AfterEach
    void stand() {
        desk.close();
    }
}
