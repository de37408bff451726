package dev.krug.sandbox.chaos;

import dev.krug.sandbox.chaos.Point.Moment;
import io.r2dbc.proxy.ProxyConnectionFactory;
import io.r2dbc.proxy.core.MethodExecutionInfo;
import io.r2dbc.proxy.core.QueryExecutionInfo;
import io.r2dbc.proxy.core.QueryInfo;
import io.r2dbc.proxy.listener.ProxyExecutionListener;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Ends this process at an ordered point of its work on the database, as a power cut would: no hook runs. */
final class Halt implements BeanPostProcessor, ProxyExecutionListener {

    static final int EXIT_CODE = 137;

    private static final String ROWS = "rows";

    private final AtomicReference<@Nullable Point> armed = new AtomicReference<>();
    private final Map<String, List<String>> transactions = new ConcurrentHashMap<>();
    private final Consumer<String> tell;

    /** Tells the statements of each transaction that is watched when it has committed. */
    Halt(Consumer<String> tell) {
        this.tell = tell;
    }

    void arm(Point point) {
        armed.set(point);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof ConnectionFactory factory
                ? ProxyConnectionFactory.builder(factory).listener(this).build()
                : bean;
    }

    @Override
    public void beforeMethod(MethodExecutionInfo info) {
        switch (info.getMethod().getName()) {
            case "beginTransaction" -> transactions.put(connection(info), new ArrayList<>());
            case "commitTransaction" -> reach(Moment.BEFORE_COMMIT, statements(info));
            default -> {}
        }
    }

    @Override
    public void afterMethod(MethodExecutionInfo info) {
        switch (info.getMethod().getName()) {
            case "commitTransaction" -> {
                var statements = transactions.remove(connection(info));
                if (statements != null) {
                    reach(Moment.AFTER_COMMIT, String.join("\n", statements));
                    tellOf(statements);
                }
            }
            case "rollbackTransaction" -> transactions.remove(connection(info));
            default -> {}
        }
    }

    @Override
    public void beforeQuery(QueryExecutionInfo info) {
        var sql = sql(info);
        reach(Moment.BEFORE_STATEMENT, sql);
        var transaction = transactions.get(info.getConnectionInfo().getConnectionId());
        if (transaction != null) {
            transaction.add(sql);
            reachWithin(transaction, transaction.size() - 1);
        }
    }

    @Override
    public void eachQueryResult(QueryExecutionInfo info) {
        info.getValueStore().put(ROWS, true);
    }

    @Override
    public void afterQuery(QueryExecutionInfo info) {
        var sql = sql(info);
        reach(Moment.AFTER_STATEMENT, sql);
        if (info.getValueStore().get(ROWS) != null) {
            reach(Moment.AFTER_ROWS, sql);
        }
        var transaction = transactions.get(info.getConnectionInfo().getConnectionId());
        if (transaction != null) {
            reachWithin(transaction, transaction.size());
        }
    }

    private void reach(Moment moment, String sql) {
        var point = armed.get();
        if (point != null && point.moment() == moment && sql.contains(point.mark())) {
            if (point.count() <= 1) {
                Runtime.getRuntime().halt(EXIT_CODE);
            }
            armed.compareAndSet(point, new Point(moment, point.mark(), point.count() - 1));
        }
    }

    private void reachWithin(List<String> transaction, int done) {
        var point = armed.get();
        if (point != null
                && point.moment() == Moment.WITHIN_TRANSACTION
                && point.count() == done
                && isAbout(transaction, point.mark())) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    private void tellOf(List<String> statements) {
        var point = armed.get();
        if (point != null && point.moment() == Moment.WITHIN_TRANSACTION && isAbout(statements, point.mark())) {
            tell.accept("TRANSACTION " + point.mark() + " "
                    + statements.stream().map(Halt::firstWords).collect(Collectors.joining("|")));
        }
    }

    /** The transaction of an update begins with the look-up of its sender, that of a duel with the duel. */
    private static boolean isAbout(List<String> statements, String mark) {
        var first = statements.getFirst();
        return first.startsWith("select")
                && (first.contains("telegram_id") && first.endsWith("«[" + mark + "]»")
                        || first.contains("from quiz_duels") && first.endsWith("«" + mark + "»"));
    }

    private static String firstWords(String sql) {
        var line = sql.replaceAll("\\s+", " ");
        return line.substring(0, Math.min(60, line.length()));
    }

    private String statements(MethodExecutionInfo info) {
        return String.join("\n", transactions.getOrDefault(connection(info), List.of()));
    }

    private static String connection(MethodExecutionInfo info) {
        return info.getConnectionInfo().getConnectionId();
    }

    /** The statements, and after each the value of its only parameter, if it has just one. */
    private static String sql(QueryExecutionInfo info) {
        return info.getQueries().stream()
                .map(query -> query.getQuery().strip() + onlyValue(query))
                .collect(Collectors.joining(";\n"));
    }

    private static String onlyValue(QueryInfo query) {
        var values = query.getBindingsList().stream()
                .flatMap(bindings ->
                        Stream.concat(bindings.getIndexBindings().stream(), bindings.getNamedBindings().stream()))
                .map(binding -> binding.getBoundValue().getValue())
                .map(value -> value instanceof Parameter typed ? typed.getValue() : value)
                .map(value -> value instanceof Object[] several ? Arrays.toString(several) : String.valueOf(value))
                .toList();
        return values.size() == 1 ? " «" + values.getFirst() + "»" : "";
    }
}
