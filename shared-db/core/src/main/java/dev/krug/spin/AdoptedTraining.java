package dev.krug.spin;

import dev.krug.i18n.Language;
import dev.krug.imports.SessionAdoption;
import dev.krug.spin.cases.HiddenFacts;
import dev.krug.spin.scenario.Scenario;
import dev.krug.spin.text.Numbers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A training of an older trainer goes on when its case tells enough; what only the client knows is drawn anew. */
@Component
class AdoptedTraining implements SessionAdoption { // MB-907

    private static final int MOST_DRAWS = 50;

    private final TrainingMethod method;
    private final Scenario scenario;
    private final Clock clock;

    AdoptedTraining(TrainingMethods methods, Scenario scenario, Clock clock) {
        this.method = methods.of(scenario);
        this.scenario = scenario;
        this.clock = clock;
    }

    @Override
    public String botName() {
        return SpinTrainings.BOT;
    }

    @Override
    public Map<String, Object> adopt(long telegramId, Map<String, Object> session) {
        var adopted = new LinkedHashMap<>(session);
        var old = new JsonMap(session);
        var open = flat(old.object("case_data"));
        var isRunning = ChatState.of(old.textOrNull("chat_state")) == ChatState.TRAINING_ACTIVE;
        if (!isRunning || !isComplete(open)) {
            adopted.put("chat_state", ChatState.WAITING_START.code());
            return adopted;
        }
        adopted.put("chat_state", ChatState.TRAINING_ACTIVE.code());
        adopted.put("case_data", open);
        adopted.putIfAbsent("training_id", training(telegramId).toString());
        adopted.putIfAbsent("started_at", clock.instant().toString());
        adopted.put("last_activity_at", clock.instant().toString());
        adopted.putIfAbsent("_seed", Long.toString(telegramId));
        adopted.put("_hidden", hidden(telegramId, old, open));
        return adopted;
    }

    private static UUID training(long telegramId) {
        return UUID.nameUUIDFromBytes(("json-import:" + telegramId).getBytes(StandardCharsets.UTF_8));
    }

    /** The older trainer kept the company and the product as objects. */
    private static Map<String, Object> flat(JsonMap old) {
        var open = new LinkedHashMap<String, Object>(old.values());
        var company = old.object("company");
        var product = old.object("product");
        put(open, "company", company.text("type"));
        put(open, "company_size", company.text("size"));
        put(open, "product", product.text("name"));
        put(open, "product_description", product.text("description"));
        put(open, "volume", product.text("volume"));
        if (old.values().get("volume") instanceof Number number) {
            open.put("volume", number.toString());
        }
        return open;
    }

    private static void put(Map<String, Object> open, String key, String text) {
        if (!text.isBlank()) {
            open.put(key, text);
        }
    }

    private static boolean isComplete(Map<String, Object> open) {
        return List.of("position", "company", "product", "volume").stream()
                .allMatch(key -> open.get(key) instanceof String text && !text.isBlank());
    }

    private Map<String, Object> hidden(long telegramId, JsonMap old, Map<String, Object> open) {
        var kept = CaseJson.readHidden(old.object("_hidden"));
        return CaseJson.write(kept.situationType().isEmpty() ? drawn(telegramId, open) : kept);
    }

    /** Numbers that an open fact would not give away. */
    private HiddenFacts drawn(long telegramId, Map<String, Object> open) {
        var told = Numbers.in(open.values().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        var drawn = draw(telegramId);
        for (int draw = 1; draw < MOST_DRAWS && isTold(drawn, told); draw++) {
            drawn = draw(telegramId + draw);
        }
        return drawn;
    }

    private HiddenFacts draw(long seed) {
        return method.draw(scenario, seed, Language.RU, List.of()).hidden();
    }

    private static boolean isTold(HiddenFacts drawn, Iterable<String> told) {
        for (var number : told) {
            if (number.equals(Integer.toString(drawn.a())) || number.equals(Integer.toString(drawn.b()))) {
                return true;
            }
        }
        return false;
    }
}
