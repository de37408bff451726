package dev.krug.spin.voice;

import dev.krug.i18n.Messages;
import dev.krug.spin.cases.CaseFacts;
import dev.krug.spin.scenario.Scenario;
import dev.krug.spin.scenario.Scenario.QuestionType;
import dev.krug.spin.text.QuestionWords;
import dev.krug.spin.text.Repeats;
import dev.krug.spin.voice.Feedback.Advice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A mentor who weighs form, listening and order of the questions. */
public final class RuleMentor implements Mentor { // MB-428

    private static final int BASE = 50;
    private static final int MAX_WORDS = 30;
    private static final List<String> TIES = List.of("implication", "need_payoff", "problem", "situational");

    private final Messages messages;
    private final Phrases phrases;

    public RuleMentor(Messages messages) {
        this.messages = messages;
        this.phrases = new Phrases(messages);
    }

    @Override
    public Feedback feedback(Turn turn, String question, String type, boolean contextual) {
        var criteria = criteria(turn, question, type, contextual);
        int correctness = BASE + criteria.stream().mapToInt(Criterion::points).sum();
        var advice = criteria.stream()
                .filter(criterion -> !criterion.met())
                .findFirst()
                .map(Criterion::advice)
                .orElse(Advice.PRAISE);
        var next = next(turn, type);
        return new Feedback(
                Math.clamp(correctness, 0, 100),
                advice,
                messages.text(turn.language(), "spin.advice." + advice.name().toLowerCase(Locale.ROOT)),
                next.id(),
                example(turn, question, next));
    }

    /** What it brings if met, and what it costs if not. */
    private record Criterion(Advice advice, boolean met, int gain, int cost) {
        int points() {
            return met ? gain : -cost;
        }
    }

    private static List<Criterion> criteria(Turn turn, String question, String type, boolean contextual) {
        long marks = question.chars().filter(c -> c == '?').count();
        return List.of(
                new Criterion(Advice.ASK, marks > 0 && QuestionWords.hasQuestionWord(question), 15, 0),
                new Criterion(Advice.LISTEN, contextual, 15, 0),
                new Criterion(Advice.OPEN, QuestionWords.isOpen(question), 10, 0),
                new Criterion(Advice.ORDER, keepsOrder(turn, type), 10, 0),
                new Criterion(Advice.SHORTER, QuestionWords.countWords(question) <= MAX_WORDS, 0, 10),
                new Criterion(Advice.ONE_AT_A_TIME, marks < 2, 0, 10),
                new Criterion(Advice.FEWER_FACTS, !hasTooManyFacts(turn, type), 0, 15));
    }

    private static boolean keepsOrder(Turn turn, String type) {
        int order = turn.scenario().order(type);
        return turn.earlier().stream().allMatch(said -> turn.scenario().order(said.type()) <= order);
    }

    private static boolean hasTooManyFacts(Turn turn, String type) {
        var types = turn.scenario().types();
        return types.size() > 1
                && type.equals(types.getFirst().id())
                && turn.count(type) + 1 > 2 * turn.count(types.get(1).id()) + 1;
    }

    /** The first type that is missing so far, else the least used. */
    private static QuestionType next(Turn turn, String type) {
        var counts = new LinkedHashMap<String, Integer>();
        turn.scenario().types().forEach(known -> counts.put(known.id(), turn.count(known.id())));
        counts.merge(type, 1, Integer::sum);
        return turn.scenario().types().stream()
                .filter(known -> counts.getOrDefault(known.id(), 0) == 0)
                .findFirst()
                .orElseGet(() -> leastUsed(turn.scenario(), counts));
    }

    private static QuestionType leastUsed(Scenario scenario, Map<String, Integer> counts) {
        return scenario.types().stream()
                .min(Comparator.<QuestionType>comparingInt(type -> counts.getOrDefault(type.id(), 0))
                        .thenComparingInt(type -> TIES.indexOf(type.id())))
                .orElseThrow();
    }

    private String example(Turn turn, String question, QuestionType type) {
        int n = turn.earlier().size();
        if (type.examples().isEmpty()) {
            return phrases.any(turn.language(), "spin.example.any.", turn, n, Map.of());
        }
        var facts = CaseFacts.open(turn.scenario(), turn.clientCase(), turn.language());
        var asked =
                new ArrayList<>(turn.earlier().stream().map(Turn.Said::question).toList());
        asked.add(question);
        var fresh = type.examples().stream()
                .map(example -> example.tell(turn.language(), facts))
                .filter(example -> asked.stream().noneMatch(before -> Repeats.same(before, example)))
                .toList();
        return Phrases.pick(
                fresh.isEmpty() ? List.of(type.examples().getFirst().tell(turn.language(), facts)) : fresh,
                turn.seed(),
                n);
    }
}
