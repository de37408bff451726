package dev.krug.testing;

import io.r2dbc.proxy.core.QueryExecutionInfo;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What was asked of the database. */
public class StatementLog extends StatementListener {

    private final List<String> statements = new CopyOnWriteArrayList<>();
    private final AtomicInteger transactions = new AtomicInteger();

    public void clear() {
        statements.clear();
        transactions.set(0);
    }

    /** In the order in which they were sent. */
    public List<String> statements() {
        return List.copyOf(statements);
    }

    /** How many were begun. */
    public int transactions() {
        return transactions.get();
    }

    @Override
    protected void begun(String connection) {
        transactions.incrementAndGet();
    }

    @Override
    public void beforeQuery(QueryExecutionInfo execution) {
        execution.getQueries().forEach(query -> statements.add(query.getQuery().strip()));
    }
}
