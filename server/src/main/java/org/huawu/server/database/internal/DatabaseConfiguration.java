package org.huawu.server.database.internal;

import javax.sql.DataSource;
import org.huawu.server.database.Database;
import org.huawu.server.database.DatabaseSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Gives the modules the pool and its transactions. The {@link Database} itself was begun before the application context,
 * which it outlives.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

    /** Not closed with the context: the pool belongs to the database. */
    @Bean(destroyMethod = "")
    DataSource dataSource(Database database) {
        return database.pool();
    }

    @Bean
    ScopedTransactionManager transactionManager(DataSource pool) {
        return new ScopedTransactionManager(pool);
    }
}
