package dev.krug.sandbox.platform;

import io.r2dbc.proxy.ProxyConnectionFactory;
import io.r2dbc.proxy.core.MethodExecutionInfo;
import io.r2dbc.proxy.core.QueryExecutionInfo;
import io.r2dbc.proxy.listener.ProxyExecutionListener;
import io.r2dbc.spi.ConnectionFactory;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts the statements of each connection between the ends of updates. */
class StatementCounter implements BeanPostProcessor, ProxyExecutionListener {

    private final Map<String, AtomicInteger> sinceBegin = new ConcurrentHashMap<>();
    private final AtomicInteger lastUpdate = new AtomicInteger();

    /** How many statements the transaction of the last finished update held. */
    int lastUpdate() {
        return lastUpdate.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof ConnectionFactory factory
                ? ProxyConnectionFactory.builder(factory).listener(this).build()
                : bean;
    }

    @Override
    public void beforeMethod(MethodExecutionInfo info) {
        if (info.getMethod().getName().equals("beginTransaction")) {
            sinceBegin
                    .computeIfAbsent(info.getConnectionInfo().getConnectionId(), id -> new AtomicInteger())
                    .set(0);
        }
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
