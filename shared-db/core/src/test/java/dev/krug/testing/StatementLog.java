package dev.krug.testing;

import io.r2dbc.proxy.ProxyConnectionFactory;
import io.r2dbc.proxy.core.MethodExecutionInfo;
import io.r2dbc.proxy.core.QueryExecutionInfo;
import io.r2dbc.proxy.listener.ProxyExecutionListener;
import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** What was asked of the database. */
public class StatementLog implements BeanPostProcessor, ProxyExecutionListener {

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
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof ConnectionFactory factory
                ? ProxyConnectionFactory.builder(factory).listener(this).build()
                : bean;
    }

    @Override
    public void beforeMethod(MethodExecutionInfo method) {
        if (method.getMethod().getName().equals("beginTransaction")) {
            transactions.incrementAndGet();
        }
    }

    @Override
    public void beforeQuery(QueryExecutionInfo execution) {
        execution.getQueries().forEach(query -> statements.add(query.getQuery().strip()));
    }
}
