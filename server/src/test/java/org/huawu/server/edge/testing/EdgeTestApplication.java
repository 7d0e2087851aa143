package org.huawu.server.edge.testing;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;
import org.huawu.server.edge.EdgeSecurity;
import org.huawu.server.installation.DataFolder;
import org.huawu.server.installation.Home;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.session.jdbc.autoconfigure.JdbcSessionAutoConfiguration;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.jdbc.datasource.AbstractDataSource;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/** The edge alone: a database that cannot be reached, and a sign-in by a header that says who it is. */
@TestConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(exclude = {JdbcSessionAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
@EnableMethodSecurity
@ComponentScan(
        basePackages = "org.huawu.server.edge",
        excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
public class EdgeTestApplication {

    @Bean
    DataFolder dataFolder(@Value("${huawu.data}") String path) {
        return new DataFolder(Path.of(path));
    }

    @Bean
    Home home(@Value("${huawu.home}") String path) {
        return new Home(Path.of(path));
    }

    @Bean
    Clock clock() {
        return new MovableClock();
    }

    @Bean
    DataSource dataSource() {
        return new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                throw new SQLException("no database here", "08001");
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        };
    }

    /** Lets the methods of controllers run; there is nothing to commit. */
    @Bean
    PlatformTransactionManager transactionManager() {
        return new AbstractPlatformTransactionManager() {
            private static final long serialVersionUID = 1L;

            @Override
            protected Object doGetTransaction() {
                return this;
            }

            @Override
            protected void doBegin(Object transaction, TransactionDefinition definition) {
                // nothing begins
            }

            @Override
            protected void doCommit(DefaultTransactionStatus status) {
                // nothing is kept
            }

            @Override
            protected void doRollback(DefaultTransactionStatus status) {
                // nothing is undone
            }
        };
    }

    @Bean
    SecurityFilterChain api(HttpSecurity http, EdgeSecurity edge) {
        return edge.applyTo(http.securityMatcher("/api/**"))
                .csrf(csrf -> csrf.ignoringRequestMatchers(request -> request.getHeader("X-Test-Forged") == null))
                .addFilterAfter(new SignInByHeader(), SecurityContextHolderFilter.class)
                .authorizeHttpRequests(may -> may.requestMatchers("/api/closed/**")
                        .authenticated()
                        .anyRequest()
                        .permitAll())
                .build();
    }
}
