package dev.krug.spin;

import dev.krug.spin.cases.ClientCase;
import dev.krug.spin.cases.HiddenFacts;
import java.util.LinkedHashMap;
import java.util.Map;

/** A case as JSON, the open facts apart from the hidden ones. */
final class CaseJson {

    private CaseJson() {}

    static Map<String, Object> write(ClientCase open) {
        var json = new LinkedHashMap<String, Object>();
        json.put("key", open.key());
        json.put("position", open.position());
        json.put("company", open.company());
        json.put("company_size", open.companySize());
        json.put("region", open.region());
        json.put("product_id", open.productId());
        json.put("product", open.product());
        json.put("product_description", open.productDescription());
        json.put("volume", open.volume());
        json.put("frequency", open.frequency());
        json.put("suppliers_count", open.suppliers());
        json.put("urgency", open.urgency());
        json.put("activity", open.activity());
        json.put("situation", open.situation());
        return json;
    }

    static ClientCase read(JsonMap json, String text) {
        return new ClientCase(
                json.text("key"),
                json.text("position"),
                json.has("company") ? json.text("company") : json.text("client"),
                json.text("company_size"),
                json.text("region"),
                json.count("product_id"),
                json.text("product"),
                json.text("product_description"),
                json.text("volume"),
                json.text("frequency"),
                json.count("suppliers_count"),
                json.text("urgency"),
                json.text("activity"),
                json.has("situation") ? json.text("situation") : text);
    }

    static Map<String, Object> write(HiddenFacts hidden) {
        return Map.of("situation_type", hidden.situationType(), "a", hidden.a(), "b", hidden.b());
    }

    static HiddenFacts readHidden(JsonMap json) {
        return new HiddenFacts(json.text("situation_type"), json.count("a"), json.count("b"));
    }
}
