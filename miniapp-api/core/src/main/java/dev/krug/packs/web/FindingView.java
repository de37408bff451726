package dev.krug.packs.web;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.packs.Finding;

/** What is to be said of one place of a file; lines and columns count from 1, 0 means the whole file. */
record FindingView(String pointer, int line, int column, String code, String message) {

    static FindingView of(Finding finding, Messages messages, Language language) {
        return new FindingView(
                finding.pointer(),
                finding.at().line(),
                finding.at().column(),
                finding.code(),
                messages.text(language, finding.textKey(), finding.arguments()));
    }
}
