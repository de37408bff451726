package dev.krug.testing;

import io.r2dbc.proxy.ProxyConnectionFactory;
import io.r2dbc.proxy.core.MethodExecutionInfo;
import io.r2dbc.proxy.listener.ProxyExecutionListener;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** As a bean it hears everything that the application asks of its database. */
public abstract class StatementListener implements BeanPostProcessor, ProxyExecutionListener {

    @Override
    public final Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof ConnectionFactory factory
                ? ProxyConnectionFactory.builder(factory).listener(this).build()
                : bean;
    }

    @Override
    public final void beforeMethod(MethodExecutionInfo method) {
        if (method.getMethod().getName().equals("beginTransaction")) {
            begun(method.getConnectionInfo().getConnectionId());
        }
    }

    /** A transaction begins on this connection. */
    protected abstract void begun(String connection);
}
