package dev.krug.spin.cases;

/** What the trainee may see of a case, in the language of the training. Empty texts are unknown. */
public record ClientCase(
        String key,
        String position,
        String company,
        String companySize,
        String region,
        int productId,
        String product,
        String productDescription,
        String volume,
        String frequency,
        int suppliers,
        String urgency,
        String activity,
        String situation) {

    /** A case that is told in one text. */
    public static ClientCase ofText(String key, String text) {
        return new ClientCase(key, "", "", "", "", 0, "", "", "", "", 0, "", "", text);
    }

    /** The region says nothing new when the company's name holds it. */
    public boolean namesRegionInCompany() {
        return !region.isEmpty() && company.contains(region);
    }
}
