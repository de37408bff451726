package dev.krug.badges;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongBinaryOperator;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/** Reads {@code or}, {@code and}, {@code not}, comparisons, sums and parentheses, by descent. */
final class ConditionParser {

    private static final int MAX_LENGTH = 200;
    private static final int MAX_DIGITS = 9;
    private static final Pattern TOKEN =
            Pattern.compile("\\s*+(?:([0-9]++)|([A-Za-z_][A-Za-z0-9_]*+)|(==|!=|>=|<=|>|<|[-+()]))\\s*+");

    private final List<String> tokens = new ArrayList<>();
    private final Set<String> variables;
    private int at;

    ConditionParser(String text, Set<String> variables) {
        this.variables = variables;
        if (text.length() > MAX_LENGTH) {
            throw new BadCondition("A condition has at most " + MAX_LENGTH + " characters");
        }
        var matcher = TOKEN.matcher(text);
        int end = 0;
        while (matcher.lookingAt()) {
            tokens.add(matcher.group().strip());
            end = matcher.end();
            matcher.region(end, text.length());
        }
        if (end != text.length() || tokens.isEmpty()) {
            throw new BadCondition("Not understood at character " + (end + 1));
        }
    }

    Predicate<Map<String, Long>> parse() {
        var condition = or();
        if (at != tokens.size()) {
            throw new BadCondition("Not expected: " + peek());
        }
        return condition;
    }

    private Predicate<Map<String, Long>> or() {
        var left = and();
        while (take("or")) {
            left = left.or(and());
        }
        return left;
    }

    private Predicate<Map<String, Long>> and() {
        var left = not();
        while (take("and")) {
            left = left.and(not());
        }
        return left;
    }

    private Predicate<Map<String, Long>> not() {
        return take("not") ? not().negate() : comparison();
    }

    /** A parenthesis may open a condition or a sum; which one is seen by trying, with the place remembered. */
    private Predicate<Map<String, Long>> comparison() {
        if (peek().equals("(") && !opensSum()) {
            at++;
            var inner = or();
            expect(")");
            return inner;
        }
        var left = sum();
        var operator = next();
        var right = sum();
        return switch (operator) {
            case "==" -> counters -> left.applyAsLong(counters) == right.applyAsLong(counters);
            case "!=" -> counters -> left.applyAsLong(counters) != right.applyAsLong(counters);
            case ">=" -> counters -> left.applyAsLong(counters) >= right.applyAsLong(counters);
            case "<=" -> counters -> left.applyAsLong(counters) <= right.applyAsLong(counters);
            case ">" -> counters -> left.applyAsLong(counters) > right.applyAsLong(counters);
            case "<" -> counters -> left.applyAsLong(counters) < right.applyAsLong(counters);
            default -> throw new BadCondition("A comparison is expected, not " + operator);
        };
    }

    /** A parenthesis without any comparison or logic inside holds a sum. */
    private boolean opensSum() {
        int depth = 0;
        for (int i = at; i < tokens.size(); i++) {
            var token = tokens.get(i);
            depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
            if (depth == 0) {
                return true;
            }
            if ("==!=>=<=".contains(token) || token.equals("and") || token.equals("or") || token.equals("not")) {
                return false;
            }
        }
        throw new BadCondition("A parenthesis is not closed");
    }

    private ToLongFunction<Map<String, Long>> sum() {
        var left = number();
        while (peek().equals("+") || peek().equals("-")) {
            left = join(left, next().equals("+") ? Long::sum : (a, b) -> a - b, number());
        }
        return left;
    }

    private static ToLongFunction<Map<String, Long>> join(
            ToLongFunction<Map<String, Long>> left,
            LongBinaryOperator operator,
            ToLongFunction<Map<String, Long>> right) {
        return counters -> operator.applyAsLong(left.applyAsLong(counters), right.applyAsLong(counters));
    }

    private ToLongFunction<Map<String, Long>> number() {
        if (take("(")) {
            var inner = sum();
            expect(")");
            return inner;
        }
        var token = next();
        if (Character.isDigit(token.charAt(0))) {
            if (token.length() > MAX_DIGITS) {
                throw new BadCondition("The number is too large: " + token);
            }
            long value = Long.parseLong(token);
            return counters -> value;
        }
        if (!variables.contains(token)) {
            throw new BadCondition("Unknown name: " + token);
        }
        return counters -> counters.getOrDefault(token, 0L);
    }

    private String peek() {
        return at < tokens.size() ? tokens.get(at) : "";
    }

    private String next() {
        if (at == tokens.size()) {
            throw new BadCondition("The condition ends too early");
        }
        return tokens.get(at++);
    }

    private boolean take(String token) {
        if (peek().equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw new BadCondition("Expected: " + token);
        }
    }
}
