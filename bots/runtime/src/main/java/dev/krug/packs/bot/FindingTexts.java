package dev.krug.packs.bot;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.i18n.Messages;
import dev.krug.packs.Finding;
import dev.krug.runtime.OutgoingFile;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Findings as sentences: a few in the message, many in a file. */
final class FindingTexts {

    private static final int MOST_IN_A_MESSAGE = 8;
    // Well below the 4096 of a message, since the rest of it wants room too.
    private static final int MOST_CHARACTERS = 3000;

    private FindingTexts() {}

    /** The message with the findings below it. */
    static Reply below(Turn turn, String html, List<Finding> findings) {
        var blocks = findings.stream().map(finding -> html(turn, finding)).toList();
        var shown = new ArrayList<String>();
        int length = 0;
        for (var block : blocks.subList(0, Math.min(blocks.size(), MOST_IN_A_MESSAGE))) {
            length += block.length();
            if (length <= MOST_CHARACTERS) {
                shown.add(block);
            }
        }
        var text = html + "\n\n" + String.join("\n\n", shown);
        return shown.size() == findings.size()
                ? Reply.html(text.strip())
                : Reply.html(text.strip()).and(Reply.file(report(turn, findings), turn.text("packs.report")));
    }

    private static OutgoingFile report(Turn turn, List<Finding> findings) {
        var lines = findings.stream()
                .map(finding -> place(turn, finding, " · ") + "\n" + sentence(turn, finding))
                .collect(Collectors.joining("\n\n", "", "\n"));
        return OutgoingFile.of(OutgoingFile.Kind.DOCUMENT, "pack-report.txt", "text/plain", lines.getBytes(UTF_8));
    }

    private static String html(Turn turn, Finding finding) {
        return "<b>" + Messages.escape(place(turn, finding, " · ")) + "</b>\n"
                + turn.html(finding.textKey(), finding.arguments());
    }

    /** Line and column, pointer and code, as far as there are any. */
    private static String place(Turn turn, Finding finding, String between) {
        var parts = new ArrayList<String>();
        if (finding.at().isKnown()) {
            parts.add(turn.messages()
                    .text(
                            turn.language(),
                            "packs.place",
                            Map.of(
                                    "line", finding.at().line(),
                                    "column", finding.at().column())));
        }
        if (!finding.pointer().isEmpty()) {
            parts.add(finding.pointer());
        }
        parts.add(finding.code());
        return String.join(between, parts);
    }

    private static String sentence(Turn turn, Finding finding) {
        return turn.messages().text(turn.language(), finding.textKey(), finding.arguments());
    }
}
