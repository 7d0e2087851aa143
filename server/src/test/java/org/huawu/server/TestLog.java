package org.huawu.server;

import java.time.InstantSource;
import org.huawu.server.database.TestDatabase;
import org.huawu.server.log.RoutingLog;

/**
 * One log for all tests of the program in this JVM, begun with the first of them. It keeps the machine's time: its parts talk
 * to each other by it, so it cannot stand still.
 */
final class TestLog {

    private static final class Holder {
        static final RoutingLog LOG = begin();

        private static RoutingLog begin() {
            RoutingLog log = RoutingLog.begin(TestDatabase.shared().folder(), InstantSource.system());
            Runtime.getRuntime().addShutdownHook(new Thread(log::close, "test-log-close"));
            return log;
        }
    }

    private TestLog() {}

    static RoutingLog shared() {
        return Holder.LOG;
    }
}
