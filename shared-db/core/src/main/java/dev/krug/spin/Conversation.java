package dev.krug.spin;

import dev.krug.spin.model.Models;
import dev.krug.spin.model.Prompt;
import dev.krug.spin.model.Prompt.Line;
import dev.krug.spin.model.Task;
import dev.krug.spin.scenario.Scenario;
import dev.krug.spin.text.Classification;
import dev.krug.spin.text.Numbers;
import dev.krug.spin.voice.Feedback;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import reactor.core.publisher.Mono;

/**
 * Understands and answers questions: by the model where one is configured and makes sense, else by the rules. Without
 * a model it answers at once and calls nobody. A model may take seconds, so never ask inside a transaction.
 */
public final class Conversation { // MB-501

    private static final int REMEMBERED_EXCHANGES = 6;

    private final TrainingMethods methods;
    private final Models models;

    public Conversation(TrainingMethods methods, Models models) {
        this.methods = methods;
        this.models = models;
    }

    /** Whether asking may call somebody and take its time. */
    public boolean usesModel() {
        return Arrays.stream(Task.values()).anyMatch(models::isConfigured);
    }

    /** Counts a question that {@link Training#hear} let through. */
    public Mono<Counted> ask(TrainingState state, Scenario scenario, Hearing.Question question, Instant now) {
        var deadline = Deadline.in(models.turnTimeout());
        return classify(state, scenario, question.text(), deadline)
                .flatMap(type -> answer(state, scenario, question.text(), type.type(), deadline)
                        .zipWith(isContextual(state, scenario, question.text(), deadline))
                        .map(said -> Training.count(
                                state,
                                scenario,
                                question,
                                type,
                                said.getT1(),
                                said.getT2(),
                                methods.of(scenario).listening().bonus(),
                                now)));
    }

    /** Comments on an exchange; the figures are always those of the rules. */
    public Mono<Feedback> feedback(TrainingState state, Scenario scenario, Exchange exchange) {
        var rules = methods.of(scenario).feedback(state, scenario, exchange);
        var prompt = new Prompt(
                instructions(state, scenario, "feedback"),
                List.of(Line.user(exchange.question()), Line.assistant(exchange.answer()), Line.user("?")));
        return Deadline.in(models.turnTimeout())
                .limit(models.ask(Task.FEEDBACK, prompt))
                .map(text ->
                        new Feedback(rules.correctness(), rules.advice(), text, rules.exampleType(), rules.example()))
                .defaultIfEmpty(rules);
    }

    private Mono<Classification> classify(TrainingState state, Scenario scenario, String question, Deadline deadline) {
        var prompt = new Prompt(instructions(state, scenario, "question_classification"), List.of(Line.user(question)));
        return deadline.limit(models.ask(Task.CLASSIFICATION, prompt))
                .map(Conversation::label)
                .filter(label ->
                        scenario.types().stream().anyMatch(type -> type.id().equals(label)))
                .map(Classification::byModel)
                .switchIfEmpty(Mono.fromSupplier(() -> methods.of(scenario).classify(state, scenario, question)));
    }

    private static String label(String text) { // MB-522
        return text.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }

    private Mono<Boolean> isContextual(TrainingState state, Scenario scenario, String question, Deadline deadline) {
        var method = methods.of(scenario);
        if (!method.listening().enabled() || !Training.mayBeContextual(state)) {
            return Mono.just(false);
        }
        var rules = Mono.fromSupplier(() -> method.listening().fallback() && method.isContextual(state, question));
        if (!method.listening().useModel() || !models.isConfigured(Task.CONTEXT)) {
            return Mono.fromSupplier(() -> method.isContextual(state, question));
        }
        var prompt = new Prompt(
                instructions(state, scenario, "context_check"),
                List.of(Line.user(state.progress().lastClientResponse()), Line.user(question)));
        return deadline.limit(models.ask(Task.CONTEXT, prompt))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text -> text.contains("yes") || text.contains("no"))
                .map(text -> !text.contains("no"))
                .switchIfEmpty(rules);
    }

    private Mono<String> answer(
            TrainingState state, Scenario scenario, String question, String type, Deadline deadline) {
        var rules = methods.of(scenario).answer(state, scenario, question, type);
        var lines = new ArrayList<Line>();
        state.dialog().stream()
                .skip(Math.max(0, state.dialog().size() - REMEMBERED_EXCHANGES))
                .forEach(exchange -> {
                    lines.add(Line.user(exchange.question()));
                    lines.add(Line.assistant(exchange.answer()));
                });
        lines.add(Line.user(question));
        var prompt = new Prompt(instructions(state, scenario, "client_response") + "\n\n" + rules, lines);
        return deadline.limit(models.ask(Task.RESPONSE, prompt))
                .filter(text -> keepsSecrets(state, scenario, type, text))
                .defaultIfEmpty(rules);
    }

    /** The first type of a scenario asks for open facts only. */
    private static boolean keepsSecrets(TrainingState state, Scenario scenario, String type, String text) { // MB-523
        return scenario.order(type) > 0
                || (!Numbers.names(text, state.hidden().a())
                        && !Numbers.names(text, state.hidden().b()));
    }

    private static String instructions(TrainingState state, Scenario scenario, String prompt) {
        var instructions = scenario.prompts().get(prompt);
        var open = state.clientCase() == null ? "" : "\n\n" + CaseJson.write(state.clientCase());
        return (instructions == null ? "" : instructions.in(state.language())) + open;
    }
}
