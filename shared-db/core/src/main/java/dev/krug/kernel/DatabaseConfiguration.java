package dev.krug.kernel;

import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.LOCK_WAIT_TIMEOUT;

import com.zaxxer.hikari.HikariDataSource;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** One reactive pool for everything; a small JDBC pool beside it for Liquibase and the job scheduler. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(3); // CORE-007
    private static final int JDBC_POOL_SIZE = 4;

    @Bean(destroyMethod = "dispose")
    ConnectionFactory connectionFactory(DatabaseSettings settings) {
        var options = settings.reactive()
                .mutate()
                .option(LOCK_WAIT_TIMEOUT, LOCK_TIMEOUT)
                .build();
        return new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .maxSize(settings.poolSize())
                .initialSize(Math.min(4, settings.poolSize()))
                .maxAcquireTime(settings.acquireTimeout())
                .validationDepth(ValidationDepth.LOCAL)
                .build());
    }

    @Bean
    DataSource dataSource(DatabaseSettings settings) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(settings.jdbcUrl());
        pool.setUsername(settings.user());
        pool.setPassword(settings.password());
        pool.setMaximumPoolSize(JDBC_POOL_SIZE);
        pool.setMinimumIdle(1);
        pool.setPoolName("krug-jdbc");
        return pool;
    }

    @Bean
    TransactionalOperator transactionalOperator(ReactiveTransactionManager transactions) {
        return new RepeatedTransactions(TransactionalOperator.create(transactions));
    }
}
