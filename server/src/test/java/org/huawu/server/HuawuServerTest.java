package org.huawu.server;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.huawu.server.testing.StillTime;
import org.huawu.server.testing.World;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test of the whole program, without its process: the application context on a real PostgreSQL, listening on ports that
 * are free. The context is made once and shared by all classes annotated so, unless a class adds something of its own
 * (properties, mock beans). Its port is injected with {@code @LocalServerPort}; its beans by the test's constructor.
 *
 * <pre>{@code
 * @HuawuServerTest
 * class ClientsTest {
 *     ClientsTest(@Autowired Clients clients, @LocalServerPort int port) { ... }
 * }
 * }</pre>
 *
 * <p>What a test writes stays for the tests after it: make parties of your own and look at theirs only. Rows are seen within
 * a transaction that began with a scope bound:
 * {@code ScopedValue.where(Scope.CURRENT, Scope.all()).call(() -> transactions.execute(...))}.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = {HuawuApplication.class, StillTime.class, World.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "huawu.edge.http-port=0",
            "huawu.edge.https-port=0",
            "huawu.switchboard.embedded=false",
            "huawu.recordings.rounds-every=24h",
            "huawu.ladders.rounds-every=24h"
        })
@ContextConfiguration(initializers = TestInstallation.class)
public @interface HuawuServerTest {}
