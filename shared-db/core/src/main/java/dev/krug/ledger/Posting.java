package dev.krug.ledger;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One movement of the ledger: its legs sum to zero in every asset.
 *
 * @param key names the movement over the whole platform; a second posting with it changes nothing
 * @param reverses the transaction that this one takes back
 */
public record Posting(
        String type, String key, List<Leg> legs, @Nullable UUID reverses, Map<String, Object> metadata) {

    /** A positive amount raises the account. */
    public record Leg(Account account, Money amount) {}

    public Posting {
        legs = List.copyOf(legs);
        var sums = legs.stream()
                .map(Leg::amount)
                .collect(Collectors.groupingBy(Money::asset, Collectors.summingLong(Money::minor)));
        if (sums.values().stream().anyMatch(sum -> sum != 0)) {
            throw new IllegalArgumentException("The legs of " + key + " do not sum to zero: " + sums);
        }
        var accounts = new HashSet<Account>();
        if (!legs.stream()
                .allMatch(leg -> accounts.add(leg.account())
                        && leg.account().asset() == leg.amount().asset())) {
            throw new IllegalArgumentException("The legs of " + key + " are of different accounts, each in its asset");
        }
    }

    /** The same, with a word of why for whoever reads the history. */
    public Posting because(String reason) {
        return new Posting(type, key, legs, reverses, Map.of("reason", reason));
    }

    /** The amount moves from one account to another. */
    public static Posting transfer(String type, String key, Account from, Account to, Money amount) {
        return new Posting(type, key, List.of(new Leg(from, amount.negated()), new Leg(to, amount)), null, Map.of());
    }
}
