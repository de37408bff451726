package dev.krug.quiz.bot;

import dev.krug.quiz.CategoryCount;
import dev.krug.quiz.GameMode;
import dev.krug.quiz.GameSpec;
import dev.krug.quiz.QuizStats;
import dev.krug.quiz.pack.Difficulty;
import dev.krug.runtime.Button;
import dev.krug.runtime.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be played, question by question: mode, category, difficulty, size. Offers only what there is enough of. */
final class MenuScreens {

    static final String CHOOSE = "quiz:choose";
    static final String GO = "quiz:go";

    private static final int LEAST = GameSpec.SIZES.getFirst();

    private MenuScreens() {}

    static Reply modes(Texts texts) {
        return Reply.html(texts.text("quiz.menu.modes"))
                .buttons(
                        mode(texts, "quiz.mode.classic", GameMode.CLASSIC),
                        mode(texts, "quiz.mode.category", GameMode.CATEGORY))
                .buttons(
                        mode(texts, "quiz.mode.difficulty", GameMode.DIFFICULTY),
                        mode(texts, "quiz.mode.marathon", GameMode.MARATHON))
                .buttons(
                        mode(texts, "quiz.mode.daily", GameMode.DAILY),
                        Button.of(texts.text("quiz.mode.duel"), DuelScreens.NEW));
    }

    private static Button mode(Texts texts, String key, GameMode mode) {
        return Button.of(texts.text(key), Choice.of(mode).data(CHOOSE));
    }

    /** The next thing to be chosen. */
    static Reply next(Texts texts, Choice choice, List<CategoryCount> categories) {
        if (choice.needsCategory()) {
            return categories(texts, choice, categories);
        }
        if (choice.needsLevel()) {
            var levels = levels(choice, categories);
            return levels.isEmpty() && choice.category() != null
                    ? sizes(texts, choice.at(Choice.Level.ALL), categories)
                    : difficulties(texts, choice, levels);
        }
        return sizes(texts, choice, categories);
    }

    private static Reply categories(Texts texts, Choice choice, List<CategoryCount> categories) {
        var buttons = categories.stream()
                .filter(category -> category.questions() >= LEAST)
                .map(category -> Button.of(
                        category.emoji() + " " + category.title(),
                        choice.in(category.code()).data(CHOOSE)))
                .toList();
        return Reply.html(texts.text("quiz.menu.categories"))
                .buttonRows(inRows(buttons))
                .buttons(back(texts));
    }

    static List<Difficulty> levels(Choice choice, List<CategoryCount> categories) {
        var levels = new ArrayList<Difficulty>();
        for (var difficulty : Difficulty.values()) {
            if (count(categories, choice.category(), difficulty) >= LEAST) {
                levels.add(difficulty);
            }
        }
        return levels;
    }

    private static Reply difficulties(Texts texts, Choice choice, List<Difficulty> levels) {
        var rows = new ArrayList<List<Button>>();
        if (choice.mode() == GameMode.CATEGORY) {
            rows.add(List.of(Button.of(
                    texts.text("quiz.menu.any_difficulty"),
                    choice.at(Choice.Level.ALL).data(CHOOSE))));
        }
        for (var difficulty : levels) {
            rows.add(List.of(Button.of(
                    texts.difficulty(difficulty),
                    choice.at(Choice.Level.of(difficulty)).data(CHOOSE))));
        }
        return Reply.html(texts.text("quiz.menu.difficulties")).buttonRows(rows).buttons(back(texts));
    }

    private static Reply sizes(Texts texts, Choice choice, List<CategoryCount> categories) {
        var rows = sizes(choice, categories).stream()
                .map(size -> List.of(Button.of(
                        texts.html("quiz.button.questions", Map.of("count", size)),
                        choice.of(size).data(GO))))
                .toList();
        return rows.isEmpty()
                ? notEnough(texts, count(categories, choice))
                : Reply.html(texts.text("quiz.choose_size")).buttonRows(rows).buttons(back(texts));
    }

    static List<Integer> sizes(Choice choice, List<CategoryCount> categories) {
        long available = count(categories, choice);
        return GameSpec.SIZES.stream().filter(size -> size <= available).toList();
    }

    private static long count(List<CategoryCount> categories, Choice choice) {
        return count(categories, choice.category(), choice.level().difficulty());
    }

    static Reply notEnough(Texts texts, long available) {
        return Reply.html(texts.html("quiz.not_enough", Map.of("count", available)))
                .buttons(back(texts));
    }

    static Reply daily(Texts texts, boolean done, int streak) {
        var facts = Map.of("streak", streak, "size", GameSpec.DAILY_SIZE);
        return done
                ? Reply.html(texts.html("quiz.daily.done", facts)).buttons(back(texts))
                : Reply.html(texts.html("quiz.daily", facts))
                        .buttons(Button.of(
                                texts.text("quiz.button.start"),
                                Choice.of(GameMode.DAILY).data(GO)));
    }

    static Reply marathon(Texts texts, QuizStats stats) {
        var facts = Map.of("best", stats.bestScore(GameMode.MARATHON), "most", GameSpec.MARATHON_MOST);
        return Reply.html(texts.html("quiz.marathon", facts))
                .buttons(Button.of(
                        texts.text("quiz.button.start"),
                        Choice.of(GameMode.MARATHON).data(GO)));
    }

    private static Button back(Texts texts) {
        return Button.of(texts.text("quiz.button.other_game"), "quiz:play");
    }

    private static long count(List<CategoryCount> categories, @Nullable String code, @Nullable Difficulty difficulty) {
        return categories.stream()
                .filter(category -> code == null || category.code().equals(code))
                .mapToLong(category -> difficulty == null
                        ? category.questions()
                        : category.byDifficulty().getOrDefault(difficulty, 0L))
                .sum();
    }

    static List<List<Button>> inRows(List<Button> buttons) {
        var rows = new ArrayList<List<Button>>();
        for (int i = 0; i < buttons.size(); i += 2) {
            rows.add(buttons.subList(i, Math.min(i + 2, buttons.size())));
        }
        return rows;
    }
}
