package org.huawu.server;

import org.huawu.server.database.TestDatabase;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives a test's application context what the command "up" gives the real one: a database, a log, and the two folders. */
public final class TestInstallation implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestDatabase shared = TestDatabase.shared();
        TestPropertyValues.of(
                        "huawu.data=" + shared.folder().root(),
                        "huawu.home=" + shared.home().root(),
                        "huawu.vault.keys-folder=" + shared.folder().root().resolveSibling("keys"))
                .applyTo(context);
        context.getBeanFactory().registerSingleton("database", shared.database());
        context.getBeanFactory().registerSingleton("routingLog", TestLog.shared());
    }
}
