package dev.krug.sandbox.platform;

import dev.krug.testing.StatementListener;
import io.r2dbc.proxy.core.QueryExecutionInfo;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the statements of each connection between the ends of updates. */
class StatementCounter extends StatementListener {

    private final Map<String, AtomicInteger> sinceBegin = new ConcurrentHashMap<>();
    private final AtomicInteger lastUpdate = new AtomicInteger();

    /** How many statements the transaction of the last finished update held. */
    int lastUpdate() {
        return lastUpdate.get();
    }

    @Override
    protected void begun(String connection) {
        sinceBegin.computeIfAbsent(connection, id -> new AtomicInteger()).set(0);
    }

    @Override
    public void afterQuery(QueryExecutionInfo info) {
        var count = sinceBegin.computeIfAbsent(info.getConnectionInfo().getConnectionId(), id -> new AtomicInteger());
        count.addAndGet(info.getQueries().size());
        if (info.getQueries().stream()
                .anyMatch(query -> query.getQuery().contains("state = 'done'")
                        && query.getQuery().contains("update bot_updates"))) {
            lastUpdate.set(count.get());
        }
    }
}
