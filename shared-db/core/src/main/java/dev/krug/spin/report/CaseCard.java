package dev.krug.spin.report;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.spin.cases.ClientCase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The card that opens a training, in Telegram's HTML. */
public final class CaseCard {

    private final Messages messages;

    public CaseCard(Messages messages) {
        this.messages = messages;
    }

    public String render(ClientCase open, Language language) { // MB-414
        return String.join("\n", lines(open, language));
    }

    private List<String> lines(ClientCase open, Language language) {
        var invitation = "\n" + messages.text(language, "spin.card.invitation");
        if (open.company().isEmpty()) {
            return List.of(Messages.escape(open.situation()), invitation);
        }
        var facts = facts(open);
        var lines = new ArrayList<String>();
        lines.add(messages.html(language, "spin.card.role", facts));
        lines.add(messages.html(language, "spin.card.company", facts));
        if (!open.region().isEmpty() && !open.namesRegionInCompany()) {
            lines.add(messages.html(language, "spin.card.region", facts));
        }
        lines.add(messages.html(language, "spin.card.product", facts));
        lines.add("\n" + messages.text(language, "spin.card.situation"));
        lines.add(messages.html(language, "spin.card.need", facts));
        lines.add(messages.html(language, "spin.card.suppliers", facts));
        lines.add(messages.html(language, "spin.card.urgency", facts));
        lines.add(messages.html(language, "spin.card.specifics", facts));
        lines.add(invitation);
        return lines;
    }

    private static Map<String, Object> facts(ClientCase open) {
        var facts = new HashMap<String, Object>();
        facts.put("position", open.position());
        facts.put("company", open.company());
        facts.put("size", open.companySize());
        facts.put("region", open.region());
        facts.put("product", open.product());
        facts.put("description", open.productDescription());
        facts.put("volume", open.volume());
        facts.put("frequency", open.frequency());
        facts.put("suppliers", open.suppliers());
        facts.put("urgency", open.urgency());
        facts.put("situation", open.situation());
        return facts;
    }
}
